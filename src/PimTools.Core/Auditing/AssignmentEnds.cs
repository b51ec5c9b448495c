using System;
using System.Collections.Generic;

namespace PimTools.Auditing;

/// <summary>
/// Keeps removals and extensions that were read, until the request is read whose assignment they concern. Requests are read from the newest to the
/// oldest, so that they always come before it.
/// </summary>
internal sealed class AssignmentEnds
{
    private readonly Dictionary<string, List<AssignmentEnd>> _ends = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Keeps a removal or an extension that was done at a time.</summary>
    public void Add(PimActivity activity, DateTimeOffset time)
    {
        if (KeyOf(activity) is not { } key)
        {
            return;
        }

        if (!_ends.TryGetValue(key, out var ends))
        {
            _ends[key] = ends = new List<AssignmentEnd>();
        }

        ends.Add(new AssignmentEnd(time, activity.Requestor, activity.Action, activity.ScopeId, activity.End));
    }

    /// <summary>Takes, from the earliest on, what was done to the assignment that a request made: extensions up to the removal of it.</summary>
    public IReadOnlyList<AssignmentEnd> Take(PimActivity grant, DateTimeOffset began)
    {
        var taken = new List<AssignmentEnd>();
        if (KeyOf(grant) is not { } key || !_ends.TryGetValue(key, out var ends))
        {
            return taken;
        }

        // The last one that was read is the earliest. What came after the end belongs to another assignment.
        var until = grant.End;
        for (var i = ends.Count - 1; i >= 0 && (taken.Count == 0 || !taken[taken.Count - 1].IsRemoval); i--)
        {
            if (ends[i].Time >= began && !(until < ends[i].Time) && IsAt(grant, ends[i]))
            {
                taken.Add(ends[i]);
                until = ends[i].End;
                ends.RemoveAt(i);
            }
        }

        return taken;
    }

    // Scopes of one name are told apart by their ids, where both are known.
    private static bool IsAt(PimActivity grant, AssignmentEnd end) =>
        grant.ScopeId is null || end.ScopeId is null || string.Equals(grant.ScopeId, end.ScopeId, StringComparison.OrdinalIgnoreCase);

    // The ids of roles differ by source; what is not told is never taken for the same.
    private static string? KeyOf(PimActivity activity) => activity is { Role: { } role, PrincipalId: { } principal, Type: { } type, Scope: { } scope }
        ? string.Join("\n", activity.Kind, role, activity.Access, scope, principal, type)
        : null;
}
