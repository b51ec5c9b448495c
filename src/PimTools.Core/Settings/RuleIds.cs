namespace PimTools.Rules;

/// <summary>The ids of the 17 documented rules (Graph: "Rules in PIM" overview).</summary>
public static class RuleIds
{
    /// <summary>The longest eligible assignment.</summary>
    public const string EligibleExpiration = "Expiration_Admin_Eligibility";

    /// <summary>The requirements of an eligible assignment.</summary>
    public const string EligibleEnablement = "Enablement_Admin_Eligibility";

    /// <summary>The longest active assignment.</summary>
    public const string ActiveExpiration = "Expiration_Admin_Assignment";

    /// <summary>The requirements of an active assignment.</summary>
    public const string ActiveEnablement = "Enablement_Admin_Assignment";

    /// <summary>The longest activation.</summary>
    public const string ActivationExpiration = "Expiration_EndUser_Assignment";

    /// <summary>The requirements of activation.</summary>
    public const string ActivationEnablement = "Enablement_EndUser_Assignment";

    /// <summary>Approval of activation.</summary>
    public const string ActivationApproval = "Approval_EndUser_Assignment";

    /// <summary>Authentication context of activation.</summary>
    public const string ActivationAuthenticationContext = "AuthenticationContext_EndUser_Assignment";

    /// <summary>The end of the id of each notification rule about eligible assignments.</summary>
    public const string EligibleNotificationSuffix = "_Admin_Eligibility";

    /// <summary>The end of the id of each notification rule about active assignments.</summary>
    public const string ActiveNotificationSuffix = "_Admin_Assignment";

    /// <summary>The end of the id of each notification rule about activations.</summary>
    public const string ActivationNotificationSuffix = "_EndUser_Assignment";

    /// <summary>The id of the notification rule for a recipient (<c>Admin</c>, <c>Requestor</c>, <c>Approver</c>) and an event.</summary>
    public static string Notification(string recipient, string suffix) => "Notification_" + recipient + suffix;
}
