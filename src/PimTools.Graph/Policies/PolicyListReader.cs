using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Graph.Concurrency;

namespace PimTools.Graph.Policies;

/// <summary>Reads the settings of some roles: a few one by one, many out of the list of all, which is less work for everybody.</summary>
internal static class PolicyListReader
{
    private const int SingleCalls = 4;

    /// <param name="roles">The roles; none means all.</param>
    /// <param name="readAsync">Reads the setting of a role or, of none, those of all.</param>
    /// <param name="emit">Hears of each that is wanted.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="PimException">A role without a setting (<see cref="PimErrorCode.SettingNotFound"/>).</exception>
    public static async Task ReadAsync(IReadOnlyList<PimRole> roles, ElementReader<PimRole?, PimRoleSetting> readAsync, Action<PimRoleSetting> emit, PimCall call)
    {
        var missing = roles.GroupBy(role => role.Id, StringComparer.OrdinalIgnoreCase).Select(same => same.First()).ToList();
        void Take(PimRoleSetting setting)
        {
            if (roles.Count == 0 || missing.RemoveAll(setting.Role.IsSameAs) > 0)
            {
                emit(setting);
            }
        }

        await (missing.Count is > 0 and <= SingleCalls
            ? ParallelLists.ReadEachAsync<PimRole, PimRoleSetting>(missing.ToList(), readAsync, Take, call)
            : readAsync(null, Take, call));
        if (missing.Count > 0)
        {
            throw Missing(missing);
        }
    }

    /// <summary>The error for roles that were asked for and have no setting.</summary>
    public static PimException Missing(IReadOnlyList<PimRole> roles) =>
        new(PimErrorCode.SettingNotFound, "The service has no settings for " + string.Join(", ", roles) + ".")
        {
            Remedy = "Get-PimRole lists the roles. A role that is listed and has no policy can only be repaired by the service's support.",
            TargetObject = roles[0],
        };

    /// <summary>Tells which of all roles were left out, since they have no setting.</summary>
    public static void TellMissing(IReadOnlyCollection<PimRole> roles, PimCall call)
    {
        if (roles.Count > 0)
        {
            call.Notice?.Invoke($"The service has no settings for {string.Join(", ", roles)}; {(roles.Count == 1 ? "it is" : "they are")} left out.");
        }
    }
}
