using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;

namespace PimTools.Tests.Graph;

/// <summary>A service that answers each part of a batch by its path.</summary>
internal sealed class BatchHandler(Func<string, JObject> answer) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var calls = JObject.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))["requests"]!;
        var answers = new JArray(calls.Select(call => new JObject { ["id"] = call["id"], ["status"] = 200, ["body"] = answer((string)call["url"]!) }));
        return ScriptedHandler.Json(new JObject { ["responses"] = answers }.ToString(), HttpStatusCode.OK);
    }
}
