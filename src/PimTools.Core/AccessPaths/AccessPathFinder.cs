using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Models;
using PimTools.Settings;

namespace PimTools.AccessPaths;

/// <summary>Follows assignments to those whom they reach, through groups and groups within groups.</summary>
internal sealed class AccessPathFinder
{
    private readonly GroupGraph _groups;
    private readonly IReadOnlyCollection<PimRoleSetting> _settings;

    public AccessPathFinder(GroupGraph groups, IReadOnlyCollection<PimRoleSetting> settings)
    {
        _groups = groups;
        _settings = settings;
    }

    /// <summary>Finds all ways that lead to an assignment. A group of which nobody is known is the end of its way.</summary>
    public IEnumerable<PimAccessPath> Find(PimAssignment assignment, bool isInherited)
    {
        var first = new Reached(null, Step(assignment.Principal, assignment, LinkOf(assignment)), assignment);
        return Follow(first).Select(last => Build(assignment, last, isInherited));
    }

    private IEnumerable<Reached> Follow(Reached at)
    {
        var edges = at.Step.From.Type == PimPrincipalType.Group
            ? _groups.Edges(at.Step.From.Id).Where(edge => !at.Passes(edge.Member)).ToList()
            : new List<MembershipEdge>();
        return edges.Count == 0
            ? new[] { at }
            : edges.SelectMany(edge => Follow(new Reached(at, Step(edge.Member, edge.Assignment, edge.Assignment is null ? "member" : LinkOf(edge.Assignment) + " member"), edge.Assignment)));
    }

    private AccessStep Step(PimPrincipal from, PimAssignment? assignment, string link) =>
        new(from, link, assignment?.Type == PimAssignmentType.Eligible ? ActivationDemand.Describe(SettingOf(assignment)) : null);

    private PimRoleSetting? SettingOf(PimAssignment assignment) => SettingMatch.Find(_settings, assignment.Role, assignment.Scope);

    private static string LinkOf(PimAssignment assignment) => assignment.State.ToString().ToLowerInvariant();

    private PimAccessPath Build(PimAssignment assignment, Reached last, bool isInherited)
    {
        var way = last.Way.ToList();
        var approvals = way.Select(reached => reached.Assignment).OfType<PimAssignment>()
            .Where(one => one.Type == PimAssignmentType.Eligible)
            .Select(one => SettingOf(one)?.RequiresApproval)
            .ToList();
        return new PimAccessPath(assignment.Role, assignment.Scope, way.ConvertAll(reached => reached.Step))
        {
            RequiresApproval = approvals.Contains(true) ? true : approvals.Contains(null) ? null : false,
            End = way.Select(reached => reached.Assignment?.End).Where(end => end is not null).Min(),
            IsInherited = isInherited,
        };
    }

    /// <summary>Somebody who was reached, and the way from there to the role.</summary>
    private sealed class Reached
    {
        private readonly Reached? _next;

        public Reached(Reached? next, AccessStep step, PimAssignment? assignment)
        {
            _next = next;
            Step = step;
            Assignment = assignment;
        }

        public AccessStep Step { get; }

        public PimAssignment? Assignment { get; }

        public IEnumerable<Reached> Way
        {
            get
            {
                for (var at = this; at is not null; at = at._next)
                {
                    yield return at;
                }
            }
        }

        // Groups may lie in each other in a circle.
        public bool Passes(PimPrincipal principal) => Way.Any(reached => string.Equals(reached.Step.From.Id, principal.Id, StringComparison.OrdinalIgnoreCase));
    }
}
