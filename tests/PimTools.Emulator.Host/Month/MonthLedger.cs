using System;
using System.Collections.Generic;

namespace PimTools.Emulator.Host.Month;

/// <summary>The month's own account of what it did, in the words of the product's output but without its help.</summary>
internal sealed class MonthLedger
{
    /// <summary>The time before which nothing of the month happened.</summary>
    public DateTimeOffset Begin { get; init; }

    /// <summary>The number of things that happened: each thing asked for, decided, begun, ended or changed is one.</summary>
    public int Events { get; set; }

    public List<MonthRequest> Requests { get; } = [];

    /// <summary>The assignments outside of PIM: the kind and the user principal name.</summary>
    public List<MonthOutside> OutsidePim { get; } = [];

    /// <summary>The number of rules that were changed.</summary>
    public int SettingChanges { get; set; }

    /// <summary>The number of findings of each rule that the script has made on purpose; it makes none by chance.</summary>
    public SortedDictionary<string, int> Anomalies { get; } = [];

    public void Found(string rule, int number = 1)
    {
        Anomalies.TryGetValue(rule, out var before);
        Anomalies[rule] = before + number;
    }
}
