namespace PimTools;

/// <summary>Somebody who can approve activations of a role.</summary>
public sealed class PimApproverPerson
{
    /// <summary>Creates an approver.</summary>
    public PimApproverPerson(PimRole role, PimScope scope, PimPrincipal principal, string via)
    {
        Role = role;
        Scope = scope;
        Principal = principal;
        Via = via;
    }

    /// <summary>The role.</summary>
    public PimRole Role { get; }

    /// <summary>The kind of the role.</summary>
    public PimKind Kind => Role.Kind;

    /// <summary>The scope.</summary>
    public PimScope Scope { get; }

    /// <summary>The person who can approve.</summary>
    public PimPrincipal Principal { get; }

    /// <summary>The reason why they can: named in the setting, a member of a group that is, or the holder of a role that decides where nobody is named.</summary>
    public string Via { get; }

    /// <summary>The role's name, to filter and sort by.</summary>
    public string RoleName => Role.Name;

    /// <summary>The scope's name, to filter and sort by.</summary>
    public string ScopeName => Scope.DisplayName;

    /// <summary>The principal's name, to filter and sort by.</summary>
    public string PrincipalName => Principal.ToString();

    /// <inheritdoc />
    public override string ToString() => $"{Principal} ({Via})";
}
