using System;

namespace PimTools;

/// <summary>The mails to one kind of recipient on one kind of event.</summary>
public sealed class PimNotification
{
    // An array, since PowerShell cannot make an IReadOnlyList from a list that is typed; null is what it makes from $null.
    private string[] _recipients = Array.Empty<string>();

    /// <summary>The level.</summary>
    public PimNotificationLevel Level { get; set; } = PimNotificationLevel.All;

    /// <summary>Tells whether the recipients the service chooses get them.</summary>
    public bool DefaultRecipients { get; set; } = true;

    /// <summary>Further mail addresses.</summary>
    public string[] Recipients
    {
        get => _recipients;
        set => _recipients = value ?? Array.Empty<string>();
    }

    /// <inheritdoc />
    public override string ToString()
    {
        if (Level == PimNotificationLevel.Unknown)
        {
            return "?";
        }

        var others = Recipients.Length == 0 ? string.Empty : string.Join(", ", Recipients);
        var to = DefaultRecipients ? (others.Length == 0 ? "default recipients" : "default recipients, " + others)
            : (others.Length == 0 ? "nobody" : others);
        return $"{Level} to {to}";
    }
}
