namespace PimTools;

/// <summary>The mails on one kind of event, per kind of recipient.</summary>
public sealed class PimNotificationSet
{
    /// <summary>To administrators.</summary>
    public PimNotification Administrator { get; set; } = Unread();

    /// <summary>To the principal the assignment is for.</summary>
    public PimNotification Requestor { get; set; } = Unread();

    /// <summary>To approvers.</summary>
    public PimNotification Approver { get; set; } = Unread();

    /// <summary>A line for each kind of recipient, such as <c>approvers: Critical to default recipients</c>.</summary>
    internal PimTextList Describe() =>
        new(new[] { $"administrators: {Administrator}", $"requestor: {Requestor}", $"approvers: {Approver}" }, "; ");

    // What no rule has told is not known.
    private static PimNotification Unread() => new() { Level = PimNotificationLevel.Unknown };
}
