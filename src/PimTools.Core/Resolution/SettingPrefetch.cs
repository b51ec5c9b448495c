using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Settings;

namespace PimTools.Resolution;

/// <summary>Reads the settings of roles ahead of a request, so that it is checked before it is sent.</summary>
internal static class SettingPrefetch
{
    /// <summary>Reads the settings of the roles, as far as they can be read: where one is missing, the service alone decides.</summary>
    public static async Task<IReadOnlyCollection<PimRoleSetting>> ReadAsync(IPimClient client, IEnumerable<PimRole> roles, PimCall call)
    {
        var wanted = roles
            .GroupBy(SettingKey.Of)
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
            await client.Settings.ListAsync(filter, settings.Add, call);
        }
        catch (PimException e) when (e.Code == PimErrorCode.PermissionMissing)
        {
            // Nothing is lost but the early word: the service checks by its own setting.
        }
        catch (PimException e) when (e.Code is not (PimErrorCode.TokenExpired or PimErrorCode.AuthenticationFailed))
        {
            call.Notice?.Invoke($"The settings could not be read, so the request is checked only by the service: {e.Message}");
        }

        return settings;
    }
}
