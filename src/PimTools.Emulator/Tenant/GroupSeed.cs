using System;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Groups;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Policies;

namespace PimTools.Emulator.Tenant;

/// <summary>Adds the assignments and requests of Contoso's groups.</summary>
internal sealed class GroupSeed
{
    private readonly SeedRunner _runner;
    private readonly ContosoPeople _people;
    private readonly ContosoGroups _groups;
    private readonly SeedActions _actions;

    public GroupSeed(SeedRunner runner, ContosoPeople people, ContosoGroups groups)
    {
        _runner = runner;
        _people = people;
        _groups = groups;
        _actions = new SeedActions(runner.Tenant.GroupRequests, runner.Tenant.GroupPolicyEditor);
    }

    public void Run()
    {
        _runner.AdvanceTo(TimeSpan.FromDays(25));
        Eligible(_people.Ada, _groups.OnCall, GroupAccess.Member, "On call every third week");
        Eligible(_people.Ben, _groups.OnCall, GroupAccess.Owner, "Keeps the rota");
        Eligible(_people.Ada, _groups.Database, GroupAccess.Member, "Repairs replication");
        Eligible(_people.Fay, _people.TierZero, GroupAccess.Member, "Stand-in for Greg");
        _actions.Change(_people.Dana, _runner.Tenant.Groups.Policies.Of(_groups.Database.Id, GroupAccess.Member),
            (RuleIds.ActivationApproval, SeedActions.ApprovalBy(_people.Cleo)));

        _runner.AdvanceTo(TimeSpan.FromDays(23));
        _actions.Activate(_people.Ada, Target(_groups.OnCall, GroupAccess.Member), 4, "Disk of the build server is full");
        _runner.AdvanceTo(TimeSpan.FromDays(22));
        var repair = _actions.Activate(_people.Ada, Target(_groups.Database, GroupAccess.Member), 2, "Replica is three hours behind");
        _runner.AdvanceTo(TimeSpan.FromDays(22) - TimeSpan.FromMinutes(9));
        _actions.Decide(repair, _people.Cleo, approve: true, "Seen in monitoring");
    }

    private static GrantTarget Target(Group group, string access) => new(access, group.Id);

    private void Eligible(User user, Group group, string access, string justification) =>
        _actions.Assign(ScheduleKind.Eligible, _people.Dana, user, Target(group, access), justification, _runner.Now + TimeSpan.FromDays(300));
}
