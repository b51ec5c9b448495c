using System;

namespace PimTools;

/// <summary>The result for an assignment that was wanted.</summary>
public sealed class PimAssignmentChange
{
    /// <summary>Creates a result.</summary>
    public PimAssignmentChange(PimChangeKind result, PimAssignmentType type, PimRole role, PimScope scope, PimPrincipal principal)
    {
        Result = result;
        Type = type;
        Role = role;
        Scope = scope;
        Principal = principal;
    }

    /// <summary>Created, Unchanged, Updated or Removed.</summary>
    public PimChangeKind Result { get; }

    /// <summary>The kind of the role.</summary>
    public PimKind Kind => Role.Kind;

    /// <summary>Eligible or active.</summary>
    public PimAssignmentType Type { get; }

    /// <summary>The role.</summary>
    public PimRole Role { get; }

    /// <summary>The scope.</summary>
    public PimScope Scope { get; }

    /// <summary>The principal.</summary>
    public PimPrincipal Principal { get; }

    /// <summary>The time at which it ends, UTC; null when it is permanent or removed.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>The request that made it so; null when nothing had to be asked.</summary>
    public PimRequest? Request { get; init; }

    /// <summary>The role's name, to filter and sort by.</summary>
    public string RoleName => Role.Name;

    /// <summary>The scope's name, to filter and sort by.</summary>
    public string ScopeName => Scope.DisplayName;

    /// <summary>The principal's name, to filter and sort by.</summary>
    public string PrincipalName => Principal.ToString();

    /// <inheritdoc />
    public override string ToString() => $"{Result}: {Type} {Role.Describe(Scope)} for {Principal}";
}
