namespace PimTools;

/// <summary>The Notification part of a role setting.</summary>
public sealed class PimNotificationSetting
{
    /// <summary>The mails about new eligible assignments.</summary>
    public PimNotificationSet EligibleAssignment { get; set; } = new();

    /// <summary>The mails about new active assignments.</summary>
    public PimNotificationSet ActiveAssignment { get; set; } = new();

    /// <summary>The mails about activations.</summary>
    public PimNotificationSet Activation { get; set; } = new();
}
