using System.Collections.Generic;
using System.Threading.Tasks;

namespace PimTools.Tests.Graph;

/// <summary>Lists of a client, read to their end: of Entra roles where nothing else is said.</summary>
internal static class ClientReading
{
    public static readonly PimKind[] Entra = [PimKind.EntraRole];

    public static async Task<List<PimAssignment>> AssignmentsAsync(this IPimClient client, PimAssignmentFilter? filter = null)
    {
        var found = new List<PimAssignment>();
        await client.Assignments.ListAsync(filter ?? new PimAssignmentFilter { Kinds = Entra }, found.Add, PimCall.None);
        return found;
    }

    public static async Task<List<PimRequest>> RequestsAsync(this IPimClient client, PimRequestFilter? filter = null)
    {
        var found = new List<PimRequest>();
        await client.Requests.ListAsync(filter ?? new PimRequestFilter { Kinds = Entra }, found.Add, PimCall.None);
        return found;
    }

    public static async Task<List<PimRoleSetting>> SettingsAsync(this IPimClient client, params PimRole[] roles)
    {
        var found = new List<PimRoleSetting>();
        await client.Settings.ListAsync(new PimSettingFilter { Kinds = Entra, Roles = roles.Length == 0 ? null : roles }, found.Add, PimCall.None);
        return found;
    }

    public static async Task<List<PimAuditRecord>> AuditAsync(this IPimClient client, PimAuditFilter? filter = null)
    {
        var found = new List<PimAuditRecord>();
        await client.Audit.ListAsync(filter ?? new PimAuditFilter(), found.Add, PimCall.None);
        return found;
    }

    public static async Task<List<PimRole>> RolesAsync(this IPimClient client)
    {
        var found = new List<PimRole>();
        await client.Roles.ListAsync(Entra, found.Add, PimCall.None);
        return found;
    }

    public static async Task<PimRole> RoleAsync(this IPimClient client, string name) => (await client.RolesAsync()).Find(role => role.Name == name)!;
}
