namespace PimTools.Emulator.Pim.Policies;

/// <summary>The words of an enablement rule.</summary>
internal static class Requirement
{
    public const string Mfa = "MultiFactorAuthentication";
    public const string Justification = "Justification";
    public const string Ticketing = "Ticketing";
}
