using System;

namespace PimTools;

/// <summary>The result for an assignment that was wanted.</summary>
public sealed class PimAssignmentChange : PimPrincipalRecord
{
    /// <summary>Creates a result.</summary>
    public PimAssignmentChange(PimChangeKind result, PimAssignmentType type, PimRole role, PimScope scope, PimPrincipal principal)
        : base(role, scope, principal)
    {
        Result = result;
        Type = type;
    }

    /// <summary>Created, Unchanged, Updated or Removed.</summary>
    public PimChangeKind Result { get; }

    /// <summary>Eligible or active.</summary>
    public PimAssignmentType Type { get; }

    /// <summary>The time at which it ends, UTC; null when it is permanent or removed.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>The request that made it so; null when nothing had to be asked.</summary>
    internal PimRequest? Request { get; init; }

    /// <summary>The id of the request that made it so; null when nothing had to be asked.</summary>
    public string? RequestId => Request?.Id;

    /// <inheritdoc />
    public override string ToString() => $"{Result}: {Type} {Role.Describe(Scope)} for {Principal}";
}
