using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Json;

namespace PimTools.Graph.Http;

/// <summary>Several GETs in one call (documented: Graph "JSON batching").</summary>
internal sealed class ReadBatch
{
    /// <summary>The most the service takes.</summary>
    public const int Size = 20;

    private const int Tries = 4;
    private static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(2);

    private readonly PimHttp _http;
    private readonly Uri _address;

    /// <param name="http">The way to the service.</param>
    /// <param name="address">The batch's address; what it asks for has to be of the same version.</param>
    public ReadBatch(PimHttp http, Uri address)
    {
        _http = http;
        _address = address;
    }

    /// <summary>The answers in the order of the addresses; each is a body or what was refused. Parts that were throttled are asked again.</summary>
    public async Task<IReadOnlyList<BatchAnswer>> ReadAsync(IReadOnlyList<Uri> addresses, PimCall call)
    {
        var answers = new BatchAnswer?[addresses.Count];
        for (var attempt = 1; ; attempt++)
        {
            var open = Enumerable.Range(0, addresses.Count).Where(i => answers[i] is null or { IsThrottled: true }).ToList();
            if (open.Count == 0 || attempt > Tries)
            {
                return answers.Select(answer => answer!).ToList();
            }

            if (attempt > 1)
            {
                await Task.Delay(open.Max(i => answers[i]!.RetryAfter ?? DefaultWait), call.Cancellation);
            }

            await SendAsync(addresses, open, answers, call);
        }
    }

    private async Task SendAsync(IReadOnlyList<Uri> addresses, List<int> open, BatchAnswer?[] answers, PimCall call)
    {
        var root = _address.AbsolutePath.Substring(0, _address.AbsolutePath.LastIndexOf('/'));
        var body = new JObject
        {
            ["requests"] = new JArray(open.Select(i => new JObject
            {
                ["id"] = i.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["method"] = "GET",
                ["url"] = addresses[i].PathAndQuery.Substring(root.Length),
            })),
        };
        var answer = await _http.QueryAsync(_address, body, call);
        var parts = answer.Children("responses").ToDictionary(part => part.RequiredText("id"));
        foreach (var i in open)
        {
            answers[i] = parts.TryGetValue(i.ToString(System.Globalization.CultureInfo.InvariantCulture), out var part)
                ? new BatchAnswer(addresses[i], part)
                : throw new PimException(PimErrorCode.InvalidResponse, "The service's batch answer lacks a part.");
        }
    }
}
