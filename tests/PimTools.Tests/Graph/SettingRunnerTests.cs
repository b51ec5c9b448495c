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

/// <summary>What is told of a change of a setting after it was sent, or failed on the way.</summary>
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

    private static async Task<PlannedSettingChange> PlanAsync(IPimClient dana)
    {
        var role = (await dana.RolesAsync()).Single(one => one.Name == "User Administrator");
        var found = new List<PimRoleSetting>();
        await dana.Settings.ListAsync(new() { Roles = [role] }, found.Add, PimCall.None);
        return PlannedSettingChange.Plan(found.Single(), new PimSettingChange { MaximumActivationDuration = TimeSpan.FromHours(2), AllowPermanentActive = false });
    }
}
