using System.Collections.Generic;
using System.Linq;

namespace PimTools.Input;

/// <summary>Refuses arguments of Connect-Pim that contradict each other.</summary>
internal static class ContradictingArguments
{
    private static readonly string[] OfCloud = { "Cloud", "LoginEndpoint", "GraphEndpoint", "ArmEndpoint" };

    private static readonly string[] OfTenant = { "TenantId", "Cloud" };

    /// <summary>
    /// Refuses an address or a cloud beside the emulated tenant, which is in this very process, and a tenant or a cloud beside a profile, which is one
    /// tenant: whoever names another would not know which of them it becomes.
    /// </summary>
    /// <param name="given">The names of the parameters that were given.</param>
    /// <param name="isEmulator">True for the emulated tenant.</param>
    /// <param name="profile">The profile's name; null for none.</param>
    /// <exception cref="PimException"><see cref="PimErrorCode.InvalidParameter"/>.</exception>
    public static void Check(ICollection<string> given, bool isEmulator, string? profile)
    {
        if (isEmulator && Named(OfCloud, given) is { Count: > 0 } ofCloud)
        {
            throw new PimException(PimErrorCode.InvalidParameter, $"The emulated tenant is in no cloud and has no address: {string.Join(", ", ofCloud)} cannot be combined with -Emulator.")
            {
                Remedy = $"Leave out {string.Join(" and ", ofCloud)}, or -Emulator.",
            };
        }

        if (profile is not null && Named(OfTenant, given) is { Count: > 0 } ofTenant)
        {
            throw new PimException(PimErrorCode.InvalidParameter, $"The profile '{profile}' names the tenant and its cloud: {string.Join(", ", ofTenant)} cannot be combined with -Profile.")
            {
                Remedy = $"Leave out {string.Join(" and ", ofTenant)}, or -Profile. Register-PimProfile keeps another one.",
            };
        }
    }

    private static List<string> Named(string[] names, ICollection<string> given) => names.Where(given.Contains).Select(name => "-" + name).ToList();
}
