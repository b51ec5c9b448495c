using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PimTools.Emulator;

namespace PimTools.Tests.Fuzz;

/// <summary>The emulated tenant's answers to an operation, to be given again, one of them changed.</summary>
internal sealed class RecordedTenant(EmulatedTenant tenant)
{
    // Longer lists only cost time: each element is read by the same reader.
    private const int LongestList = 3;

    private readonly ConcurrentDictionary<string, (HttpStatusCode Status, string Body)> _answers = new();
    private readonly ConcurrentDictionary<string, bool> _asked = new();

    /// <summary>Tells what was asked for while recording, but for the parts of batches.</summary>
    public IReadOnlyList<string> Asked => [.. _asked.Keys.Order(StringComparer.Ordinal)];

    public string this[string call] => _answers[call].Body;

    public HttpMessageHandler Record() => new Handler(this, new HttpMessageInvoker(tenant.CreateHandler()), null, null);

    /// <param name="call">Which of the calls is answered with <paramref name="body"/>.</param>
    public HttpMessageHandler Replay(string? call = null, byte[]? body = null) => new Handler(this, null, call, body);

    // Requests of Azure bear an id that the client made up.
    private static string Key(HttpMethod method, Uri address) => method + " " + (method == HttpMethod.Get
        ? Uri.UnescapeDataString(address.PathAndQuery)
        : Regex.Replace(Uri.UnescapeDataString(address.PathAndQuery), "(?<=ScheduleRequests/)[0-9a-f-]{36}", "new"));

    private static string Short(string text)
    {
        using var json = new JsonTextReader(new System.IO.StringReader(text)) { DateParseHandling = DateParseHandling.None };
        var body = JObject.Load(json);
        if (body["value"] is JArray list)
        {
            list.Skip(LongestList).ToList().ForEach(element => element.Remove());
        }

        return body.ToString(Formatting.None);
    }

    private sealed class Handler(RecordedTenant recorded, HttpMessageInvoker? live, string? changed, byte[]? body) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var key = Key(request.Method, request.RequestUri!);
            var isBatch = request.RequestUri!.AbsolutePath.EndsWith("/$batch", StringComparison.Ordinal);
            var (status, text) = isBatch
                ? (HttpStatusCode.OK, await BatchAsync(request, cancellationToken))
                : await AnswerAsync(request, cancellationToken);
            if (live is not null)
            {
                recorded._asked[key] = true;
                recorded._answers[key] = (status, text);
            }

            var content = key == changed ? new ByteArrayContent(body!) : new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(text));
            content.Headers.ContentType = new("application/json");
            return new HttpResponseMessage(status) { Content = content };
        }

        private async Task<string> BatchAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var calls = JObject.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))["requests"]!;
            var answers = new JArray();
            foreach (var call in calls)
            {
                var address = new Uri(new Uri(request.RequestUri!, "/v1.0/"), ((string)call["url"]!).TrimStart('/'));
                using var part = new HttpRequestMessage(new HttpMethod((string)call["method"]!), address)
                {
                    Content = call["body"] is { } body ? new StringContent(body.ToString(), null, "application/json") : null,
                };
                part.Headers.Authorization = request.Headers.Authorization;
                var (status, text) = await AnswerAsync(part, cancellationToken);
                recorded._answers.TryAdd(Key(part.Method, address), (status, text));
                answers.Add(new JObject { ["id"] = call["id"], ["status"] = (int)status, ["body"] = text.Length == 0 ? null : new JRaw(text) });
            }

            return new JObject { ["responses"] = answers }.ToString(Formatting.None);
        }

        private async Task<(HttpStatusCode Status, string Body)> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (live is null)
            {
                return recorded._answers.TryGetValue(Key(request.Method, request.RequestUri!), out var known)
                    ? known
                    : (HttpStatusCode.NotFound, """{"error":{"code":"ResourceNotFound","message":"Nothing is there."}}""");
            }

            var answer = await live.SendAsync(request, cancellationToken);
            var text = await answer.Content.ReadAsStringAsync(cancellationToken);
            return (answer.StatusCode, text.Length == 0 ? text : Short(text));
        }
    }
}
