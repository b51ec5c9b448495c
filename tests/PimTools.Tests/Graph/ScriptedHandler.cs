using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace PimTools.Tests.Graph;

/// <summary>A service that says what the emulated tenant would never say.</summary>
internal sealed class ScriptedHandler(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
{
    /// <summary>The calls so far, as "GET /path?query", unescaped.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>The same JSON to every call.</summary>
    public static ScriptedHandler Always(string json) => new(_ => Json(json));

    public static HttpResponseMessage Json(string json, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(json, null, "application/json") };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (Calls)
        {
            Calls.Add(request.Method + " " + Uri.UnescapeDataString(request.RequestUri!.PathAndQuery));
        }

        return Task.FromResult(answer(request));
    }
}
