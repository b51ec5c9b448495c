using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using PimTools.Rules;

namespace PimTools.Graph;

/// <summary>One of the three kinds. What <see cref="IPimClient"/> asks for several kinds, this answers for one.</summary>
internal interface IPimProvider
{
    PimKind Kind { get; }

    Task ListRolesAsync(Action<PimRole> emit, PimCall call);

    Task ListRolesAtAsync(PimScope scope, Action<PimRole> emit, PimCall call);

    Task ListScopesAsync(Action<PimScope> emit, PimCall call);

    Task ListEligibleChildScopesAsync(PimScope scope, Action<PimScope> emit, PimCall call);

    /// <summary>The resources of exactly this name.</summary>
    Task ListResourcesAsync(string name, Action<PimScope> emit, PimCall call);

    Task ListAssignmentsAsync(PimAssignmentFilter filter, Action<PimAssignment> emit, PimCall call);

    Task ListRequestsAsync(PimRequestFilter filter, Action<PimRequest> emit, PimCall call);

    /// <summary>Null where this kind has no request with the id.</summary>
    Task<PimRequest?> FindRequestAsync(string id, PimCall call);

    Task<PimRequest> RefreshRequestAsync(PimRequest request, PimCall call);

    Task<PimRequest> SubmitAsync(PimRequestDraft draft, PimCall call);

    Task SubmitManyAsync(IReadOnlyList<PimRequestDraft> drafts, Action<PimSubmission> emit, PimCall call);

    Task CancelAsync(PimRequest request, PimCall call);

    Task DecideAsync(PimRequest request, PimDecision decision, string? justification, PimCall call);

    /// <param name="roles">The roles; none means all.</param>
    /// <param name="scope">Where, for a kind whose settings have scopes; null means where each role was read.</param>
    /// <param name="emit">Hears of each setting.</param>
    /// <param name="call">The call.</param>
    Task ListSettingsAsync(IReadOnlyList<PimRole> roles, PimScope? scope, Action<PimRoleSetting> emit, PimCall call);

    Task UpdateSettingAsync(PimRoleSetting setting, IReadOnlyList<PolicyRule> changed, PimCall call);
}
