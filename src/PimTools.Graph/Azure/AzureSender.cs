using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Directory;
using PimTools.Graph.Http;
using PimTools.Graph.Requests;

namespace PimTools.Graph.Azure;

/// <summary>Sends requests to Azure. Each has a name of its own before it is sent, so that what got lost is found again by it.</summary>
internal sealed class AzureSender : IRequestSender
{
    // Every request is a call of its own; the service has no batch for them.
    private const int AtOnce = 8;

    private readonly PimHttp _http;
    private readonly AzureUrls _urls;
    private readonly AzureSettings _settings;
    private readonly SubmissionResult _result;
    private readonly IdempotentSubmitter _submitter;

    public AzureSender(PimHttp http, AzureUrls urls, AzureSettings settings, PrincipalDirectory principals, PimContext context, IdempotentSubmitter submitter)
    {
        _http = http;
        _urls = urls;
        _settings = settings;
        _result = new SubmissionResult(principals, context);
        _submitter = submitter;
    }

    public async Task<PimRequest> SubmitAsync(PimRequestDraft draft, PimCall call)
    {
        AzureScopes.Require(draft.Scope, draft.Role);
        var id = Guid.NewGuid().ToString();
        var body = AzureWriter.Request(draft);
        var answer = AzureEnvelope.Instance.Open(await (draft.IsValidationOnly
            ? CheckAsync(draft, id, body, call)
            : _submitter.RunAsync(
                () => SendAsync(HttpMethod.Put, _urls.Request(draft.Type, draft.Scope.Id, id), body, draft, call),
                () => _http.FindAsync(_urls.Request(draft.Type, draft.Scope.Id, id), call),
                call)));
        return await _result.ReadAsync(answer, draft, _settings.ApproversAsync, call);
    }

    public Task SubmitManyAsync(IReadOnlyList<PimRequestDraft> drafts, Action<PimSubmission> emit, PimCall call) =>
        BulkSubmitter.SubmitAsync(drafts, AtOnce, SubmitAsync, emit, call);

    private async Task<JObject> CheckAsync(PimRequestDraft draft, string id, JObject body, PimCall call)
    {
        // A check stores nothing that could be found, and may be asked twice.
        var answer = await _submitter.RunAsync(
            () => SendAsync(HttpMethod.Post, _urls.Validate(draft.Type, draft.Scope.Id, id), body, draft, call),
            () => Task.FromResult<JObject?>(null),
            call);
        AzureEnvelope.Instance.Open(answer).Remove("id");
        return answer;
    }

    private async Task<JObject> SendAsync(HttpMethod method, Uri address, JObject body, PimRequestDraft draft, PimCall call) =>
        SubmissionResult.Check(await _http.WriteAsync(method, address, body, call, draft), draft, AzureEnvelope.Instance);
}
