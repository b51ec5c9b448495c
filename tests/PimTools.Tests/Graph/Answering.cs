using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using PimTools.Graph;
using PimTools.Rules;

namespace PimTools.Tests.Graph;

/// <summary>A kind that has one role, or refuses to tell. It does nothing else.</summary>
internal sealed class Answering(PimKind kind) : IPimProvider
{
    public PimException? Refusal { get; init; }

    /// <summary>How often it was asked.</summary>
    public int Asked { get; private set; }

    public PimKind Kind => kind;

    public Task ListRolesAsync(Action<PimRole> emit, PimCall call)
    {
        Asked++;
        if (Refusal is not null)
        {
            return Task.FromException(Refusal);
        }

        emit(new PimRole(kind, "id", kind.ToString()));
        return Task.CompletedTask;
    }

    public Task ListRolesAtAsync(PimScope scope, Action<PimRole> emit, PimCall call) => throw new NotSupportedException();

    public Task ListScopesAsync(Action<PimScope> emit, PimCall call) => throw new NotSupportedException();

    public Task ListEligibleChildScopesAsync(PimScope scope, Action<PimScope> emit, PimCall call) => throw new NotSupportedException();

    public Task ListResourcesAsync(string name, Action<PimScope> emit, PimCall call) => throw new NotSupportedException();

    public Task ListAssignmentsAsync(PimAssignmentFilter filter, Action<PimAssignment> emit, PimCall call) => throw new NotSupportedException();

    public Task ListRequestsAsync(PimRequestFilter filter, Action<PimRequest> emit, PimCall call) => throw new NotSupportedException();

    public Task<PimRequest?> FindRequestAsync(string id, PimCall call) => throw new NotSupportedException();

    public Task<PimRequest> RefreshRequestAsync(PimRequest request, PimCall call) => throw new NotSupportedException();

    public Task<PimRequest> SubmitAsync(PimRequestDraft draft, PimCall call) => throw new NotSupportedException();

    public Task SubmitManyAsync(IReadOnlyList<PimRequestDraft> drafts, Action<PimSubmission> emit, PimCall call) => throw new NotSupportedException();

    public Task CancelAsync(PimRequest request, PimCall call) => throw new NotSupportedException();

    public Task DecideAsync(PimRequest request, PimDecision decision, string? justification, PimCall call) => throw new NotSupportedException();

    public Task ListSettingsAsync(IReadOnlyList<PimRole> roles, PimScope? scope, Action<PimRoleSetting> emit, PimCall call) =>
        throw new NotSupportedException();

    public Task UpdateSettingAsync(PimRoleSetting setting, IReadOnlyList<PolicyRule> changed, PimCall call) => throw new NotSupportedException();
}
