using System.Collections.Generic;
using System.Linq;
using PimTools.Changes;
using PimTools.Plans;
using PimTools.Settings;
using Xunit;

namespace PimTools.Tests.Core.Plans;

/// <summary>The order of a plan: a setting comes first where an assignment of its role needs it, and the phases take away last.</summary>
public sealed class GrantOrderTests
{
    private static readonly PimException TooLong = new(PimErrorCode.DurationTooLong, "Too long.");

    [Fact]
    public void A_setting_that_an_assignment_of_its_role_needs_goes_first()
    {
        var (users, exchange) = (GivenSteps.Change(GivenSteps.Lasts(4)), GivenSteps.Change(GivenSteps.Lasts(4), GivenSteps.Setting(role: Given.ExchangeAdmin)));
        var grants = new[] { Grant(GivenSteps.Create(), needsSetting: true), Grant(GivenSteps.Create(Given.ExchangeAdmin)) };

        var arranged = Arrange([users, exchange], grants);

        Assert.Equal([true, false], arranged.Take(2).Select(change => change.Planned.Setting!.GoesFirst));
        Assert.Equal(grants.Select(grant => grant.Change), arranged.Skip(2));
        Assert.Equal(("MaximumActivationDuration", users.Planned.Setting!.After), (Assert.Single(arranged[0].Differences).Field, arranged[0].Planned.Setting!.After));
    }

    [Fact]
    public void A_setting_that_does_not_change_stays_where_it_is()
    {
        var unchanged = new PimPlannedChange(PimPlanAction.None, new PlannedItem(Given.UserAdmin, PimScope.Directory, null));

        var arranged = new GrantOrder(new Dictionary<SettingKey, PlannedSettingChange>()).Arrange([unchanged], [Grant(GivenSteps.Create(), needsSetting: true)]);

        Assert.Same(unchanged, arranged.First());
    }

    [Fact]
    public void An_assignment_that_needs_the_standing_setting_is_withheld_where_another_needs_the_new_one()
    {
        var (needsNew, needsOld, other) = (
            Grant(GivenSteps.Create(), needsSetting: true),
            new PlannedGrant(GivenSteps.Create(principal: Given.Cleo), false, TooLong),
            new PlannedGrant(GivenSteps.Create(Given.ExchangeAdmin), false, TooLong));

        var arranged = Arrange([GivenSteps.Change(GivenSteps.Lasts(4))], [needsNew, needsOld, other]);

        Assert.Equal([null, null, "Too long.", null], arranged.Select(change => change.Withheld));
        Assert.Equal(PimErrorCode.DurationTooLong, arranged[2].ErrorCode);
    }

    [Fact]
    public void An_assignment_that_needs_a_setting_whose_change_is_withheld_is_withheld_too()
    {
        var needs = GivenSteps.Step(PimPlanAction.Create, GivenSteps.Planned(null, GivenSteps.For(30)) with { NeedsSetting = true });
        var elsewhere = GivenSteps.Step(PimPlanAction.Create, GivenSteps.Planned(null, GivenSteps.For(30), Given.ExchangeAdmin) with { NeedsSetting = true });
        PimPlannedChange[] changes = [GivenSteps.Change(GivenSteps.Lasts(4)), needs, GivenSteps.Create(), GivenSteps.Create(Given.ExchangeAdmin).Withhold("Otherwise."), elsewhere];

        Assert.Equal([null, null, null, "Otherwise.", null], GrantOrder.WithholdDependent(changes).Select(change => change.Withheld));

        changes[0] = changes[0].Withhold("It is protected.");
        Assert.Equal(
            ["It is protected.", "It needs the change of the setting, which is withheld.", null, "Otherwise.", null], GrantOrder.WithholdDependent(changes).Select(change => change.Withheld));
    }

    [Fact]
    public void Settings_that_are_needed_come_before_what_gives_then_the_other_settings_and_what_takes_away_last()
    {
        var change = GivenSteps.Change(GivenSteps.Lasts(4));
        var planned = PlannedSettingChange.Plan(GivenSteps.Setting(), GivenSteps.Lasts(4));
        PlannedChange Step(AssignmentAction action, double days = 20) => new(action, PimAssignmentType.Eligible, Given.UserAdmin, PimScope.Directory, Given.Ada)
        {
            From = GivenSteps.Until(10), To = action == AssignmentAction.Remove ? null : GivenSteps.Until(days), Planned = Given.Now,
        };

        Assert.Equal(0, new ReadyStep(change.GoingFirst(), planned, null).Phase);
        Assert.Equal(2, new ReadyStep(change, planned, null).Phase);
        Assert.Equal([1, 1, 1, 3, 3], new[] { Step(AssignmentAction.Create), Step(AssignmentAction.Extend), Step(AssignmentAction.Update), Step(AssignmentAction.Update, 5), Step(AssignmentAction.Remove) }
            .Select(step => new ReadyStep(GivenSteps.Create(), null, step).Phase));
        Assert.Equal([false, false, true], new[] { new ReadyStep(change, planned, null), new ReadyStep(change, null, Step(AssignmentAction.Create)), new ReadyStep(change, null, null) }.Select(step => step.IsDone));
    }

    private static PlannedGrant Grant(PimPlannedChange change, bool needsSetting = false) => new(change, needsSetting, null);

    private static List<PimPlannedChange> Arrange(IReadOnlyList<PimPlannedChange> settings, IReadOnlyList<PlannedGrant> grants)
    {
        var planned = settings.ToDictionary(change => change.Planned.RoleKey, change => PlannedSettingChange.Plan(GivenSteps.Setting(role: change.Role), GivenSteps.Lasts(4)));
        return [.. new GrantOrder(planned).Arrange(settings, grants)];
    }
}
