using System;
using System.Linq;
using System.Threading.Tasks;
using Azure.Core;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Errors;
using PimTools.Graph.Http;
using PimTools.Graph.Json;
using PimTools.Graph.Submitting;

namespace PimTools.Graph.Entra;

/// <summary>What was asked of PIM: reading, asking, withdrawing.</summary>
internal sealed class EntraRequests
{
    // Between two clocks that both follow the network's time.
    private static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(1);

    private readonly PimHttp _http;
    private readonly ListReader _lists;
    private readonly EntraUrls _urls;
    private readonly EntraNames _names;
    private readonly EntraSettings _settings;
    private readonly PimContext _context;
    private readonly SubmitOnce _submit;

    public EntraRequests(
        PimHttp http, ListReader lists, EntraUrls urls, EntraNames names, EntraSettings settings, PimContext context, SubmitOnce submit)
    {
        _http = http;
        _lists = lists;
        _urls = urls;
        _names = names;
        _settings = settings;
        _context = context;
        _submit = submit;
    }

    public Task ListAsync(PimRequestFilter filter, Action<PimRequest> emit, PimCall call)
    {
        // Only activations can be approved; extensions and renewals wait for the portal (documented: pim-approval-workflow).
        var asked = filter.Relation == PimRequestRelation.ForMyApproval
            ? new PimRequestFilter
            {
                Relation = filter.Relation,
                Type = filter.Type ?? PimAssignmentType.Active,
                Status = filter.Status ?? PimRequestStatus.PendingApproval,
                RoleId = filter.RoleId,
                PrincipalId = filter.PrincipalId,
            }
            : filter;

        Task ReadAsync(PimAssignmentType type, Action<PimRequest> each, PimCall linked) => _lists.ReadAsync(
            _urls.Requests(type, asked), _names.IsComplete, _names.CompleteAsync, element => Read(element, type), each, linked);

        return asked.Type is { } only
            ? ReadAsync(only, emit, call)
            : SideBySide.ReadAsync(
                new[] { PimAssignmentType.Active, PimAssignmentType.Eligible }
                    .Select(type => (Func<Action<PimRequest>, PimCall, Task>)((each, linked) => ReadAsync(type, each, linked))),
                emit,
                call);
    }

    public async Task<PimRequest?> FindAsync(string id, PimCall call)
    {
        foreach (var type in new[] { PimAssignmentType.Active, PimAssignmentType.Eligible })
        {
            if (await _http.FindAsync(_urls.RequestWithNames(type, id), call) is { } element)
            {
                if (!_names.IsComplete(element))
                {
                    await _names.CompleteAsync(new[] { element }, call);
                }

                return Read(element, type);
            }
        }

        return null;
    }

    public async Task<PimRequest> RefreshAsync(PimRequest request, PimCall call)
    {
        var element = await _http.FindAsync(_urls.Request(request.Type, request.Id), call) ?? throw NotFound(request);
        return EntraReader.Request(
            element, request.Type, request.Role, request.Scope, request.Principal, request.CreatedBy, request.Approvers);
    }

    public async Task<PimRequest> SubmitAsync(PimRequestDraft draft, PimCall call)
    {
        var body = EntraWriter.Request(draft);
        var sent = _http.ServiceTime;

        // A check stores nothing that could be found, and may be asked twice.
        var answer = await _submit.RunAsync(
            () => PostAsync(draft.Type, body, call),
            () => draft.IsValidationOnly ? Task.FromResult<JObject?>(null) : FindLikeAsync(draft, sent, call),
            call);
        var approvers = EntraReader.Status(answer) == PimRequestStatus.PendingApproval && !draft.IsValidationOnly
            ? await _settings.ApproversAsync(draft.Role, call)
            : Array.Empty<PimApprover>();

        // The service answers with ids; the draft has the names.
        return EntraReader.Request(
            answer, draft.Type, draft.Role, draft.Scope, draft.Principal, _names.CreatedBy(answer) ?? _context.Account, approvers);
    }

    public async Task CancelAsync(PimRequest request, PimCall call)
    {
        try
        {
            await _http.WriteAsync(RequestMethod.Post, _urls.Cancel(request.Type, request.Id), null, call);
        }
        catch (PimException e) when (e.Code == PimErrorCode.OutcomeUnknown)
        {
            if ((await RefreshAsync(request, call)).Status != PimRequestStatus.Canceled)
            {
                throw;
            }
        }
        catch (PimException e) when (e.Status == 404)
        {
            throw NotFound(request);
        }
        catch (PimException e) when (e is { Status: 400, Code: PimErrorCode.InvalidRequest })
        {
            throw new PimException(PimErrorCode.NotCancelable, $"The request is past the point where it can be canceled: {request}.", e)
            {
                Remedy = "Only what waits or is scheduled can be canceled. Stop-PimRoleActivation ends an activation, Remove-PimAssignment an assignment.",
                TargetObject = request,
                ServiceCode = e.ServiceCode,
                Status = e.Status,
                RequestId = e.RequestId,
            };
        }
    }

    private async Task<JObject> PostAsync(PimAssignmentType type, JObject body, PimCall call) =>
        await _http.WriteAsync(RequestMethod.Post, _urls.NewRequest(type), body, call)
        ?? throw Faults.InDoubt(new PimException(PimErrorCode.InvalidResponse, "The service's answer is empty."));

    private async Task<JObject?> FindLikeAsync(PimRequestDraft draft, DateTimeOffset sent, PimCall call)
    {
        var alike = await _lists.ReadAllAsync(_urls.RequestsLike(draft, _context.Account.Type == PimPrincipalType.ServicePrincipal), call);
        return alike
            .Where(element => element.Word<PimRequestAction>("action") == draft.Action
                && element.Time("createdDateTime") >= sent - ClockSlack
                && (element.Text("justification") ?? string.Empty) == (draft.Justification ?? string.Empty))
            .OrderByDescending(element => element.Time("createdDateTime"))
            .FirstOrDefault();
    }

    private PimRequest Read(JObject element, PimAssignmentType type) => EntraReader.Request(
        element, type, EntraReader.RoleOf(element), _names.Scope(element), _names.Principal(element), _names.CreatedBy(element), Array.Empty<PimApprover>());

    private static PimException NotFound(PimRequest request) => new(PimErrorCode.RequestNotFound, $"The request is gone: {request}.")
    {
        Remedy = "Canceled requests disappear after 30 days.",
        TargetObject = request,
    };
}
