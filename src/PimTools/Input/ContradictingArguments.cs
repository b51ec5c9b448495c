using System.Collections.Generic;

namespace PimTools.Input;

/// <summary>Refuses arguments of Connect-Pim that contradict each other.</summary>
internal static class ContradictingArguments
{
    /// <summary>Refuses an address or a cloud beside the emulated tenant, which is in this very process: whoever names one would take it for that one.</summary>
    /// <param name="named">The parameters that were given.</param>
    /// <exception cref="PimException"><see cref="PimErrorCode.InvalidParameter"/>.</exception>
    public static void RefuseBesideEmulator(IReadOnlyCollection<string> named)
    {
        if (named.Count > 0)
        {
            throw new PimException(PimErrorCode.InvalidParameter, $"The emulated tenant is in no cloud and has no address: {string.Join(", ", named)} cannot be combined with -Emulator.")
            {
                Remedy = $"Leave out {string.Join(" and ", named)}, or -Emulator.",
            };
        }
    }

    /// <summary>Refuses a tenant or a cloud beside a profile, which is one tenant: whoever names another would not know which of them it becomes.</summary>
    /// <param name="profile">The profile's name.</param>
    /// <param name="named">The parameters that were given.</param>
    /// <exception cref="PimException"><see cref="PimErrorCode.InvalidParameter"/>.</exception>
    public static void RefuseBesideProfile(string profile, IReadOnlyCollection<string> named)
    {
        if (named.Count > 0)
        {
            throw new PimException(PimErrorCode.InvalidParameter, $"The profile '{profile}' names the tenant and its cloud: {string.Join(", ", named)} cannot be combined with -Profile.")
            {
                Remedy = $"Leave out {string.Join(" and ", named)}, or -Profile. Register-PimProfile keeps another one.",
            };
        }
    }
}
