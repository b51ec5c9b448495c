using System.Collections.Generic;
using System.Linq;

namespace PimTools.Emulator.Azure.Resources;

/// <summary>A scope at which roles are assigned, with the scopes below it.</summary>
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

    /// <summary>The id as the service spells it; empty for the tenant.</summary>
    public string Id { get; }

    public string DisplayName { get; }

    public AzureScopeKind Kind { get; }

    public AzureScope? Parent { get; }

    public IReadOnlyList<AzureScope> Children => _children;

    /// <summary>The last part of the id.</summary>
    public string Name => Id.Substring(Id.LastIndexOf('/') + 1);

    /// <summary>The words that name the scope: its id, the last part of it, and its display name.</summary>
    public IEnumerable<string> Names => [Id, Name, DisplayName];

    /// <summary>The type of a resource, such as Microsoft.KeyVault/vaults.</summary>
    public string ResourceType => Id.Substring(Parent!.Id.Length + "/providers/".Length, Id.Length - Parent.Id.Length - "/providers/".Length - Name.Length - 1);

    /// <summary>The name that PIM has for its kind.</summary>
    public string TypeName => Kind.ToString().ToLowerInvariant();

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

    /// <summary>Tells whether one of the two is the other, or lies above or below it.</summary>
    public bool IsInLineWith(AzureScope other) => IsAtOrBelow(other) || other.IsAtOrBelow(this);

    /// <summary>The id of an object of Microsoft.Authorization at this scope.</summary>
    public string IdOf(string type, string name) => $"{Id}/providers/Microsoft.Authorization/{type}/{name}";
}
