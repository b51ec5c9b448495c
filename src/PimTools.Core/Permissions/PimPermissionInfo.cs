using System.Linq;
using PimTools.Permissions;

namespace PimTools;

/// <summary>One permission that a cmdlet needs for one kind, told without a connection.</summary>
public sealed class PimPermissionInfo
{
    internal PimPermissionInfo(string cmdlet, PimRight right, bool isOptional)
    {
        Cmdlet = cmdlet;
        Kind = right.Kind;
        Operation = right.Operation;
        Purpose = PermissionDescription.Purpose(right.Operation, right.Kind);
        Delegated = right.Action is null && right.Delegated.Count > 0 ? right.Delegated[0] : null;
        Application = right.Action is null && right.Application.Count > 0 ? right.Application[0] : null;
        AzureAction = right.Action;
        Alternatives = new PimTextList(right.Action is null ? right.Delegated.Skip(1) : Enumerable.Empty<string>());
        AlsoRequires = right.Besides;
        IsOptional = isOptional;
    }

    /// <summary>The cmdlet.</summary>
    public string Cmdlet { get; }

    /// <summary>The kind.</summary>
    public PimKind Kind { get; }

    /// <summary>The operation.</summary>
    public PimOperation Operation { get; }

    /// <summary>The operation in words.</summary>
    public string Purpose { get; }

    /// <summary>The least privileged delegated permission of Microsoft Graph; null for Azure, where <see cref="AzureAction"/> decides.</summary>
    public string? Delegated { get; }

    /// <summary>The least privileged application permission of Microsoft Graph; null where an application cannot do it, and for Azure.</summary>
    public string? Application { get; }

    /// <summary>The least privileged permission for people: of Microsoft Graph, or the action of Azure.</summary>
    public string? Permission => Delegated ?? AzureAction;

    /// <summary>The action that an Azure role at the scope has to hold; null for Graph.</summary>
    public string? AzureAction { get; }

    /// <summary>Other delegated permissions, any one of which will do as well.</summary>
    public PimTextList Alternatives { get; }

    /// <summary>The directory role or ownership that the service also requires for what concerns others; null for none.</summary>
    public string? AlsoRequires { get; }

    /// <summary>Tells whether the cmdlet works without it, with ids for names or with fewer early checks.</summary>
    public bool IsOptional { get; }

    /// <inheritdoc />
    public override string ToString() => $"{Cmdlet} {Kind}: {Delegated ?? AzureAction}";
}
