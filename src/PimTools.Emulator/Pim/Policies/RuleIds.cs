namespace PimTools.Emulator.Pim.Policies;

/// <summary>The ids of the rules that the emulator enforces; every kind has the same.</summary>
internal static class RuleIds
{
    public const string EligibleExpiration = "Expiration_Admin_Eligibility";
    public const string EligibleEnablement = "Enablement_Admin_Eligibility";
    public const string ActiveExpiration = "Expiration_Admin_Assignment";
    public const string ActiveEnablement = "Enablement_Admin_Assignment";
    public const string ActivationExpiration = "Expiration_EndUser_Assignment";
    public const string ActivationEnablement = "Enablement_EndUser_Assignment";
    public const string ActivationApproval = "Approval_EndUser_Assignment";
    public const string ActivationContext = "AuthenticationContext_EndUser_Assignment";
}
