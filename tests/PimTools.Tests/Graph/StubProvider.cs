using System;
using System.Threading.Tasks;
using PimTools.Graph.Provider;

namespace PimTools.Tests.Graph;

/// <summary>A kind that has one role, or refuses to tell. It does nothing else.</summary>
internal sealed class StubProvider(PimKind kind) : IPimProvider, IKindCatalogue
{
    public PimException? Refusal { get; init; }

    /// <summary>Tells how often it was asked.</summary>
    public int Asked { get; private set; }

    public PimKind Kind => kind;

    public IKindCatalogue Catalogue => this;

    public IKindAssignments Assignments => throw new NotSupportedException();

    public IKindRequests Requests => throw new NotSupportedException();

    public IKindSettings Settings => throw new NotSupportedException();

    public HolderReader? Holders => null;

    public IKindResources? Resources => null;

    public IKindActivityLog? ActivityLog => null;

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

    public Task ListRolesNamedAsync(string name, Action<PimRole> emit, PimCall call) => throw new NotSupportedException();

    public Task ListRolesAtAsync(PimScope scope, Action<PimRole> emit, PimCall call) => throw new NotSupportedException();

    public Task ListDefinitionsAsync(Action<PimRole> emit, PimCall call) => throw new NotSupportedException();

    public Task ListPrivilegedAsync(Action<string> emit, PimCall call) => throw new NotSupportedException();

    public Task ListScopesAsync(Action<PimScope> emit, PimCall call) => throw new NotSupportedException();
}
