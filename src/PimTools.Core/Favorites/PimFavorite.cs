using System;
using System.Collections.Generic;

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

    /// <summary>What it activates.</summary>
    public IReadOnlyList<PimFavoriteActivation> Activations { get; }

    /// <inheritdoc />
    public override string ToString() => $"{Name}: {string.Join(", ", Activations)}";
}
