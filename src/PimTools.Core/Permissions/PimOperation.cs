namespace PimTools;

/// <summary>The operations at the service that permissions distinguish.</summary>
public enum PimOperation : long
{
    /// <summary>List what can be held.</summary>
    ListRoles,

    /// <summary>List where it can be held.</summary>
    ListScopes,

    /// <summary>Find principals by name, and see names instead of ids.</summary>
    NamePrincipals,

    /// <summary>Find users by name.</summary>
    FindUsers,

    /// <summary>Find groups by name.</summary>
    FindGroups,

    /// <summary>Find applications by name.</summary>
    FindApplications,

    /// <summary>Find Azure resources by name.</summary>
    FindResources,

    /// <summary>List the members of a group.</summary>
    ListMembers,

    /// <summary>Read whether accounts are guests, disabled or synchronized.</summary>
    ReadAccounts,

    /// <summary>Read the caller's own eligible assignments.</summary>
    ReadOwnEligible,

    /// <summary>Read the caller's own active assignments.</summary>
    ReadOwnActive,

    /// <summary>Read eligible assignments.</summary>
    ReadEligible,

    /// <summary>Read active assignments.</summary>
    ReadActive,

    /// <summary>Read the requests about eligible assignments.</summary>
    ReadEligibleRequests,

    /// <summary>Read the requests about active assignments, activations among them.</summary>
    ReadActiveRequests,

    /// <summary>Activate, deactivate, and ask for an extension of what is active.</summary>
    Activate,

    /// <summary>Ask for an extension or renewal of the caller's own eligible assignments.</summary>
    ExtendOwnEligible,

    /// <summary>Make eligible, and change that.</summary>
    AssignEligible,

    /// <summary>Make active, and change that.</summary>
    AssignActive,

    /// <summary>Take an eligible assignment away.</summary>
    RemoveEligible,

    /// <summary>Take an active assignment away.</summary>
    RemoveActive,

    /// <summary>Cancel a request about an eligible assignment.</summary>
    CancelEligible,

    /// <summary>Cancel a request about an active assignment.</summary>
    CancelActive,

    /// <summary>Read what waits for an approval.</summary>
    ReadApprovals,

    /// <summary>Approve and deny.</summary>
    Decide,

    /// <summary>Read the settings of roles.</summary>
    ReadSettings,

    /// <summary>Change the settings of roles.</summary>
    ChangeSettings,

    /// <summary>Read the audit log.</summary>
    ReadAudit,

    /// <summary>Read access reviews and their decisions.</summary>
    ReadReviews,

    /// <summary>Make and stop access reviews.</summary>
    ChangeReviews,

    /// <summary>Decide in access reviews.</summary>
    DecideReviews,

    /// <summary>Read PIM's own alerts.</summary>
    ReadAlerts,

    /// <summary>Dismiss, configure and refresh PIM's own alerts.</summary>
    ChangeAlerts,

    /// <summary>Read the activity log of Azure.</summary>
    ReadActivityLog,
}
