namespace PimTools;

/// <summary>The ticket that a request refers to.</summary>
public sealed class PimTicket
{
    /// <summary>Creates a ticket reference.</summary>
    public PimTicket(string? number, string? system)
    {
        Number = number;
        System = system;
    }

    /// <summary>The ticket number, for example <c>INC-4711</c>.</summary>
    public string? Number { get; }

    /// <summary>The system that keeps the ticket.</summary>
    public string? System { get; }

    /// <summary>The ticket of which a number, a system or both were given; null where neither was.</summary>
    internal static PimTicket? Of(string? number, string? system) => number is null && system is null ? null : new PimTicket(number, system);

    /// <inheritdoc />
    public override string ToString() => System is null ? Number ?? string.Empty : $"{System} {Number}";
}
