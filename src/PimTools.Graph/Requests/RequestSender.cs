using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Directory;
using PimTools.Graph.Http;
using PimTools.Graph.Json;

namespace PimTools.Graph.Requests;

/// <summary>Sends requests to Graph, one or many. None is made twice: what got lost on the way is looked for before it is sent again.</summary>
internal sealed class RequestSender : IRequestSender
{
    // Enough that batches are full, and few enough that not every request of a long list is written out at once.
    private const int MostUnderWay = 400;

    private readonly PimHttp _http;
    private readonly ListReader _lists;
    private readonly IRequestUrls _urls;
    private readonly Func<PimRequestDraft, JObject> _write;
    private readonly Func<PimRequestDraft, PimCall, Task<IReadOnlyList<PimApprover>>> _approversAsync;
    private readonly SubmissionResult _result;
    private readonly PimContext _context;
    private readonly IdempotentSubmitter _submitter;

    /// <param name="http">The way to the service.</param>
    /// <param name="urls">Where the requests go.</param>
    /// <param name="write">Writes a request in the words of its kind.</param>
    /// <param name="approversAsync">Who may approve what a draft asks for.</param>
    /// <param name="principals">The names of people.</param>
    /// <param name="context">Who asks.</param>
    /// <param name="submitter">How to send what must not be made twice.</param>
    public RequestSender(
        PimHttp http,
        IRequestUrls urls,
        Func<PimRequestDraft, JObject> write,
        Func<PimRequestDraft, PimCall, Task<IReadOnlyList<PimApprover>>> approversAsync,
        PrincipalDirectory principals,
        PimContext context,
        IdempotentSubmitter submitter)
    {
        _http = http;
        _lists = new ListReader(http);
        _urls = urls;
        _write = write;
        _approversAsync = approversAsync;
        _result = new SubmissionResult(principals, context);
        _context = context;
        _submitter = submitter;
    }

    private delegate Task<JObject?> Post(PimRequestDraft draft, JObject body, PimCall call);

    private delegate Task<List<JObject>> ReadList(Uri address, PimCall call);

    public Task<PimRequest> SubmitAsync(PimRequestDraft draft, PimCall call) =>
        SubmitAsync(draft, PostAloneAsync, _lists.ReadAllAsync, new ConcurrentDictionary<string, PimRequestDraft>(), call);

    public Task SubmitManyAsync(IReadOnlyList<PimRequestDraft> drafts, Action<PimSubmission> emit, PimCall call)
    {
        var posts = new BatchedCalls(_http, _context.GraphEndpoint!);
        var looks = new BatchedLists(new BatchedCalls(_http, _context.GraphEndpoint!));
        var made = new ConcurrentDictionary<string, PimRequestDraft>();
        async Task<JObject?> PostTogetherAsync(PimRequestDraft draft, JObject body, PimCall linked)
        {
            try
            {
                return draft.AuthenticationContext is null
                    ? await posts.WriteAsync(HttpMethod.Post, _urls.NewRequest(draft.Type), body, linked)
                    : await PostAloneAsync(draft, body, linked);
            }
            catch (PimException e) when (e.Claims is not null && draft.AuthenticationContext is null)
            {
                // Nothing was made of it; sent alone, the person can sign in with what the role demands.
                return await PostAloneAsync(draft, body, linked);
            }
        }

        return posts.Together(() => BulkSubmitter.SubmitAsync(
            drafts,
            MostUnderWay,
            (draft, linked) => SubmitAsync(draft, PostTogetherAsync, looks.ReadAllAsync, made, linked),
            emit,
            call));
    }

    private Task<JObject?> PostAloneAsync(PimRequestDraft draft, JObject body, PimCall call) =>
        _http.WriteAsync(HttpMethod.Post, _urls.NewRequest(draft.Type), body, call, draft);

    /// <param name="draft">What is asked.</param>
    /// <param name="postAsync">Sends it.</param>
    /// <param name="readAsync">Reads a list of what was asked before.</param>
    /// <param name="made">The ids of what other drafts have led to, which is none of this one's.</param>
    /// <param name="call">The call.</param>
    private async Task<PimRequest> SubmitAsync(
        PimRequestDraft draft, Post postAsync, ReadList readAsync, ConcurrentDictionary<string, PimRequestDraft> made, PimCall call)
    {
        var body = _write(draft);
        var sent = _http.ServiceTime;
        async Task<JObject> SendAsync() => SubmissionResult.Check(await postAsync(draft, body, call), draft, Envelope.None);

        async Task<JObject?> FindAsync()
        {
            // A check stores nothing that could be found, and may be asked twice.
            if (draft.IsValidationOnly)
            {
                return null;
            }

            var alike = await readAsync(_urls.RequestsLike(draft, _context.Account.Type == PimPrincipalType.ServicePrincipal), call);
            return alike
                .Where(element => RequestMatcher.IsFrom(element, draft, sent) && !made.ContainsKey(element.RequiredText("id")))
                .OrderByDescending(element => element.Time("createdDateTime"))
                .FirstOrDefault();
        }

        var answer = await _submitter.RunAsync(SendAsync, FindAsync, call);
        if (answer.Text("id") is { } id)
        {
            made[id] = draft;
        }

        return await _result.ReadAsync(answer, draft, _approversAsync, call);
    }
}
