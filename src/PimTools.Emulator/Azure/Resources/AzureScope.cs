using System.Collections.Generic;
using System.Linq;

namespace PimTools.Emulator.Azure.Resources;

/// <summary>A place where roles hold, with what lies below it.</summary>
internal sealed class AzureScope
{
    private readonly List<AzureScope> _children = [];

    public AzureScope(string id, string displayName, AzureScopeKind kind, AzureScope? parent)
    {
        Id = id;
        DisplayName = displayName;
        Kind = kind;
        Parent = parent;
        parent?._children.Add(this);
    }

    /// <summary>The id in its own spelling, empty for the tenant.</summary>
    public string Id { get; }

    public string DisplayName { get; }

    public AzureScopeKind Kind { get; }

    public AzureScope? Parent { get; }

    public IReadOnlyList<AzureScope> Children => _children;

    /// <summary>The last part of the id.</summary>
    public string Name => Id.Substring(Id.LastIndexOf('/') + 1);

    /// <summary>What a resource is, such as Microsoft.KeyVault/vaults.</summary>
    public string ResourceType => Id.Substring(Parent!.Id.Length + "/providers/".Length, Id.Length - Parent.Id.Length - "/providers/".Length - Name.Length - 1);

    /// <summary>The word PIM has for its kind.</summary>
    public string TypeWord => Kind.ToString().ToLowerInvariant();

    /// <summary>The scope itself and everything above, the nearest first.</summary>
    public IEnumerable<AzureScope> Line
    {
        get
        {
            for (var scope = this; scope is not null; scope = scope.Parent)
                yield return scope;
        }
    }

    /// <summary>Everything below.</summary>
    public IEnumerable<AzureScope> Descendants => _children.SelectMany(child => child.Descendants.Prepend(child));

    /// <summary>The subscription it is or lies in, or null above of them.</summary>
    public AzureScope? Subscription => Line.FirstOrDefault(scope => scope.Kind == AzureScopeKind.Subscription);

    public bool IsAtOrBelow(AzureScope other) => Line.Contains(other);

    /// <summary>Whether one of the two lies in the line of the other.</summary>
    public bool IsInLineWith(AzureScope other) => IsAtOrBelow(other) || other.IsAtOrBelow(this);

    /// <summary>The id of an object of Microsoft.Authorization at this scope.</summary>
    public string IdOf(string type, string name) => $"{Id}/providers/Microsoft.Authorization/{type}/{name}";
}
