using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace PimTools.Emulator.Pim.Alerts;

/// <summary>An alert of a tenant or subscription: its configuration, and what the last scan has found.</summary>
internal sealed class Alert
{
    private static readonly TimeSpan ScanInterval = TimeSpan.FromDays(1);

    private readonly Func<Alert, IEnumerable<AlertIncident>> _scan;

    /// <param name="definition">The text.</param>
    /// <param name="settings">The thresholds, with their first values.</param>
    /// <param name="scan">Finds the incidents.</param>
    public Alert(AlertDefinition definition, JsonObject settings, Func<Alert, IEnumerable<AlertIncident>> scan)
    {
        Definition = definition;
        Settings = settings;
        _scan = scan;
    }

    public AlertDefinition Definition { get; }

    public JsonObject Settings { get; }

    public bool IsEnabled { get; private set; } = true;

    public bool IsActive { get; private set; }

    public IReadOnlyList<AlertIncident> Incidents { get; private set; } = [];

    /// <summary>The time of the last change; null for never.</summary>
    public DateTimeOffset? Modified { get; private set; }

    public DateTimeOffset? Scanned { get; private set; }

    public int Number(string setting) => (int)Settings[setting]!;

    /// <summary>Scans where the last time is a day ago (documented: alerts are looked for every day).</summary>
    public Alert Current(DateTimeOffset now)
    {
        if (!(now - Scanned < ScanInterval))
            Scan(now);
        return this;
    }

    /// <summary>Looks for incidents; an alert that was dismissed is raised again by those that are found.</summary>
    public void Scan(DateTimeOffset now)
    {
        Incidents = IsEnabled ? [.. _scan(this)] : [];
        if (IsActive != Incidents.Count > 0)
            Modified = now;
        IsActive = Incidents.Count > 0;
        Scanned = now;
    }

    public void Dismiss(DateTimeOffset now)
    {
        IsActive = false;
        Modified = now;
    }

    public void Configure(bool? isEnabled, IEnumerable<KeyValuePair<string, JsonNode?>> settings, DateTimeOffset now)
    {
        IsEnabled = isEnabled ?? IsEnabled;
        foreach (var setting in settings.ToList())
            Settings[setting.Key] = setting.Value?.DeepClone();
        Modified = now;
    }
}
