namespace PimTools;

/// <summary>The levels of notification mails.</summary>
public enum PimNotificationLevel : long
{
    /// <summary>None.</summary>
    None,

    /// <summary>Mails that ask for something, such as an approval.</summary>
    Critical,

    /// <summary>All.</summary>
    All,

    /// <summary>A level that this version does not know, or a rule that the policy lacks.</summary>
    Unknown,
}
