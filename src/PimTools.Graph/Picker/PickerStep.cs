namespace PimTools.Graph.Picker;

/// <summary>The step that a choice is at.</summary>
internal enum PickerStep
{
    /// <summary>Roles are chosen.</summary>
    Roles,

    /// <summary>The justification is typed.</summary>
    Justification,

    /// <summary>The duration is typed.</summary>
    Duration,

    /// <summary>The ticket's number is typed.</summary>
    Ticket,

    /// <summary>All is said.</summary>
    Done,

    /// <summary>The person left.</summary>
    Left,
}
