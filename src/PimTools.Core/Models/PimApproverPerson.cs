namespace PimTools;

/// <summary>Somebody who can approve activations of a role.</summary>
public sealed class PimApproverPerson : PimPrincipalRecord
{
    /// <summary>Creates an approver.</summary>
    public PimApproverPerson(PimRole role, PimScope scope, PimPrincipal principal, string via)
        : base(role, scope, principal)
    {
        Via = via;
    }

    /// <summary>The reason why they can: named in the setting, a member of a group that is, or the holder of a role that decides where nobody is named.</summary>
    public string Via { get; }

    /// <inheritdoc />
    public override string ToString() => $"{Principal} ({Via})";
}
