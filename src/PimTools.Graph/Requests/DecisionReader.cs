using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Http;
using PimTools.Graph.Json;

namespace PimTools.Graph.Requests;

/// <summary>Reads who decided requests, when and why.</summary>
internal sealed class DecisionReader
{
    private readonly PimHttp _http;
    private readonly IApprovalUrls _urls;
    private readonly Envelope _envelope;
    private readonly ApprovalParts _parts;
    private readonly Func<BatchedCalls>? _batch;
    private readonly bool _isOpen = true;
    private readonly Uri? _all;

    /// <param name="http">The way to the service.</param>
    /// <param name="urls">Where the approvals stand.</param>
    /// <param name="batch">Makes the calls that many approvals are read with.</param>
    /// <param name="caller">Who reads: Graph shows approvals to people alone (documented: approval-get).</param>
    public DecisionReader(PimHttp http, IApprovalUrls urls, Func<BatchedCalls> batch, PimPrincipal caller)
        : this(http, urls, Envelope.None)
    {
        _batch = batch;
        _isOpen = caller.Type != PimPrincipalType.ServicePrincipal;
    }

    /// <summary>As the other, for a service that has no batches and lists all approvals.</summary>
    public DecisionReader(PimHttp http, IApprovalUrls urls, Envelope envelope, Uri all)
        : this(http, urls, envelope) => _all = all;

    private DecisionReader(PimHttp http, IApprovalUrls urls, Envelope envelope)
    {
        _http = http;
        _urls = urls;
        _envelope = envelope;
        _parts = new ApprovalParts(http, urls, envelope);
    }

    /// <summary>The request with its decision, as far as the caller may read that.</summary>
    public Task<PimRequest> ReadAsync(PimRequest request, PimCall call) => ReadAsync(request, id => _http.FindAsync(_urls.Approval(id), call), _ => { }, call);

    /// <summary>Each request with its decision, in their order. Who decided is a courtesy: what cannot be read of it is told once.</summary>
    public async Task ReadManyAsync(IReadOnlyList<PimRequest> requests, Action<PimRequest> emit, PimCall call)
    {
        if (!_isOpen)
        {
            call.Detail?.Invoke("Who decided is not told to an application.");
            requests.ToList().ForEach(emit);
            return;
        }

        PimException? refusal = null;
        var refused = 0;
        var gate = new object();
        void Refuse(PimException error)
        {
            lock (gate)
            {
                refusal ??= error;
                refused++;
            }
        }

        List<Task<PimRequest>> ReadAll(Func<string, Task<JObject?>> findAsync) =>
            requests.Select(request => ReadAsync(request, findAsync, Refuse, call)).ToList();

        var batch = _batch?.Invoke();
        var readings = batch is null
            ? ReadAll(await FindListedAsync(call))
            : batch.Together(() => ReadAll(id => batch.FindAsync(_urls.Approval(id), call)));
        foreach (var reading in readings)
        {
            emit(await reading);
        }

        if (refusal is not null)
        {
            call.Notice?.Invoke($"Who decided {refused} of the requests is not known. {refusal.Message}");
        }
    }

    private async Task<PimRequest> ReadAsync(PimRequest request, Func<string, Task<JObject?>> findAsync, Action<PimException> refuse, PimCall call)
    {
        if (!request.LacksDecision)
        {
            return request;
        }

        try
        {
            var id = request.ApprovalId!;
            var parts = await findAsync(id) is { } approval ? await _parts.OfAsync(id, approval, call) : Enumerable.Empty<JObject>();
            return parts.FirstOrDefault(part => part.Time("reviewedDateTime") is not null) is { } decided
                ? request.WithDecision(Reviewer(decided.Child("reviewedBy")), decided.Text("justification"), decided.Time("reviewedDateTime"))
                : request;
        }
        catch (PimException e)
        {
            // The request itself was read, and stands.
            refuse(e);
            return request;
        }
    }

    private async Task<Func<string, Task<JObject?>>> FindListedAsync(PimCall call)
    {
        var listed = new Dictionary<string, JObject>(StringComparer.OrdinalIgnoreCase);
        try
        {
            await new ListReader(_http).ReadAsync(_all!, element => listed[_envelope.Open(element).RequiredText("id")] = element, call);
        }
        catch (PimException e)
        {
            return _ => Task.FromException<JObject?>(e);
        }

        return id => Task.FromResult(listed.TryGetValue(id, out var approval) ? approval : null);
    }

    // Azure has other words for the same (documented: Microsoft.Authorization, UserIdentity).
    private static PimPrincipal? Reviewer(JObject? reviewer) => (reviewer?.Text("id") ?? reviewer?.Text("principalId")) is { } id
        ? new PimPrincipal(
            id, PimPrincipalType.User, reviewer!.Text("displayName") ?? reviewer!.Text("principalName"), reviewer!.Text("userPrincipalName"))
        : null;
}
