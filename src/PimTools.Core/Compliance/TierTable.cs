using System.Collections.Generic;
using System.Linq;
using PimTools.Conditions;
using PimTools.Models;

namespace PimTools.Compliance;

/// <summary>Sorts roles into tiers. A group is of the tier of the most powerful role that it holds.</summary>
internal sealed class TierTable
{
    private readonly IReadOnlyList<(PimRoleTier Tier, IReadOnlyList<WildcardName> Roles)> _tiers;
    private readonly PrivilegedRoles _privileged;
    private readonly ILookup<string, PimRole> _heldByGroup;
    private readonly string? _heldUnknownBecause;

    /// <param name="tiers">The tiers, from the most to the least powerful.</param>
    /// <param name="privileged">The roles that the service marks.</param>
    /// <param name="heldByGroup">The roles that each group holds or may activate, by its id.</param>
    /// <param name="heldUnknownBecause">Why not all of them are known; null where they are.</param>
    public TierTable(IReadOnlyList<PimRoleTier> tiers, PrivilegedRoles privileged, ILookup<string, PimRole> heldByGroup, string? heldUnknownBecause)
    {
        _tiers = tiers.Select(tier => (tier, (IReadOnlyList<WildcardName>)tier.Roles.Select(role => new WildcardName(role)).ToList())).ToList();
        _privileged = privileged;
        _heldByGroup = heldByGroup;
        _heldUnknownBecause = heldUnknownBecause;
    }

    /// <summary>The name of a role's tier; none where it is of none.</summary>
    public FieldValue Of(PimRole role)
    {
        if (role.Kind != PimKind.Group)
        {
            return Find(role);
        }

        var held = _heldByGroup[role.Id].Select(Find).ToList();
        foreach (var (tier, _) in _tiers)
        {
            if (held.Find(one => one.Text == tier.Name) is { } known)
            {
                return known;
            }

            if (held.Find(one => !one.IsKnown) is { } unknown)
            {
                return unknown;
            }

            if (_heldUnknownBecause is not null)
            {
                return FieldValue.Unknown(_heldUnknownBecause);
            }
        }

        return Find(role);
    }

    private FieldValue Find(PimRole role)
    {
        foreach (var (tier, roles) in _tiers)
        {
            if (roles.Any(name => name.IsMatch(role.Name) || name.IsMatch(role.Id)))
            {
                return FieldValue.Of(tier.Name);
            }

            if (tier.IsPrivileged && _privileged.IsMarked(role) is var isMarked && isMarked.Value is not false)
            {
                return isMarked.IsKnown ? FieldValue.Of(tier.Name) : isMarked;
            }
        }

        return FieldValue.None();
    }
}
