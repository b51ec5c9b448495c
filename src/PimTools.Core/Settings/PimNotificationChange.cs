using System.Collections.Generic;

namespace PimTools;

/// <summary>A change to one of the nine notifications. In PowerShell a hashtable will do:
/// <c>@{ Event = 'Activation'; To = 'Administrator'; Level = 'Critical' }</c>.</summary>
public sealed class PimNotificationChange
{
    /// <summary>What the notification is about.</summary>
    public PimNotificationEvent Event { get; set; }

    /// <summary>Whom it goes to.</summary>
    public PimNotificationRecipient To { get; set; }

    /// <summary>Which mails; null leaves it.</summary>
    public PimNotificationLevel? Level { get; set; }

    /// <summary>Whether the recipients the service chooses get them; null leaves it.</summary>
    public bool? DefaultRecipients { get; set; }

    /// <summary>Further mail addresses, instead of those that stand; null leaves them.</summary>
    public IReadOnlyList<string>? Recipients { get; set; }

    internal void ApplyTo(PimNotificationSetting setting)
    {
        var set = Event switch
        {
            PimNotificationEvent.EligibleAssignment => setting.EligibleAssignment,
            PimNotificationEvent.ActiveAssignment => setting.ActiveAssignment,
            _ => setting.Activation,
        };
        var slot = To switch
        {
            PimNotificationRecipient.Administrator => set.Administrator,
            PimNotificationRecipient.Requestor => set.Requestor,
            _ => set.Approver,
        };
        slot.Level = Level ?? slot.Level;
        slot.DefaultRecipients = DefaultRecipients ?? slot.DefaultRecipients;
        slot.Recipients = Recipients ?? slot.Recipients;
    }
}
