using System;
using System.Collections.Generic;

namespace PimTools.Plans;

/// <summary>The choices of whoever makes a plan.</summary>
internal sealed class PlanOptions
{
    /// <summary>Tells whether assignments are removed that the document does not name, of roles that it lists in full.</summary>
    public bool Prunes { get; init; }

    /// <summary>The reason where the document gives none.</summary>
    public string? Justification { get; init; }

    /// <summary>The ticket.</summary>
    public PimTicket? Ticket { get; init; }

    /// <summary>The principals that are meant although they are protected.</summary>
    public IReadOnlyCollection<PimPrincipal> Unprotected { get; init; } = Array.Empty<PimPrincipal>();

    /// <summary>The document's name, for people.</summary>
    public string Source { get; init; } = string.Empty;
}
