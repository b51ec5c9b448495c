using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace PimTools;

/// <summary>The security alerts of PIM itself. There are none for groups.</summary>
public interface IPimAlerts
{
    /// <summary>Lists the alerts of a scope with their definitions, configurations and incidents: the directory, or an Azure scope.</summary>
    Task ListAsync(PimScope scope, Action<PimAlert> emit, PimCall call);

    /// <summary>Dismisses an alert: it is not active any more, until a scan finds incidents again.</summary>
    Task DismissAsync(PimAlert alert, PimCall call);

    /// <summary>Changes the configuration of an alert.</summary>
    /// <param name="alert">The alert as it was read.</param>
    /// <param name="isEnabled">Whether it is looked for from now on.</param>
    /// <param name="settings">All its thresholds, by the service's names; durations are ISO 8601.</param>
    /// <param name="call">The call.</param>
    Task ConfigureAsync(PimAlert alert, bool isEnabled, IReadOnlyDictionary<string, string> settings, PimCall call);

    /// <summary>Asks for a scan, which the service does in its own time.</summary>
    Task RefreshAsync(PimAlert alert, PimCall call);
}
