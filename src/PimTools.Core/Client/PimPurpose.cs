namespace PimTools;

/// <summary>The purposes of a sign-in. Each has the delegated permissions that a person is asked for.</summary>
public enum PimPurpose : long
{
    /// <summary>Activate what the person is eligible for.</summary>
    SelfService,

    /// <summary>Approve and deny.</summary>
    Approver,

    /// <summary>Assign and remove, and change settings.</summary>
    Administrator,

    /// <summary>Read who holds what, the settings and the audit log.</summary>
    Auditor,
}
