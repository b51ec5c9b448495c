using System.Collections.Generic;

namespace PimTools;

/// <summary>One thing a cmdlet does, what it needs for that, and whether a connection has it.</summary>
public sealed class PimPermissionNeed
{
    internal PimPermissionNeed(PimRight permission, PimContext context, IReadOnlyList<string>? granted, bool isOptional)
    {
        Operation = permission.Operation;
        OneOf = new PimTextList(permission.OneOf(context.Account.Type == PimPrincipalType.ServicePrincipal));
        State = permission.StateIn(context, granted);
        Besides = permission.Besides;
        IsOptional = isOptional;
    }

    /// <summary>The operation.</summary>
    public PimOperation Operation { get; }

    /// <summary>Any one of these will do, the least privileged first; none where the account cannot do it at all.</summary>
    public PimTextList OneOf { get; }

    /// <summary>Tells whether the connection has one of them.</summary>
    public PimPermissionState State { get; }

    /// <summary>The role or ownership that the service also requires for other people's assignments; null for none. No token tells it.</summary>
    public string? Besides { get; }

    /// <summary>Tells whether the cmdlet works without it, with ids for names or with fewer early checks.</summary>
    public bool IsOptional { get; }

    /// <inheritdoc />
    public override string ToString() => OneOf.Count == 0 ? "a signed-in person" : OneOf[0];
}
