using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Activation;

namespace PimTools.Graph.Picker;

/// <summary>The course of a choice: first the roles, then what they demand and was not given. It obeys keys, and draws nothing.</summary>
internal sealed class RoleChoice
{
    private readonly PimActivationOptions _given;
    private string? _justification;
    private TimeSpan? _duration;
    private string? _ticket;

    public RoleChoice(IReadOnlyList<PickableRole> roles, PimActivationOptions given)
    {
        List = new RoleList(roles);
        _given = given;
    }

    public RoleList List { get; }

    public PickerStep Step { get; private set; }

    /// <summary>The answer that is being typed.</summary>
    public string Typed { get; private set; } = string.Empty;

    /// <summary>The reason why the last answer was not taken; null where there is none.</summary>
    public string? Refusal { get; private set; }

    /// <summary>The longest duration that all chosen roles allow.</summary>
    public TimeSpan Longest => List.Chosen.Min(role => role.Longest);

    /// <summary>Tells whether the answer that is asked for cannot be left out.</summary>
    public bool IsNeeded => Step switch
    {
        PickerStep.Justification => List.Chosen.Any(role => role.NeedsJustification),
        PickerStep.Ticket => true,
        _ => false,
    };

    /// <summary>The outcome, once it is done.</summary>
    public PickedRoles Picked => new(
        List.Chosen.Select(role => role.Eligible).ToList(),
        new PimActivationOptions
        {
            Duration = _given.Duration ?? _duration,
            Start = _given.Start,
            Justification = _given.Justification ?? _justification,
            Ticket = _given.Ticket ?? PimTicket.Of(_ticket, null),
        });

    /// <summary>Obeys a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="page">The number of roles that are shown at once.</param>
    public void Press(ConsoleKeyInfo key, int page)
    {
        Refusal = null;
        if (key.Key == ConsoleKey.Escape)
        {
            Step = PickerStep.Left;
        }
        else if (key.Key == ConsoleKey.Enter)
        {
            Answer();
        }
        else if (Step == PickerStep.Roles)
        {
            List.Press(key, page);
        }
        else if (key.Key == ConsoleKey.Backspace)
        {
            Typed = Typed.Length > 0 ? Typed.Substring(0, Typed.Length - 1) : Typed;
        }
        else if (!char.IsControl(key.KeyChar))
        {
            Typed += key.KeyChar;
        }
    }

    private void Answer()
    {
        if (List.Chosen.Count == 0)
        {
            Refusal = "Nothing fits what was typed.";
            return;
        }

        var answer = Typed.Trim();
        if (answer.Length == 0 && IsNeeded)
        {
            Refusal = "It is needed: " + string.Join(", ", List.Chosen.Where(NeedsIt).Select(role => role.Eligible.Role.Name));
            return;
        }

        if (answer.Length > 0 && !TryTake(answer))
        {
            return;
        }

        Typed = string.Empty;
        do
        {
            Step++;
        }
        while (IsSaid());
    }

    private bool NeedsIt(PickableRole role) => Step == PickerStep.Ticket ? role.NeedsTicket : role.NeedsJustification;

    private bool TryTake(string answer)
    {
        switch (Step)
        {
            case PickerStep.Justification:
                _justification = answer;
                return true;
            case PickerStep.Ticket:
                _ticket = answer;
                return true;
            default:
                return TryTakeDuration(answer);
        }
    }

    private bool TryTakeDuration(string answer)
    {
        try
        {
            var duration = PimDuration.Parse(answer);
            var exceeded = List.Chosen.FirstOrDefault(role => duration > role.Longest);
            Refusal = duration < ScheduleBounds.Shortest ? $"The shortest activation is {PimDuration.Format(ScheduleBounds.Shortest)}."
                : exceeded is not null ? $"{exceeded.Eligible.Role.Name} allows {PimDuration.Format(exceeded.Longest)} at most."
                : null;
            _duration = duration;
        }
        catch (PimException e)
        {
            Refusal = e.Message;
        }

        return Refusal is null;
    }

    private bool IsSaid() => Step switch
    {
        PickerStep.Justification => _given.Justification is not null,
        PickerStep.Duration => _given.Duration is not null,
        PickerStep.Ticket => _given.Ticket is not null || !List.Chosen.Any(role => role.NeedsTicket),
        _ => false,
    };
}
