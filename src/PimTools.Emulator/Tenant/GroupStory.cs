using System;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Groups;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Policies;

namespace PimTools.Emulator.Tenant;

/// <summary>How Contoso brought its first groups under PIM.</summary>
internal sealed class GroupStory
{
    private readonly StoryTeller _story;
    private readonly ContosoPeople _people;
    private readonly ContosoGroups _groups;
    private readonly DeskTeller _desk;

    public GroupStory(StoryTeller story, ContosoPeople people, ContosoGroups groups)
    {
        _story = story;
        _people = people;
        _groups = groups;
        _desk = new DeskTeller(story.Tenant.GroupRequests, story.Tenant.GroupPolicyEditor);
    }

    public void Tell()
    {
        _story.Ago(TimeSpan.FromDays(25));
        Eligible(_people.Ada, _groups.OnCall, GroupAccess.Member, "On call every third week");
        Eligible(_people.Ben, _groups.OnCall, GroupAccess.Owner, "Keeps the rota");
        Eligible(_people.Ada, _groups.Database, GroupAccess.Member, "Repairs replication");
        Eligible(_people.Fay, _people.TierZero, GroupAccess.Member, "Stand-in for Greg");
        _desk.Change(_people.Dana, _story.Tenant.Groups.Policies.Of(_groups.Database.Id, GroupAccess.Member),
            (RuleIds.ActivationApproval, DeskTeller.ApprovalBy(_people.Cleo)));

        _story.Ago(TimeSpan.FromDays(23));
        _desk.Activate(_people.Ada, Target(_groups.OnCall, GroupAccess.Member), 4, "Disk of the build server is full");
        _story.Ago(TimeSpan.FromDays(22));
        var repair = _desk.Activate(_people.Ada, Target(_groups.Database, GroupAccess.Member), 2, "Replica is three hours behind");
        _story.Ago(TimeSpan.FromDays(22) - TimeSpan.FromMinutes(9));
        _desk.Decide(repair, _people.Cleo, approve: true, "Seen in monitoring");
    }

    private static GrantTarget Target(Group group, string access) => new(access, group.Id);

    private void Eligible(User user, Group group, string access, string why) =>
        _desk.Assign(ScheduleKind.Eligible, _people.Dana, user, Target(group, access), why, _story.Now + TimeSpan.FromDays(300));
}
