using System;
using System.Threading.Tasks;
using PimTools.Memory;
using PimTools.Resolution;

namespace PimTools.Tests.Core;

/// <summary>The people, roles and scopes of these tests.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    public static readonly PimPrincipal Ada = new("a0000000-0000-0000-0000-000000000001", PimPrincipalType.User, "Ada Ahlberg", "ada@contoso.com");
    public static readonly PimPrincipal Cleo = new("a0000000-0000-0000-0000-000000000002", PimPrincipalType.User, "Cleo Costa", "cleo@contoso.com");

    public static readonly PimRole UserAdmin = Role("fe930be7-5e62-47db-91af-98c3a49a38b1", "User Administrator");
    public static readonly PimRole ExchangeAdmin = Role("29232cdf-9323-42fd-ade2-1d097af3e4de", "Exchange Administrator");

    public static readonly PimScope Sales = Unit("d0000000-0000-0000-0000-000000000001", "Sales");
    public static readonly PimScope Berlin = Unit("e0000000-0000-0000-0000-000000000002", "Berlin");

    public static PimRole Role(string id, string name) => new(PimKind.EntraRole, id, name);

    public static PimRole GroupRole(string id, string name, PimAccess access) => new(PimKind.Group, id, name) { Access = access };

    public static PimScope Unit(string id, string name) => new("/administrativeUnits/" + id, name, PimScopeType.AdministrativeUnit);

    public static PimAssignment Eligible(PimRole role, PimScope? scope = null, PimPrincipal? principal = null, DateTimeOffset? end = null) =>
        new("eligible", PimAssignmentType.Eligible, role, scope ?? PimScope.Directory, principal ?? Ada) { End = end };

    public static PimAssignment Activated(PimRole role, PimScope? scope = null, DateTimeOffset? start = null) =>
        new("active", PimAssignmentType.Active, role, scope ?? PimScope.Directory, Ada) { State = PimAssignmentState.Activated, Start = start };

    public static PimRequest Request(PimRequestStatus status, PimRequestAction action = PimRequestAction.SelfActivate) =>
        new("b0000000-0000-0000-0000-000000000001", PimAssignmentType.Active, UserAdmin, PimScope.Directory, Ada) { Status = status, Action = action };

    /// <summary>The settings of one role, without a call.</summary>
    public static async Task<KnownSettings> KnownAsync(IPimClient client, PimRoleSetting setting)
    {
        RememberedSettings.Keep(client, [setting.Role], [setting]);
        var known = new KnownSettings(client);
        await known.RecallAsync([setting.Role], PimCall.None);
        return known;
    }
}
