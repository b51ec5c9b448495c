namespace PimTools;

/// <summary>The recipients of notifications.</summary>
public enum PimNotificationRecipient : long
{
    /// <summary>Administrators.</summary>
    Administrator = 1,

    /// <summary>The principal the assignment is for.</summary>
    Requestor,

    /// <summary>Approvers.</summary>
    Approver,
}
