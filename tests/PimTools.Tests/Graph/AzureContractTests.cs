using System;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Activation;
using PimTools.Changes;
using PimTools.Tests.Contract;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Whatever the client does in Azure, every call that it sends is one of the contract, and so is every answer that it gets.</summary>
public sealed class AzureContractTests
{
    // What the description does not know and the documentation does (API reference, sections 6 and 7.2).
    private static readonly string[] Undescribed =
    [
        "GET /{scope}/providers/Microsoft.Authorization/roleManagementPolicyAssignments has no option $filter",
        "RoleAssignmentApprovalStepProperties has no property 'properties'",
    ];

    private readonly Contoso _contoso = new();

    [SkippableFact]
    public async Task Looking_around_keeps_the_contract()
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");

        var scopes = await dana.ScopesAsync();
        Assert.Single(await dana.Scopes.FindResourcesAsync(AzureContoso.Kind, "contosodata", PimCall.None));
        await dana.Roles.ListAsync(AzureContoso.Kind, _ => { }, PimCall.None);
        var roles = await dana.RolesAtAsync(scopes[0]);
        Assert.NotEmpty(await dana.AzureAsync());
        Assert.NotEmpty(await dana.AzureAsync(scope: scopes.Single(scope => scope.DisplayName == "rg-web").Id));
        Assert.NotEmpty(await dana.AzureAsync(principal: (await dana.PrincipalAsync("ada@contoso.com")).Id));
        Assert.NotEmpty(await dana.RequestsAsync(new PimRequestFilter { Kinds = AzureContoso.Kind }));
        Assert.NotEmpty(await dana.SettingsAsync(roles[0]));
        await dana.Settings.ListAsync(new PimSettingFilter { Kinds = AzureContoso.Kind, Scope = scopes[0] }, _ => { }, PimCall.None);

        AssertKept();
    }

    [SkippableTheory]
    [InlineData("ada")]
    [InlineData("cleo")]
    public async Task Looking_at_ones_own_keeps_the_contract(string user)
    {
        using var client = await _contoso.ConnectToAzureAsync(user);

        foreach (var assignment in await client.AzureAsync(mine: true))
        {
            await client.Scopes.ListEligibleChildrenAsync(assignment.Scope, _ => { }, PimCall.None);
            await client.SettingsAsync(assignment.Role);
        }

        foreach (var relation in new[] { PimRequestRelation.Mine, PimRequestRelation.CreatedByMe, PimRequestRelation.ForMyApproval })
        {
            await client.RequestsAsync(new PimRequestFilter { Kinds = AzureContoso.Kind, Relation = relation });
        }

        AssertKept();
    }

    [SkippableFact]
    public async Task Asking_approving_and_giving_back_keeps_the_contract()
    {
        using var ada = await _contoso.ConnectToAzureAsync("ada");
        using var cleo = await _contoso.ConnectToAzureAsync("cleo");
        var vault = await ada.EligibleAsync("Key Vault Administrator");
        var draft = ada.Activation(vault);

        await ada.Requests.SubmitAsync(draft.ForValidation(), PimCall.None);
        var withdrawn = await ada.Requests.SubmitAsync(draft, PimCall.None);
        await ada.Requests.CancelAsync(withdrawn, PimCall.None);
        var request = await ada.Requests.SubmitAsync(draft, PimCall.None);
        await cleo.Requests.DecideAsync(request, PimDecision.Approve, "Confirmed", PimCall.None);
        await ada.Requests.RefreshAsync(request, PimCall.None);
        await ada.Requests.GetAsync(request.Id, PimCall.None);
        _contoso.Tenant.Clock.Advance(TimeSpan.FromMinutes(6));
        var active = Assert.Single(await ada.AzureAsync(PimAssignmentType.Active, mine: true));
        await ada.Requests.SubmitAsync(PimDeactivation.Draft(active, ada.Context.Account, "Done"), PimCall.None);

        AssertKept();
    }

    [SkippableTheory]
    [InlineData(PimAssignmentType.Eligible)]
    [InlineData(PimAssignmentType.Active)]
    public async Task Assigning_and_removing_keeps_the_contract(PimAssignmentType type)
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");
        var draft = await dana.AzureAssignmentAsync("Storage Blob Data Reader", "rg-data", "fay@contoso.com", type);
        var desired = new DesiredAssignment(type, draft.Role, draft.Scope, draft.Principal, new PimSchedule { End = DateTimeOffset.UtcNow.AddDays(20) })
        {
            Justification = "Testing the module",
            Ticket = new PimTicket("INC-4711", "ServiceNow"),
            Condition = "@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name] StringEquals 'exports'",
            ConditionVersion = "2.0",
        };

        await dana.AssignAsync(desired);
        await dana.AssignAsync(desired with { Schedule = new PimSchedule { Duration = TimeSpan.FromDays(40) }, Justification = "More" });
        _contoso.Tenant.Clock.Advance(TimeSpan.FromMinutes(6));
        var removal = await RemovalPlanner.PlanAsync(dana, draft.Role, draft.Scope, type, [draft.Principal], "Done", PimCall.None);
        await dana.Requests.SubmitAsync(Assert.Single(removal.Changes).Draft(dana.ServiceTime), PimCall.None);

        AssertKept();
    }

    [SkippableFact]
    public async Task Changing_a_setting_keeps_the_contract()
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");
        var role = (await dana.RolesAtAsync(await dana.ScopeAsync("Contoso Sandbox"))).Single(each => each.Name == "Contributor");
        var setting = Assert.Single(await dana.SettingsAsync(role));
        var (person, group) = (await dana.PrincipalAsync("fay@contoso.com"), await dana.PrincipalAsync("Data Engineers"));
        new PimSettingChange
        {
            MaximumActivationDuration = TimeSpan.FromMinutes(90),
            ActivationRequires = PimRequirements.Justification,
            AuthenticationContext = "c1",
            Approvers = [new(person.Id, person.Type, person.DisplayName), new(group.Id, group.Type)],
            AllowPermanentEligible = false,
            MaximumEligibleDuration = TimeSpan.FromDays(90),
            ActiveRequires = PimRequirements.Mfa,
            Notifications = [new() { Event = PimNotificationEvent.Activation, To = PimNotificationRecipient.Administrator, Recipients = ["soc@contoso.com"] }],
        }.ApplyTo(setting);

        await dana.Settings.UpdateAsync(setting, setting.GetChangedRules(), PimCall.None);

        AssertKept();
    }

    [SkippableFact]
    public async Task Being_refused_keeps_the_contract()
    {
        using var ada = await _contoso.ConnectToAzureAsync("ada");
        var eligible = await ada.EligibleAsync("Contributor");

        await Assert.ThrowsAsync<PimException>(() => ada.Requests.SubmitAsync(ada.Activation(eligible, hours: 100), PimCall.None));
        await Assert.ThrowsAsync<PimException>(() => ada.AzureAsync(scope: eligible.Scope.Id));

        AssertKept();
    }

    private void AssertKept()
    {
        var check = new CallCheck(ContractData.Contract);
        Assert.NotEmpty(_contoso.Tenant.Calls);
        Assert.All(
            _contoso.Tenant.Calls,
            call => Assert.Empty(check.Run(call.Method, call.Uri, call.RequestBody, call.Status, call.ResponseBody)
                .Select(violation => violation.Message)
                .Except(Undescribed)));
    }
}
