using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Directory;
using PimTools.Graph.Errors;
using PimTools.Graph.Json;

namespace PimTools.Graph.Requests;

/// <summary>Reads what the service made of a request into what its sender gets. It stands, whatever else cannot be read.</summary>
internal sealed class SubmissionResult
{
    private readonly PrincipalDirectory _principals;
    private readonly PimContext _context;

    public SubmissionResult(PrincipalDirectory principals, PimContext context)
    {
        _principals = principals;
        _context = context;
    }

    /// <summary>An answer that can be read as the request that was made; what cannot leaves in doubt whether it was.</summary>
    /// <exception cref="PimException"><see cref="PimErrorCode.OutcomeUnknown"/>.</exception>
    public static JObject Check(JObject? answer, PimRequestDraft draft, Envelope envelope)
    {
        try
        {
            var made = answer ?? throw new PimException(PimErrorCode.InvalidResponse, "The service's answer is empty.");
            RequestReader.Read(JsonRecord.Of(envelope.Open(made)), draft.Type, draft.Role, draft.Scope, draft.Principal, null, Array.Empty<PimApprover>());
            return made;
        }
        catch (PimException e)
        {
            throw TransportErrors.InDoubt(e);
        }
    }

    /// <summary>The request in an answer that has ids where the draft has names.</summary>
    public async Task<PimRequest> ReadAsync(
        JObject answer, PimRequestDraft draft, Func<PimRequestDraft, PimCall, Task<IReadOnlyList<PimApprover>>> approversAsync, PimCall call)
    {
        var made = JsonRecord.Of(answer);
        var approvers = RequestReader.Status(made) == PimRequestStatus.PendingApproval && !draft.IsValidationOnly
            ? await FindApproversAsync(draft, approversAsync, call)
            : Array.Empty<PimApprover>();
        var createdBy = RequestReader.CreatorId(made) is { } creator ? _principals.Get(creator) : _context.Account;
        return RequestReader.Read(made, draft.Type, draft.Role, draft.Scope, draft.Principal, createdBy, approvers);
    }

    private static async Task<IReadOnlyList<PimApprover>> FindApproversAsync(
        PimRequestDraft draft, Func<PimRequestDraft, PimCall, Task<IReadOnlyList<PimApprover>>> approversAsync, PimCall call)
    {
        try
        {
            return await approversAsync(draft, call);
        }
        catch (PimException e)
        {
            call.Notice?.Invoke($"The request for {draft.Role} waits for approval. By whom could not be read: {e.Message}");
        }
        catch (OperationCanceledException)
        {
            // Whoever asked does not wait for the names; the request is theirs all the same.
        }

        return Array.Empty<PimApprover>();
    }
}
