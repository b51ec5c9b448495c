namespace PimTools;

/// <summary>The state of an access review, or of one of its rounds.</summary>
public enum PimAccessReviewStatus : long
{
    /// <summary>The service said nothing, or a word that is not known here.</summary>
    Unknown,

    /// <summary>It begins later.</summary>
    NotStarted,

    /// <summary>It begins later, and is planned; Azure's word.</summary>
    Scheduled,

    /// <summary>The service prepares it.</summary>
    Initializing,

    /// <summary>The service begins it.</summary>
    Starting,

    /// <summary>Reviewers can decide.</summary>
    InProgress,

    /// <summary>The service ends it.</summary>
    Completing,

    /// <summary>It has ended; its decisions are not applied.</summary>
    Completed,

    /// <summary>The service decides what nobody has decided.</summary>
    AutoReviewing,

    /// <summary>The service has decided what nobody had decided.</summary>
    AutoReviewed,

    /// <summary>Its decisions are being applied.</summary>
    Applying,

    /// <summary>Its decisions are applied.</summary>
    Applied,
}
