using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Groups;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Tenant;

/// <summary>Groups under PIM beside the story, and people eligible for them.</summary>
internal sealed class GroupCrowd(StoryTeller story, ContosoOptions options)
{
    public void Arrive(IReadOnlyList<User> users, User admin)
    {
        var desk = new DeskTeller(story.Tenant.GroupRequests, story.Tenant.GroupPolicyEditor);
        var targets = Enumerable.Range(1, options.ExtraGroups).Select(Project).ToList();
        foreach (var (user, target) in Pairs.Spread(users, targets, options.ExtraGroupEligibleAssignments))
            desk.Assign(ScheduleKind.Eligible, admin, user, target, "Part of the project", story.Now + TimeSpan.FromDays(300));
    }

    private GrantTarget Project(int number)
    {
        var name = $"Project {number:D4}";
        var group = story.Tenant.State.Directory.Add(new Group(IdSource.Of("group/" + name), name) { Description = $"Everybody of project {number}" });
        var target = new GrantTarget(GroupAccess.Member, group.Id);
        story.Tenant.Groups.Prepare(target);
        return target;
    }
}
