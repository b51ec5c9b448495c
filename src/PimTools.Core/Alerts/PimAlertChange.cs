using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using System.Xml;
using PimTools.Resolution;

namespace PimTools;

/// <summary>A change to an alert of PIM, from what to what.</summary>
public sealed class PimAlertChange
{
    private readonly PimAlert _alert;
    private readonly bool _isDismissed;
    private readonly bool _isRefreshed;
    private readonly bool? _isEnabled;
    private readonly Dictionary<string, string> _settings;

    private PimAlertChange(PimAlert alert, bool? isEnabled, Dictionary<string, string> settings, bool isDismissed, bool isRefreshed)
    {
        _alert = alert;
        _isEnabled = isEnabled;
        _settings = settings;
        _isDismissed = isDismissed;
        _isRefreshed = isRefreshed;
    }

    /// <summary>Tells whether nothing would be otherwise.</summary>
    public bool IsNothing => !_isDismissed && !_isRefreshed && _isEnabled is null && _settings.Count == 0;

    /// <summary>Plans a change; what holds already is left out.</summary>
    /// <param name="alert">The alert as it was read.</param>
    /// <param name="isEnabled">Whether it is looked for; null to leave that.</param>
    /// <param name="settings">The thresholds to set, by the service's names; durations as PimTools or ISO 8601 writes them.</param>
    /// <param name="isDismissed">Whether to dismiss it.</param>
    /// <param name="isRefreshed">Whether to ask for a scan.</param>
    /// <exception cref="PimException">There is no such threshold, or the value is none (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public static PimAlertChange Plan(PimAlert alert, bool? isEnabled, IReadOnlyDictionary<string, string> settings, bool isDismissed, bool isRefreshed)
    {
        var changed = new Dictionary<string, string>();
        foreach (var setting in settings)
        {
            if (alert.Settings.Keys.FirstOrDefault(key => string.Equals(key, setting.Key, StringComparison.OrdinalIgnoreCase)) is not { } known)
            {
                throw new PimException(PimErrorCode.InvalidParameter, $"The alert {alert} has no setting '{setting.Key}'.")
                {
                    Remedy = Suggestions.Describe(Suggestions.Find(setting.Key, alert.Settings.Keys)),
                    TargetObject = alert,
                };
            }

            var value = Read(alert, known, setting.Value);
            if (value != alert.Settings[known])
            {
                changed[known] = value;
            }
        }

        return new PimAlertChange(alert, isEnabled == alert.IsEnabled ? null : isEnabled, changed, isDismissed && alert.IsActive != false, isRefreshed);
    }

    /// <summary>The change in a sentence.</summary>
    public string Describe()
    {
        var parts = _settings.Select(setting => $"{setting.Key} from {_alert.Settings[setting.Key]} to {setting.Value}").ToList();
        if (_isEnabled is { } isEnabled)
        {
            parts.Insert(0, isEnabled ? "switch it on" : "switch it off");
        }

        if (_isDismissed)
        {
            parts.Add($"dismiss it with {_alert.IncidentCount?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?"} incident{(_alert.IncidentCount == 1 ? string.Empty : "s")}");
        }

        if (_isRefreshed)
        {
            parts.Add("ask for a scan");
        }

        return $"Change the alert {_alert}: {string.Join("; ", parts)}";
    }

    /// <summary>Makes the change: the configuration first, since a scan goes by it.</summary>
    public async Task RunAsync(IPimClient client, PimCall call)
    {
        if (_isEnabled is not null || _settings.Count > 0)
        {
            var all = _alert.Settings.ToDictionary(setting => setting.Key, setting => _settings.TryGetValue(setting.Key, out var value) ? value : setting.Value);
            await client.Alerts.ConfigureAsync(_alert, _isEnabled ?? _alert.IsEnabled ?? true, all, call);
        }

        if (_isDismissed)
        {
            await client.Alerts.DismissAsync(_alert, call);
        }

        if (_isRefreshed)
        {
            await client.Alerts.RefreshAsync(_alert, call);
        }
    }

    // A value is of the type of the one that is there.
    private static string Read(PimAlert alert, string name, string given)
    {
        var isDuration = alert.Settings[name].StartsWith("P", StringComparison.Ordinal);
        try
        {
            return isDuration ? XmlConvert.ToString(PimDuration.Parse(given))
                : int.TryParse(given, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
                    ? number.ToString(System.Globalization.CultureInfo.InvariantCulture)
                    : throw new FormatException();
        }
        catch (Exception e) when (e is FormatException or PimException)
        {
            throw new PimException(PimErrorCode.InvalidParameter, $"The setting '{name}' of the alert {alert} is {(isDuration ? "a duration, such as 30d" : "a whole number")}, not '{given}'.")
            {
                TargetObject = alert,
            };
        }
    }
}
