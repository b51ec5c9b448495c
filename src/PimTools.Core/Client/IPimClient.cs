using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using PimTools.Rules;

namespace PimTools;

/// <summary>The one way to the service, for all three kinds. Safe to use from many threads.</summary>
/// <remarks>
/// Lists hand each element over as soon as it is read, from any thread but one at a time; an exception from the receiver ends the
/// list. Everything throws <see cref="PimException"/>, and <see cref="OperationCanceledException"/> when the call is canceled.
/// </remarks>
public interface IPimClient : IDisposable
{
    /// <summary>The account that is signed in, and its tenant.</summary>
    PimContext Context { get; }

    /// <summary>The service's own time, UTC, as its last answer told it; this machine's before the first answer.</summary>
    DateTimeOffset ServiceTime { get; }

    /// <summary>The delegated scopes or application roles in the token for Microsoft Graph that was got last.</summary>
    IReadOnlyList<string> Permissions { get; }

    /// <summary>Lists what can be held.</summary>
    Task ListRolesAsync(IReadOnlyCollection<PimKind> kinds, Action<PimRole> emit, PimCall call);

    /// <summary>Lists what can be held at one scope, custom roles included.</summary>
    Task ListRolesAtAsync(PimScope scope, Action<PimRole> emit, PimCall call);

    /// <summary>Lists where roles can be held.</summary>
    Task ListScopesAsync(IReadOnlyCollection<PimKind> kinds, Action<PimScope> emit, PimCall call);

    /// <summary>Lists the scopes below one where the caller is eligible, at which a role can be activated instead. Only Azure has such.</summary>
    Task ListEligibleChildScopesAsync(PimScope scope, Action<PimScope> emit, PimCall call);

    /// <summary>Lists assignments.</summary>
    Task ListAssignmentsAsync(PimAssignmentFilter filter, Action<PimAssignment> emit, PimCall call);

    /// <summary>Lists requests.</summary>
    Task ListRequestsAsync(PimRequestFilter filter, Action<PimRequest> emit, PimCall call);

    /// <summary>Reads one request by its id, whatever it is about.</summary>
    /// <exception cref="PimException"><see cref="PimErrorCode.RequestNotFound"/>.</exception>
    Task<PimRequest> GetRequestAsync(string id, PimCall call);

    /// <summary>Reads a request again, to see where it stands now.</summary>
    Task<PimRequest> RefreshRequestAsync(PimRequest request, PimCall call);

    /// <summary>Sends a request. It is never sent twice: an unknown outcome is looked up.</summary>
    /// <exception cref="PimException">What the service refused, or <see cref="PimErrorCode.OutcomeUnknown"/>.</exception>
    Task<PimRequest> SubmitAsync(PimRequestDraft draft, PimCall call);

    /// <summary>
    /// Sends many requests, many to a call, and tells of each draft once, as soon as its outcome is known. None is sent twice. Drafts
    /// about the same assignment are sent one after the other, in their order.
    /// </summary>
    /// <remarks>What the service refuses of a draft is told in its <see cref="PimSubmission"/>, not thrown.</remarks>
    Task SubmitManyAsync(IReadOnlyList<PimRequestDraft> drafts, Action<PimSubmission> emit, PimCall call);

    /// <summary>Withdraws a request.</summary>
    Task CancelAsync(PimRequest request, PimCall call);

    /// <summary>Approves or denies a request.</summary>
    Task DecideAsync(PimRequest request, PimDecision decision, string? justification, PimCall call);

    /// <summary>Lists role settings.</summary>
    Task ListSettingsAsync(PimSettingFilter filter, Action<PimRoleSetting> emit, PimCall call);

    /// <summary>Sends the given rules of a setting, and no other.</summary>
    Task UpdateSettingAsync(PimRoleSetting setting, IReadOnlyList<Rules.PolicyRule> changed, PimCall call);

    /// <summary>
    /// Gets new tokens, without asking anybody, so that they tell what has been activated since: roles and groups stand in a token as they
    /// were when it was issued.
    /// </summary>
    /// <exception cref="PimException"><see cref="PimErrorCode.AuthenticationFailed"/> where the tokens came from elsewhere.</exception>
    Task RenewTokensAsync(PimCall call);

    /// <summary>Reads the audit log, newest first.</summary>
    Task ListAuditRecordsAsync(PimAuditFilter filter, Action<PimAuditRecord> emit, PimCall call);

    /// <summary>Finds principals: by id or user principal name one, by display name all that bear it.</summary>
    /// <exception cref="PimException">
    /// What could not be looked for. Where only a permission is missing for some, and others are found, the answer tells it.
    /// </exception>
    Task<PimFoundPrincipals> FindPrincipalsAsync(string idOrName, PimCall call);

    /// <summary>
    /// Finds many principals at once, each as <see cref="FindPrincipalsAsync(string, PimCall)"/> does. Every text given is a key, with
    /// nobody behind it where nobody was found; keys do not regard case.
    /// </summary>
    /// <remarks>What the service refuses of a text is told in its answer, not thrown.</remarks>
    Task<IReadOnlyDictionary<string, PimFoundPrincipals>> FindPrincipalsAsync(IReadOnlyCollection<string> idsOrNames, PimCall call);

    /// <summary>
    /// Finds registrations and enterprise applications, as scopes of Entra roles: by object id one, by application id or display name all
    /// that bear it.
    /// </summary>
    Task<IReadOnlyList<PimScope>> FindApplicationsAsync(string idOrName, PimCall call);

    /// <summary>
    /// Finds the resources of exactly this name in the subscriptions that the caller sees, where Azure roles are among the kinds; no other
    /// kind has such.
    /// </summary>
    /// <exception cref="PimException">A subscription did not answer: what the others have might be the wrong one.</exception>
    Task<IReadOnlyList<PimScope>> FindResourcesAsync(IReadOnlyCollection<PimKind> kinds, string name, PimCall call);

    /// <summary>Finds, with one call, users, groups and service principals whose names begin as a mistyped one does: not all, for a hint.</summary>
    Task<IReadOnlyList<PimPrincipal>> FindNearPrincipalsAsync(string name, PimCall call);

    /// <summary>Lists the members of a group, and those of the groups in it; the groups in it are among them.</summary>
    /// <exception cref="PimException"><see cref="PimErrorCode.NotFound"/> when there is no such group.</exception>
    Task ListMembersAsync(string groupId, Action<PimPrincipal> emit, PimCall call);
}
