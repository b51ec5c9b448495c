using System;

namespace PimTools.Emulator.Host.Month;

/// <summary>A request of the month, from its beginning to its end.</summary>
/// <param name="Id">The id; null for what the service refused before it had one.</param>
/// <param name="Kind">EntraRole, Group or AzureRole.</param>
/// <param name="Action">The action, such as SelfActivate.</param>
/// <param name="Role">The role; of a group its name.</param>
/// <param name="Principal">The user principal name of whom it is about.</param>
/// <param name="Requestor">The user principal name of who asked.</param>
/// <param name="Asked">The time at which it was asked for.</param>
internal sealed record MonthRequest(string? Id, string Kind, string Action, string Role, string Principal, string Requestor, DateTimeOffset Asked)
{
    /// <summary>Tells whether it made an active assignment without an end.</summary>
    public bool IsStanding { get; set; }

    public string Outcome { get; set; } = "InForce";

    public DateTimeOffset? Began { get; set; }

    public DateTimeOffset? Ended { get; set; }

    public string? Decision { get; set; }

    public string? DecidedBy { get; set; }

    public TimeSpan? DecidedAfter { get; set; }
}
