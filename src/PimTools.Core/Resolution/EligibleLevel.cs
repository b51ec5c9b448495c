using System.Collections.Generic;
using System.Linq;
using PimTools.Models;

namespace PimTools.Resolution;

/// <summary>The eligible assignments at one Azure scope, and the scopes below that the service lists.</summary>
internal sealed class EligibleLevel
{
    private readonly IReadOnlyList<PimAssignment> _eligible;
    private readonly PimScope _scope;
    private readonly IReadOnlyList<PimScope> _children;

    public EligibleLevel(IReadOnlyList<PimAssignment> eligible, IEnumerable<PimScope> children)
    {
        _eligible = eligible;
        _scope = eligible[0].Scope;
        _children = children.Where(child => AzureScopeId.CanLieIn(child.Id, _scope.Id)).ToList();
    }

    /// <summary>Each assignment with each scope below that is called so.</summary>
    public IEnumerable<(PimAssignment Eligible, PimScope Child)> Called(PimIdentity scope) => With(_children.Where(scope.Matches));

    /// <summary>Each assignment with each of the resources that lies below.</summary>
    public IEnumerable<(PimAssignment Eligible, PimScope Child)> Having(IEnumerable<PimScope> resources) => With(resources.Where(Holds));

    // The ids do not tell what lies in a management group; its subscriptions, which are listed, do.
    private bool Holds(PimScope resource) => _scope.Type is PimScopeType.Directory or PimScopeType.ManagementGroup
        ? _children.Any(child => child.Type != PimScopeType.ManagementGroup && AzureScopeId.CanLieIn(resource.Id, child.Id))
        : AzureScopeId.CanLieIn(resource.Id, _scope.Id);

    private IEnumerable<(PimAssignment Eligible, PimScope Child)> With(IEnumerable<PimScope> scopes) =>
        scopes.SelectMany(_ => _eligible, (scope, eligible) => (eligible, scope));
}
