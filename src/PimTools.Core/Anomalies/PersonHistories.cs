using System;
using System.Collections.Generic;

namespace PimTools.Anomalies;

/// <summary>The histories of all people who asked for something.</summary>
internal sealed class PersonHistories
{
    private readonly Dictionary<string, PersonHistory> _histories = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The history of a person; empty for one who never asked.</summary>
    public PersonHistory Of(PimPrincipal person)
    {
        if (!_histories.TryGetValue(person.Id, out var history))
        {
            _histories[person.Id] = history = new PersonHistory();
        }

        return history;
    }

    /// <summary>Takes a request; one of which person or time is not told is left out.</summary>
    public void Add(PimActivity activity)
    {
        if (activity is { Requestor: { } person, Requested: { } time })
        {
            Of(person).Add(time);
        }
    }
}
