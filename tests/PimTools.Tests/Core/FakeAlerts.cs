using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace PimTools.Tests.Core;

/// <summary>Alerts with no service behind them: those of each scope by its id, and what was done about them, in order.</summary>
internal sealed class FakeAlerts : IPimAlerts
{
    public List<PimAlert> All { get; } = [];

    /// <summary>The scopes whose alerts may not be read, by their ids, and why.</summary>
    public Dictionary<string, PimException> Refused { get; } = [];

    public List<string> Done { get; } = [];

    public Task ListAsync(PimScope scope, Action<PimAlert> emit, PimCall call)
    {
        if (Refused.TryGetValue(scope.Id, out var refusal))
        {
            return Task.FromException(refusal);
        }

        All.FindAll(alert => alert.ScopeId == scope.Id).ForEach(emit);
        return Task.CompletedTask;
    }

    public Task DismissAsync(PimAlert alert, PimCall call) => Note($"dismiss {alert.Name}");

    public Task ConfigureAsync(PimAlert alert, bool isEnabled, IReadOnlyDictionary<string, string> settings, PimCall call) =>
        Note($"configure {alert.Name}: {(isEnabled ? "on" : "off")} {string.Join(", ", settings)}");

    public Task RefreshAsync(PimAlert alert, PimCall call) => Note($"scan {alert.Name}");

    private Task Note(string what)
    {
        Done.Add(what);
        return Task.CompletedTask;
    }
}
