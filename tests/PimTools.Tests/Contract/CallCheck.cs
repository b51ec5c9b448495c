using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using PimTools.Tests.Contract.Schemas;

namespace PimTools.Tests.Contract;

/// <summary>Checks a call with its answer, strictly; of a batch every part.</summary>
internal sealed class CallCheck(PublishedContract contract)
{
    /// <summary>Returns what departs from the contract.</summary>
    /// <param name="checksRequest">False for a call that is meant to be wrong, where only the answer counts.</param>
    public IReadOnlyList<Violation> Run(string method, Uri url, string? request, int status, string? response, bool checksRequest = true)
    {
        var sent = Parse(request);
        var answered = Parse(response);
        var violations = contract.CheckResponse(method, url, status, answered, isStrict: true)
            .Concat(checksRequest ? contract.CheckRequest(method, url, sent, isStrict: true) : []);

        if (url.AbsolutePath.EndsWith("/$batch", StringComparison.Ordinal) && status == 200)
        {
            violations = violations.Concat(CheckParts(url, sent!.Value, answered!.Value, checksRequest));
        }

        return violations.ToList();
    }

    private IEnumerable<Violation> CheckParts(Uri batch, JsonElement request, JsonElement response, bool checksRequest)
    {
        var root = batch.AbsoluteUri[..batch.AbsoluteUri.LastIndexOf('/')];
        var answers = response.GetProperty("responses").EnumerateArray().ToDictionary(answer => answer.GetProperty("id").GetString()!);

        return request.GetProperty("requests").EnumerateArray().SelectMany(part =>
        {
            var answer = answers[part.GetProperty("id").GetString()!];

            return Run(
                part.GetProperty("method").GetString()!,
                new Uri($"{root}/{part.GetProperty("url").GetString()!.TrimStart('/')}"),
                BodyOf(part),
                answer.GetProperty("status").GetInt32(),
                BodyOf(answer),
                checksRequest);
        });
    }

    private static string? BodyOf(JsonElement part) => part.TryGetProperty("body", out var body) ? body.GetRawText() : null;

    private static JsonElement? Parse(string? text) => string.IsNullOrEmpty(text) ? null : JsonDocument.Parse(text).RootElement;
}
