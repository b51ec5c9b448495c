using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace PimTools;

/// <summary>Reads settings ahead of a request, to check it before it is sent.</summary>
public static class PimSettings
{
    /// <summary>The setting of a role among those read; null where it is not.</summary>
    /// <remarks>
    /// Azure keeps one per scope; that of the scope where the role was read counts, also for an activation below it. Elsewhere the role
    /// alone says which.
    /// </remarks>
    public static PimRoleSetting? Find(IEnumerable<PimRoleSetting> settings, PimRole role, PimScope scope) => settings.FirstOrDefault(setting =>
        setting.Role.IsSameAs(role)
        && (role.Kind != PimKind.AzureRole || string.Equals(setting.Scope.Id, (role.Scope ?? scope).Id, StringComparison.OrdinalIgnoreCase)));

    /// <summary>What tells one setting from another.</summary>
    internal static (PimKind Kind, string Role, PimAccess? Access, string? Scope) KeyOf(PimRole role) =>
        (role.Kind, role.Id.ToUpperInvariant(), role.Access, role.Kind == PimKind.AzureRole ? role.Scope?.Id.ToUpperInvariant() : null);

    /// <summary>The settings of the roles, as far as they can be read: where one is missing, the service alone decides.</summary>
    public static async Task<IReadOnlyCollection<PimRoleSetting>> ReadAsync(IPimClient client, IEnumerable<PimRole> roles, PimCall call)
    {
        var wanted = roles
            .GroupBy(KeyOf)
            .Select(same => same.First())
            .ToList();
        var settings = new List<PimRoleSetting>();
        if (wanted.Count == 0)
        {
            return settings;
        }

        try
        {
            var filter = new PimSettingFilter { Kinds = wanted.Select(role => role.Kind).Distinct().ToList(), Roles = wanted };
            await client.ListSettingsAsync(filter, settings.Add, call);
        }
        catch (PimException e) when (e.Code == PimErrorCode.PermissionMissing)
        {
            // Nothing is lost but the early word: the service checks by its own setting.
        }
        catch (PimException e) when (e.Code is not (PimErrorCode.TokenExpired or PimErrorCode.AuthenticationFailed))
        {
            call.Notice?.Invoke($"The settings could not be read, so only the service checks the request: {e.Message}");
        }

        return settings;
    }
}
