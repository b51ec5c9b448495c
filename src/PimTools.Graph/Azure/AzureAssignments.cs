using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Http;
using PimTools.Graph.Json;
using PimTools.Graph.Provider;

namespace PimTools.Graph.Azure;

/// <summary>Lists who may activate which Azure role, and who holds it now.</summary>
internal sealed class AzureAssignments : IKindAssignments
{
    private readonly AzureLists _lists;
    private readonly AzureUrls _urls;
    private readonly AzureNames _names;
    private readonly PerScopeNeed _need;
    private readonly PimContext _context;

    public AzureAssignments(AzureLists lists, AzureUrls urls, AzureNames names, AzureCatalogue catalogue, PimContext context)
    {
        _lists = lists;
        _need = new PerScopeNeed(catalogue);
        _urls = urls;
        _names = names;
        _context = context;
    }

    public Task ListAsync(PimAssignmentFilter filter, Action<PimAssignment> emit, PimCall call, BatchedCalls? together = null)
    {
        var types = AzureLists.Types(filter.Type);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

        // Lists at several scopes overlap. What is changed while they are read has another id in the next one.
        void Pass(PimAssignment assignment)
        {
            if (IsWanted(assignment, filter) && seen.Add(Holding(assignment)))
            {
                emit(assignment);
            }
        }

        PimAssignment Read(JObject element, PimAssignmentType type) =>
            AzureReader.Assignment(element, type, filter.IsScheduled, MemberType(element, filter), _names);

        return filter switch
        {
            { ScopeId: { } id } => _lists.ReadAsync(
                types, AzureScopeId.ToScope(id, null), (type, at) => List(filter, type, at, FilterAt(filter)), Read, Pass, call),
            { Mine: true } => ListMineAsync(types, filter, Read, Pass, call),
            _ => _lists.ReadVisibleAsync(
                types, (type, at) => List(filter, type, at, AzureFilters.Everything(at, filter.PrincipalId)), Read, Pass, call),
        };
    }

    /// <summary>
    /// Observed: the list over the whole tenant is complete as to scopes, but drops some of the rows. It tells where to look; each scope
    /// tells what is there, as far as it matters.
    /// </summary>
    private async Task ListMineAsync(
        IReadOnlyList<PimAssignmentType> types,
        PimAssignmentFilter filter,
        Func<JObject, PimAssignmentType, PimAssignment> read,
        Action<PimAssignment> pass,
        PimCall call)
    {
        var listed = new List<PimAssignment>();
        Uri Mine(PimAssignmentType type, PimScope at) => List(filter, type, at, AzureFilters.AsTarget);
        await _lists.ReadAsync(types, AzureScopeId.ToScope(AzureScopeId.TenantRoot, null), Mine, read, Note, call);
        if (await _need.IsThereAsync(filter.Asked, listed, call))
        {
            await _lists.ReadManyAsync(types, PerScopeNeed.Scopes(listed), Mine, read, pass, call);
        }

        void Note(PimAssignment assignment)
        {
            listed.Add(assignment);
            pass(assignment);
        }
    }

    private Uri List(PimAssignmentFilter filter, PimAssignmentType type, PimScope at, string? by) =>
        filter.IsScheduled ? _urls.Schedules(type, at.Id, by) : _urls.Instances(type, at.Id, by);

    private static string Holding(PimAssignment assignment) => string.Join(
        "|", assignment.Type, assignment.State, assignment.MemberType, assignment.Role.Id, assignment.Scope.Id, assignment.Principal.Id);

    private static string FilterAt(PimAssignmentFilter filter) =>
        filter.Mine ? AzureFilters.AsTarget : OData.Equal("principalId", filter.PrincipalId) ?? AzureFilters.AtScope;

    /// <summary>Tells whether a row of a list was asked for; the service filters by one thing only.</summary>
    private static bool IsWanted(PimAssignment assignment, PimAssignmentFilter filter) =>
        IsSame(filter.RoleId, assignment.Role.Id)
        && IsSame(filter.PrincipalId, assignment.Principal.Id)
        && (filter.ScopeId is not { } asked || HoldsAt(asked, assignment.Scope.Id, isAtOrAbove: FilterAt(filter) == AzureFilters.AtScope));

    /// <summary>Tells whether what is assigned at a scope holds at another. Of two management groups only the service knows which is above.</summary>
    private static bool HoldsAt(string asked, string scopeId, bool isAtOrAbove) =>
        IsSame(asked, scopeId)
        || (AzureScopeId.CanLieIn(asked, scopeId) && (isAtOrAbove || AzureScopeId.TypeOf(asked) != PimScopeType.ManagementGroup));

    private PimMemberType MemberType(JObject element, PimAssignmentFilter filter)
    {
        if (filter.ScopeId is { } asked && !IsSame(asked, AzureNames.Scope(element).Id))
        {
            return PimMemberType.Inherited;
        }

        if (filter.Mine && !IsSame(_context.Account.Id, element.Text("principalId")))
        {
            return PimMemberType.Group;
        }

        // Inherited at the scope it was read at; at its own, which is the one that is told, it is direct.
        return element.Word<PimMemberType>("memberType") switch
        {
            PimMemberType.Inherited => PimMemberType.Direct,
            { } word => word,
            null => PimMemberType.Unknown,
        };
    }

    private static bool IsSame(string? wanted, string? actual) => wanted is null || string.Equals(wanted, actual, StringComparison.OrdinalIgnoreCase);
}
