namespace PimTools;

/// <summary>The events of notifications.</summary>
public enum PimNotificationEvent : long
{
    /// <summary>Somebody is made eligible.</summary>
    EligibleAssignment = 1,

    /// <summary>Somebody is assigned as active.</summary>
    ActiveAssignment,

    /// <summary>Somebody activates.</summary>
    Activation,
}
