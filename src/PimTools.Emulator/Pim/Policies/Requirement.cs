namespace PimTools.Emulator.Pim.Policies;

/// <summary>The requirements that an enablement rule can contain.</summary>
internal static class Requirement
{
    public const string Mfa = "MultiFactorAuthentication";
    public const string Justification = "Justification";
    public const string Ticketing = "Ticketing";
}
