using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Conditions;

namespace PimTools.Compliance;

/// <summary>The activations that the audit log tells of, which keeps them for thirty days (known: retention with P1 and P2).</summary>
internal sealed class ActivationEvidence
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>The time by which a reading may begin later: the service does not keep the log to the minute.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromMinutes(10);

    /// <summary>The beginning of the activity of an activation that came about (documented: reference-audit-activities).</summary>
    public const string Activity = "Add member to role completed (PIM activation)";

    private readonly Dictionary<string, DateTimeOffset> _last = new(StringComparer.OrdinalIgnoreCase);

    public void Add(PimAuditRecord record)
    {
        if (record.PrincipalId is not { } principal || record.Reason is not null)
        {
            return;
        }

        foreach (var role in record.Targets.Select(target => target.Id).Append(record.Role).OfType<string>())
        {
            var key = Key(principal, role);
            _last[key] = _last.TryGetValue(key, out var other) && other > record.Time ? other : record.Time;
        }
    }

    /// <summary>For how long an eligibility was not activated: since the last time, or else since it began, as far back as the log goes.</summary>
    public FieldValue UnusedFor(PimAssignment eligible, PimPrincipal principal, DateTimeOffset now)
    {
        var last = new[] { eligible.RoleId, eligible.RoleName }.Select(role => Key(principal.Id, role)).Where(_last.ContainsKey).Select(key => _last[key]).ToList();
        if (last.Count > 0)
        {
            return FieldValue.Of(now - last.Max());
        }

        return now - eligible.Start is { } age ? age > Kept ? FieldValue.AtLeast(Kept) : FieldValue.Of(age)
            : FieldValue.Unknown("The service does not say since when it holds.");
    }

    private static string Key(string principalId, string role) => principalId + "\n" + role;
}
