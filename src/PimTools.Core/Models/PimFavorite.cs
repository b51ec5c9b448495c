using System.Collections.Generic;
using System.Linq;
using PimTools.Models;

namespace PimTools;

/// <summary>A named set of activations, kept per tenant.</summary>
public sealed class PimFavorite
{
    /// <summary>Creates a favourite.</summary>
    public PimFavorite(string name, string tenantId, IReadOnlyList<PimFavoriteActivation> activations)
    {
        Name = name;
        TenantId = tenantId;
        Activations = activations;
    }

    /// <summary>The name to use it by.</summary>
    public string Name { get; }

    /// <summary>The tenant it belongs to.</summary>
    public string TenantId { get; }

    /// <summary>The activations.</summary>
    internal IReadOnlyList<PimFavoriteActivation> Activations { get; }

    /// <summary>The roles that are activated, where, for how long and why.</summary>
    public PimTextList Activates => new(Activations.Select(one => one.Describe()));

    /// <summary>Refuses a name that nobody could give without meaning others, too, or could not see.</summary>
    /// <exception cref="PimException"><see cref="PimErrorCode.InvalidParameter"/>.</exception>
    public static void CheckName(string name) => StoredName.Check("favourite", name);

    /// <inheritdoc />
    public override string ToString() => $"{Name}: {string.Join(", ", Activations)}";
}
