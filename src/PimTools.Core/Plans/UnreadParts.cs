using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Models;

namespace PimTools.Plans;

/// <summary>Keeps what could not be read of a tenant, so that what is not known is neither made nor removed.</summary>
internal sealed class UnreadParts
{
    private readonly object _lock = new();
    private readonly List<Part> _parts = new();
    private readonly Dictionary<string, PimException> _told = new();

    /// <summary>The parts, each told once.</summary>
    public IReadOnlyList<UnreadPart> All
    {
        get
        {
            lock (_lock)
            {
                return _told.Select(one => new UnreadPart(one.Key, one.Value.Message)).ToList();
            }
        }
    }

    /// <summary>Takes a part whose assignments are not known.</summary>
    /// <param name="what">The part in words.</param>
    /// <param name="reason">The error.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="type">Eligible or active; null for both.</param>
    /// <param name="roleId">The role or group; null for all.</param>
    /// <param name="scopeId">The scope of Azure; null for all.</param>
    public void Add(string what, PimException reason, PimKind kind, PimAssignmentType? type = null, string? roleId = null, string? scopeId = null)
    {
        lock (_lock)
        {
            _parts.Add(new Part(kind, type, roleId, scopeId, reason));
        }

        Tell(what, reason);
    }

    /// <summary>Takes a part that only the person has to know of.</summary>
    public void Tell(string what, PimException reason)
    {
        lock (_lock)
        {
            _told[what] = reason;
        }
    }

    /// <summary>The error that kept an assignment from being read; null where it was read.</summary>
    public PimException? Find(AssignmentKey key)
    {
        lock (_lock)
        {
            return _parts.FirstOrDefault(part => part.Covers(key))?.Reason;
        }
    }

    private sealed record Part(PimKind Kind, PimAssignmentType? Type, string? RoleId, string? ScopeId, PimException Reason)
    {
        public bool Covers(AssignmentKey key) => key.Role.Kind == Kind
            && (Type is null || Type == key.Type)
            && (RoleId is null || string.Equals(RoleId, key.Role.RoleId, StringComparison.OrdinalIgnoreCase))
            && (ScopeId is null || string.Equals(ScopeId, key.Role.ScopeId, StringComparison.OrdinalIgnoreCase));
    }
}
