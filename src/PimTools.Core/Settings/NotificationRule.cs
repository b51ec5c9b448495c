using System;
using System.Collections.Generic;

namespace PimTools.Rules;

/// <summary>The mails to one kind of recipient on one kind of event.</summary>
public sealed class NotificationRule : PolicyRule
{
    /// <summary>Creates the rule.</summary>
    public NotificationRule(string id, PimNotificationLevel level, bool defaultRecipients, IReadOnlyList<string> recipients)
        : base(id)
    {
        Level = level;
        DefaultRecipients = defaultRecipients;
        Recipients = recipients;
    }

    /// <summary>The level.</summary>
    public PimNotificationLevel Level { get; }

    /// <summary>Tells whether the recipients the service chooses get them.</summary>
    public bool DefaultRecipients { get; }

    /// <summary>Further mail addresses.</summary>
    public IReadOnlyList<string> Recipients { get; }

    /// <inheritdoc />
    public override bool SaysTheSameAs(PolicyRule other) =>
        other is NotificationRule rule && rule.Level == Level && rule.DefaultRecipients == DefaultRecipients
        && new HashSet<string>(rule.Recipients, StringComparer.OrdinalIgnoreCase).SetEquals(Recipients);
}
