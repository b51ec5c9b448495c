using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using PimTools.Changes;
using PimTools.Emulator;
using PimTools.Settings;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Tests what is told of a change of a setting after it was sent, or failed on the way.</summary>
public sealed class SettingRunnerTests
{
    private readonly Contoso _contoso = new();

    [Fact]
    public async Task A_change_that_was_made_comes_back_as_the_service_has_it()
    {
        using var dana = await _contoso.ConnectAsync("dana");

        var now = await SettingRunner.ApplyAsync(dana, await PlanAsync(dana), PimCall.None);

        Assert.Equal(("2h", false), (now!.Longest, now.AllowPermanentActive));
    }

    [Fact]
    public async Task A_change_whose_answer_was_lost_for_good_tells_what_stands()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var planned = await PlanAsync(dana);
        _contoso.Tenant.Faults.Add(EmulatedFault.LostAfterHandling().On("PATCH", "roleManagementPolicies").Repeated(20));

        var thrown = await Assert.ThrowsAsync<PimException>(() => SettingRunner.ApplyAsync(dana, planned, PimCall.None));

        Assert.Contains("The setting shows the whole change nevertheless.", thrown.Message);
    }

    [Fact]
    public async Task A_change_that_was_refused_tells_that_nothing_was_changed()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var planned = await PlanAsync(dana);
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.InternalServerError).On("PATCH", "roleManagementPolicies").Repeated(20));

        var thrown = await Assert.ThrowsAsync<PimException>(() => SettingRunner.ApplyAsync(dana, planned, PimCall.None));

        Assert.Contains("Nothing of it was changed.", thrown.Message);
    }

    [Fact]
    public async Task A_change_that_stands_by_half_tells_each_half()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var planned = await PlanAsync(dana);
        var half = PlannedSettingChange.Plan(planned.From, new PimSettingChange { MaximumActivationDuration = TimeSpan.FromHours(2) });
        await dana.Settings.UpdateAsync(half.To, half.Rules, PimCall.None);
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.InternalServerError).On("PATCH", "roleManagementPolicies").Repeated(20));

        var thrown = await Assert.ThrowsAsync<PimException>(() => SettingRunner.ApplyAsync(dana, planned, PimCall.None));

        Assert.Contains("What stands: MaximumActivationDuration changed; AllowPermanentActive is still true.", thrown.Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task Changes_of_which_some_were_made_when_the_answer_got_lost_are_completed(int made)
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var planned = new List<PlannedSettingChange>();
        foreach (var role in new[] { "User Administrator", "Reports Reader", "Teams Reader" })
        {
            planned.Add(await PlanAsync(dana, role));
        }

        // Each is two rules.
        _contoso.Tenant.Faults.Add(EmulatedFault.LostHalfway(made).On("POST", "$batch"));
        var outcomes = new List<SettingOutcome>();

        await SettingRunner.ApplyManyAsync(dana, planned, outcomes.Add, PimCall.None);

        Assert.Equal(0, _contoso.Tenant.Faults.Count);
        Assert.Equal(planned, outcomes.Select(outcome => outcome.Planned));
        Assert.All(outcomes, outcome => Assert.Null(outcome.Error));
        Assert.All(outcomes, outcome => Assert.Equal(("2h", false), (outcome.Now!.Longest, outcome.Now.AllowPermanentActive)));
    }

    private static async Task<PlannedSettingChange> PlanAsync(IPimClient dana, string name = "User Administrator")
    {
        var role = (await dana.RolesAsync()).Single(one => one.Name == name);
        var found = new List<PimRoleSetting>();
        await dana.Settings.ListAsync(new() { Roles = [role] }, found.Add, PimCall.None);
        return PlannedSettingChange.Plan(found.Single(), new PimSettingChange { MaximumActivationDuration = TimeSpan.FromHours(2), AllowPermanentActive = false });
    }
}
