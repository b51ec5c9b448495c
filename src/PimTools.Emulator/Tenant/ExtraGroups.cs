using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Groups;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Tenant;

/// <summary>Adds groups under PIM, and people who are eligible for them.</summary>
internal sealed class ExtraGroups(SeedRunner runner, ContosoOptions options)
{
    public void Add(IReadOnlyList<User> users, User admin)
    {
        var actions = new SeedActions(runner.Tenant.GroupRequests, runner.Tenant.GroupPolicyEditor);
        var targets = Enumerable.Range(1, options.ExtraGroups).Select(Project).ToList();
        foreach (var (user, target) in AssignmentSpread.Spread(users, targets, options.ExtraGroupEligibleAssignments))
            actions.Assign(ScheduleKind.Eligible, admin, user, target, "Part of the project", runner.Now + TimeSpan.FromDays(300));
    }

    private GrantTarget Project(int number)
    {
        var name = $"Project {number:D4}";
        var group = runner.Tenant.State.Directory.Add(new Group(IdSource.Of("group/" + name), name) { Description = $"Everybody of project {number}" });
        var target = new GrantTarget(GroupAccess.Member, group.Id);
        runner.Tenant.Groups.Prepare(target);
        return target;
    }
}
