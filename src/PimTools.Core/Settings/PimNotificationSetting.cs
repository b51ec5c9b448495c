namespace PimTools;

/// <summary>The Notification part of a role setting.</summary>
public sealed class PimNotificationSetting
{
    /// <summary>When somebody is made eligible.</summary>
    public PimNotificationSet EligibleAssignment { get; set; } = new();

    /// <summary>When somebody is assigned as active.</summary>
    public PimNotificationSet ActiveAssignment { get; set; } = new();

    /// <summary>When somebody activates.</summary>
    public PimNotificationSet Activation { get; set; } = new();
}
