namespace PimTools;

/// <summary>Which mails are sent.</summary>
public enum PimNotificationLevel
{
    /// <summary>None.</summary>
    None,

    /// <summary>Only those that ask for something, such as an approval.</summary>
    Critical,

    /// <summary>All.</summary>
    All,
}
