using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.AccessPaths;
using PimTools.Models;

namespace PimTools.Tests.Core;

/// <summary>A tenant of access paths: groups, roles and who holds them, and the search among them.</summary>
public abstract class AccessPathSearch
{
    private protected const string Subscription = "/subscriptions/5b00ab00-0000-0000-0000-000000000001";

    private protected static readonly PimPrincipal Admins = new("11111111-0000-0000-0000-000000000001", PimPrincipalType.Group, "Admins");
    private protected static readonly PimRole Contributor = new(PimKind.AzureRole, "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor");

    private protected FakePimClient Client { get; } = new();

    private protected List<string> Notices { get; } = [];

    private protected static bool Everybody(PimPrincipal principal) => true;

    private protected static PimScope Azure(string id) => AzureScopeId.ToScope(id, null);

    private protected static PimRole Membership(PimAccess access) => Given.GroupRole(Admins.Id, "Admins", access);

    private protected static PimAssignment Held(
        PimRole role, PimPrincipal principal, PimScope scope, PimMemberType member = PimMemberType.Direct, PimAssignmentType type = PimAssignmentType.Active) =>
        new(Guid.NewGuid().ToString(), type, role, scope, principal)
        {
            State = type == PimAssignmentType.Eligible ? PimAssignmentState.Eligible : PimAssignmentState.Active,
            MemberType = member,
        };

    private protected void Hold(PimRole role, PimPrincipal principal, PimScope? scope = null, PimAssignmentType type = PimAssignmentType.Active) => Client.Assignments.Add(
        Held(role, principal, scope ?? (role.Kind == PimKind.Group ? new PimScope(role.Id, role.Name, PimScopeType.Group) : PimScope.Directory), type: type));

    private protected void Refuse(Func<PimAssignmentFilter, bool> isRefused, PimException error) => Client.BeforeList = filter =>
    {
        if (filter is PimAssignmentFilter one && isRefused(one))
        {
            throw error;
        }
    };

    private protected async Task<List<PimAccessPath>> ListAsync(AccessPathQuery query, Action<PimException>? refuse = null)
    {
        var paths = new List<PimAccessPath>();
        await query.ListAsync(Client, paths.Add, refuse ?? (error => throw error), PimCall.None.HeardBy(Notices.Add));
        return paths;
    }

    // The client of these tests does not filter by kind.
    private protected async Task<List<PimAccessPath>> ListOfRolesAsync() => (await ListAsync(new() { Kinds = [PimKind.EntraRole] })).FindAll(path => path.Kind == PimKind.EntraRole);

    private protected async Task<List<string>> FindAsync(IEnumerable<PimAssignment> held, PimScope? scope, Func<PimPrincipal, bool> isWanted)
    {
        var scopes = new List<string>();
        await AccessPathQuery.FindAsync(Client, held, scope, isWanted, path => scopes.Add(path.ScopeId), PimCall.None.HeardBy(Notices.Add));
        return [.. scopes.Order(StringComparer.Ordinal)];
    }
}
