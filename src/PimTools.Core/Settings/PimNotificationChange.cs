using PimTools.Settings;

namespace PimTools;

/// <summary>A change to one of the nine notifications. In PowerShell a hashtable will do:
/// <c>@{ Event = 'Activation'; To = 'Administrator'; Level = 'Critical' }</c>.</summary>
public sealed class PimNotificationChange
{
    /// <summary>The event; required.</summary>
    public PimNotificationEvent? Event { get; set; }

    /// <summary>The recipient; required.</summary>
    public PimNotificationRecipient? To { get; set; }

    /// <summary>The level; null leaves it.</summary>
    public PimNotificationLevel? Level { get; set; }

    /// <summary>Tells whether the recipients the service chooses get them; null leaves it.</summary>
    public bool? DefaultRecipients { get; set; }

    /// <summary>Further mail addresses, instead of those that stand; null leaves them.</summary>
    public string[]? Recipients { get; set; }

    /// <exception cref="PimException">It is not said which notification (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    internal void ApplyTo(PimNotificationSetting setting)
    {
        if (Event is null || To is null)
        {
            throw new PimException(PimErrorCode.InvalidParameter, "A change to a notification has to say which one it means.")
            {
                Remedy = "Add Event (EligibleAssignment, ActiveAssignment or Activation) and To (Administrator, Requestor or Approver).",
                TargetObject = this,
            };
        }

        var slot = NotificationSlots.Get(setting, Event.Value, To.Value);
        slot.Level = Level ?? slot.Level;
        slot.DefaultRecipients = DefaultRecipients ?? slot.DefaultRecipients;
        slot.Recipients = Recipients ?? slot.Recipients;
    }
}
