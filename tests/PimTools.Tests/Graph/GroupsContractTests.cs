using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Activation;
using PimTools.Tests.Contract;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Whatever the client does with groups, every call that it sends is one of the contract, and so is every answer that it gets.</summary>
public sealed class GroupsContractTests
{
    private readonly Contoso _contoso = new();

    [SkippableFact]
    public async Task Looking_around_keeps_the_contract()
    {
        using var emil = await _contoso.ConnectAsync("emil");
        _contoso.Tenant.PageSize = 2;

        Assert.NotEmpty(await emil.GroupRolesAsync());
        Assert.NotEmpty(await emil.GroupAssignmentsAsync());
        Assert.NotEmpty(await emil.RequestsAsync(new PimRequestFilter { Kinds = GroupsReading.Groups }));
        await emil.Settings.ListAsync(new PimSettingFilter { Kinds = GroupsReading.Groups }, _ => { }, PimCall.None);
        await emil.Directory.ListMembersAsync((await emil.PrincipalAsync("All Employees")).Id, _ => { }, PimCall.None);
        await emil.Directory.FindPrincipalsAsync(["ada@contoso.com", "Ada Ahlberg", "Nobody"], PimCall.None);

        AssertKept();
    }

    [SkippableFact]
    public async Task Activating_approving_and_canceling_keeps_the_contract()
    {
        using var ada = await _contoso.ConnectAsync("ada");
        using var cleo = await _contoso.ConnectAsync("cleo");

        await ada.Requests.SubmitAsync(await ada.GroupActivationAsync("Ops-OnCall"), PimCall.None);
        await ada.Requests.CancelAsync(await ada.Requests.SubmitAsync(await ada.GroupActivationAsync("Ops-Database"), PimCall.None), PimCall.None);
        var waiting = await ada.Requests.SubmitAsync(await ada.GroupActivationAsync("Ops-Database"), PimCall.None);
        await cleo.Requests.DecideAsync(waiting, PimDecision.Approve, "Yes", PimCall.None);
        await ada.Requests.GetAsync(waiting.Id, PimCall.None);
        _contoso.Tenant.Clock.Advance(TimeSpan.FromMinutes(6));
        foreach (var active in await ada.GroupAssignmentsAsync(mine: true, PimAssignmentType.Active))
        {
            await ada.Requests.SubmitAsync(PimDeactivation.Draft(active, ada.Context.Account, "Done"), PimCall.None);
        }

        AssertKept();
    }

    [SkippableFact]
    public async Task Assigning_many_and_changing_settings_keeps_the_contract()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var people = new[] { "ben@contoso.com", "cleo@contoso.com", "emil@contoso.com", "greg@contoso.com" };
        var drafts = new List<PimRequestDraft>();
        foreach (var person in people)
        {
            drafts.Add(await dana.GroupAssignmentAsync("Ops-OnCall", person));
            drafts.Add(await dana.AssignmentAsync("Teams Administrator", person));
        }

        Assert.All(await dana.Requests.SubmitAsync(drafts), submission => Assert.Null(submission.Error));
        var setting = (await dana.SettingsAsync(await dana.GroupRoleAsync("Ops-OnCall"))).Single();
        setting.Activation.RequiresApproval = true;
        setting.Activation.MaximumDuration = TimeSpan.FromHours(2);
        await dana.Settings.UpdateAsync(setting, setting.GetChangedRules(), PimCall.None);

        AssertKept();
    }

    private void AssertKept()
    {
        var check = new CallCheck(ContractData.Contract);

        Assert.NotEmpty(_contoso.Tenant.Calls);
        Assert.All(
            _contoso.Tenant.Calls,
            call => Assert.Empty(check.Run(call.Method, call.Uri, call.RequestBody, call.Status, call.ResponseBody)));
    }
}
