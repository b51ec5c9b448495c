namespace PimTools;

/// <summary>Something about a principal's role at a scope, with flat properties for all three.</summary>
public abstract class PimPrincipalRecord : PimRoleRecord
{
    private protected PimPrincipalRecord(PimRole role, PimScope scope, PimPrincipal principal)
        : base(role, scope) => Principal = principal;

    /// <summary>The principal.</summary>
    public PimPrincipal Principal { get; }

    /// <summary>The principal's name, to filter and sort by.</summary>
    public string PrincipalName => Principal.ToString();

    /// <summary>The principal's object id.</summary>
    public string PrincipalId => Principal.Id;

    /// <summary>The principal's type.</summary>
    public PimPrincipalType PrincipalType => Principal.Type;

    /// <summary>The user principal name; null unless the principal is a user.</summary>
    public string? UserPrincipalName => Principal.UserPrincipalName;
}
