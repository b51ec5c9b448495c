using System;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Models;
using PimTools.Tests.Graph;
using Xunit;

namespace PimTools.Tests.Contract;

/// <summary>Whatever the client does, every call that it sends is one of the contract, and so is every answer that it gets.</summary>
public sealed class ClientContractTests
{
    private readonly Contoso _contoso = new();

    [SkippableFact]
    public async Task Looking_around_keeps_the_contract()
    {
        using var dana = await _contoso.ConnectAsync("dana");

        Assert.NotEmpty(await dana.RolesAsync());
        await dana.Scopes.ListAsync(PimKinds.All, _ => { }, PimCall.None);
        Assert.NotEmpty(await dana.AssignmentsAsync());
        Assert.NotEmpty(await dana.RequestsAsync());

        AssertKept();
    }

    [SkippableTheory]
    [InlineData("ada")]
    [InlineData("cleo")]
    [InlineData("greg")]
    public async Task Looking_at_ones_own_keeps_the_contract(string user)
    {
        using var client = await _contoso.ConnectAsync(user);

        Assert.NotEmpty(await client.AssignmentsAsync(new PimAssignmentFilter { Mine = true }));
        foreach (var relation in new[] { PimRequestRelation.Mine, PimRequestRelation.CreatedByMe, PimRequestRelation.ForMyApproval })
        {
            await client.RequestsAsync(new PimRequestFilter { Relation = relation });
        }

        AssertKept();
    }

    [SkippableFact]
    public async Task Filters_keep_the_contract()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var any = (await dana.AssignmentsAsync()).First(assignment => assignment.Principal.DisplayName == "Ada Ahlberg");

        Assert.NotEmpty(await dana.AssignmentsAsync(new PimAssignmentFilter
        {
            Type = any.Type,
            RoleId = any.Role.Id,
            PrincipalId = any.Principal.Id,
            ScopeId = any.Scope.Id,
        }));
        await dana.RequestsAsync(new PimRequestFilter
        {
            Status = PimRequestStatus.Provisioned,
            RoleId = any.Role.Id,
            PrincipalId = any.Principal.Id,
        });

        AssertKept();
    }

    [SkippableTheory]
    [InlineData("fay@contoso.com")]
    [InlineData("Ada Ahlberg")]
    [InlineData("Tier 0 Operators")]
    [InlineData("contoso-runbook")]
    [InlineData("$odd@contoso.com")]
    [InlineData("O'Hara & Söhne #1")]
    [InlineData("00000000-0000-0000-0000-000000000001")]
    public async Task Finding_somebody_keeps_the_contract(string idOrName)
    {
        using var dana = await _contoso.ConnectAsync("dana");

        await dana.Scopes.FindApplicationsAsync(idOrName, PimCall.None);
        await dana.Directory.FindPrincipalsAsync(idOrName, PimCall.None);

        AssertKept();
    }

    [SkippableFact]
    public async Task Activating_and_giving_back_keeps_the_contract()
    {
        using var ada = await _contoso.ConnectAsync("ada");
        await ada.Requests.SubmitAsync(await ada.ActivationAsync("User Administrator", isValidationOnly: true), PimCall.None);
        var active = await ada.Requests.SubmitAsync(await ada.ActivationAsync("User Administrator"), PimCall.None);
        await ada.Requests.SubmitAsync(await ada.ActivationAsync("Helpdesk Administrator"), PimCall.None);
        _contoso.Tenant.Clock.Advance(TimeSpan.FromMinutes(10));

        await ada.Requests.SubmitAsync(
            new PimRequestDraft(PimRequestAction.SelfDeactivate, PimAssignmentType.Active, active.Role, active.Scope, active.Principal),
            PimCall.None);

        AssertKept();
    }

    [SkippableFact]
    public async Task A_ticket_and_a_later_start_keep_the_contract()
    {
        using var ben = await _contoso.ConnectAsync("ben");
        var plain = await ben.ActivationAsync("Intune Administrator");

        await ben.Requests.SubmitAsync(
            new PimRequestDraft(plain.Action, plain.Type, plain.Role, plain.Scope, plain.Principal)
            {
                Justification = "Line one\nLine \"two\" \u00e4\u00f6\u00fc",
                Ticket = new PimTicket("CHG-1", "ServiceNow"),
                Schedule = new PimSchedule { Start = _contoso.Tenant.Clock.UtcNow.AddHours(3), Duration = TimeSpan.FromMinutes(90) },
            },
            PimCall.None);

        AssertKept();
    }

    [SkippableTheory]
    [InlineData(PimDecision.Approve)]
    [InlineData(PimDecision.Deny)]
    public async Task Deciding_keeps_the_contract(PimDecision decision)
    {
        using var ada = await _contoso.ConnectAsync("ada");
        using var cleo = await _contoso.ConnectAsync("cleo");
        var request = await ada.Requests.SubmitAsync(await ada.ActivationAsync("Exchange Administrator"), PimCall.None);

        await cleo.Requests.DecideAsync(await cleo.Requests.GetAsync(request.Id, PimCall.None), decision, "As agreed", PimCall.None);
        await ada.Requests.RefreshAsync(request, PimCall.None);

        AssertKept();
    }

    [SkippableFact]
    public async Task Taking_back_keeps_the_contract()
    {
        using var ada = await _contoso.ConnectAsync("ada");
        var request = await ada.Requests.SubmitAsync(await ada.ActivationAsync("Exchange Administrator"), PimCall.None);

        await ada.Requests.CancelAsync(request, PimCall.None);

        AssertKept();
    }

    [SkippableTheory]
    [InlineData(PimAssignmentType.Eligible)]
    [InlineData(PimAssignmentType.Active)]
    public async Task Assigning_changing_and_removing_keeps_the_contract(PimAssignmentType type)
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var made = await dana.Requests.SubmitAsync(await dana.AssignmentAsync("Teams Administrator", "fay@contoso.com", type), PimCall.None);

        foreach (var (action, schedule) in new (PimRequestAction, PimSchedule?)[]
        {
            (PimRequestAction.AdminExtend, new PimSchedule { Duration = TimeSpan.FromDays(60) }),
            (PimRequestAction.AdminUpdate, new PimSchedule { End = _contoso.Tenant.Clock.UtcNow.AddDays(20) }),
            (PimRequestAction.AdminUpdate, new PimSchedule()),
            (PimRequestAction.AdminRemove, null),
        })
        {
            _contoso.Tenant.Clock.Advance(TimeSpan.FromMinutes(10));
            await dana.Requests.SubmitAsync(
                new PimRequestDraft(action, type, made.Role, made.Scope, made.Principal) { Schedule = schedule, Justification = "Test" },
                PimCall.None);
        }

        AssertKept();
    }

    [SkippableFact]
    public async Task Asking_for_more_time_keeps_the_contract()
    {
        using var ada = await _contoso.ConnectAsync("ada");
        var mine = await ada.AssignmentsAsync(new PimAssignmentFilter { Mine = true, Type = PimAssignmentType.Eligible });
        var ending = mine.Single(assignment => assignment.Role.Name == "Reports Reader");

        await ada.Requests.SubmitAsync(
            new PimRequestDraft(PimRequestAction.SelfExtend, PimAssignmentType.Eligible, ending.Role, ending.Scope, ending.Principal)
            {
                Justification = "One more quarter",
                Schedule = new PimSchedule { Duration = TimeSpan.FromDays(90) },
            },
            PimCall.None);

        AssertKept();
    }

    [SkippableFact]
    public async Task Reading_settings_keeps_the_contract()
    {
        using var dana = await _contoso.ConnectAsync("dana");

        Assert.NotEmpty(await dana.SettingsAsync());
        Assert.Single(await dana.SettingsAsync(await dana.RoleAsync("User Administrator")));

        AssertKept();
    }

    [SkippableTheory]
    [InlineData("duration")]
    [InlineData("requirements")]
    [InlineData("context")]
    [InlineData("permanence")]
    [InlineData("approval")]
    [InlineData("everything")]
    public async Task Changing_a_setting_keeps_the_contract(string what)
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var role = await dana.RoleAsync("User Administrator");
        var change = ChangeOf(what, await dana.PrincipalAsync("cleo@contoso.com"), await dana.PrincipalAsync("Tier 0 Operators"));
        var setting = Assert.Single(await dana.SettingsAsync(role));
        change.ApplyTo(setting);

        await dana.Settings.UpdateAsync(setting, setting.GetChangedRules(), PimCall.None);

        var now = Assert.Single(await dana.SettingsAsync(role));
        change.ApplyTo(now);
        Assert.Empty(now.GetChangedRules());
        AssertKept();
    }

    [SkippableFact]
    public async Task Reading_the_audit_log_keeps_the_contract()
    {
        using var emil = await _contoso.ConnectAsync("emil");
        var all = await emil.AuditAsync();
        Assert.NotEmpty(all);

        await emil.AuditAsync(new PimAuditFilter
        {
            Since = _contoso.Tenant.Clock.UtcNow.AddDays(-10),
            Until = _contoso.Tenant.Clock.UtcNow,
            Activity = "Add member to role",
            IsActivityPrefix = true,
            InitiatorId = all.First(record => record.Initiator is not null).Initiator!.Id,
            TargetIds = all[0].Targets.Select(target => target.Id).OfType<string>().Take(2).ToList(),
        });

        AssertKept();
    }

    [SkippableFact]
    public async Task Being_refused_keeps_the_contract()
    {
        using var ada = await _contoso.ConnectAsync("ada");

        foreach (var draft in new[]
        {
            await ada.ActivationAsync("User Administrator", hours: 48),
            await ada.ActivationAsync("User Administrator", justification: null),
            await ada.AssignmentAsync("Teams Administrator", "fay@contoso.com"),
        })
        {
            await Assert.ThrowsAsync<PimException>(() => ada.Requests.SubmitAsync(draft, PimCall.None));
        }

        AssertKept();
    }

    private static PimSettingChange ChangeOf(string what, PimPrincipal person, PimPrincipal group) => what switch
    {
        "duration" => new() { MaximumActivationDuration = TimeSpan.FromHours(2) },
        "requirements" => new() { ActivationRequires = PimRequirements.Justification | PimRequirements.Ticket },
        "context" => new() { ActivationRequires = PimRequirements.Justification, AuthenticationContext = "c1" },
        "permanence" => new() { AllowPermanentEligible = false, AllowPermanentActive = false },
        "approval" => new() { Approvers = [ApproverOf(person), ApproverOf(group)] },
        _ => new()
        {
            MaximumActivationDuration = TimeSpan.FromMinutes(90),
            ActivationRequires = PimRequirements.None,
            RequiresApproval = true,
            MaximumEligibleDuration = TimeSpan.FromDays(90),
            EligibleRequires = PimRequirements.Justification,
            MaximumActiveDuration = TimeSpan.FromDays(30),
            ActiveRequires = PimRequirements.Mfa,
            Notifications =
            [
                new PimNotificationChange
                {
                    Event = PimNotificationEvent.Activation,
                    To = PimNotificationRecipient.Administrator,
                    Level = PimNotificationLevel.Critical,
                    Recipients = ["soc@contoso.com"],
                },
            ],
        },
    };

    private static PimApprover ApproverOf(PimPrincipal principal) => new(principal.Id, principal.Type, principal.DisplayName);

    private void AssertKept()
    {
        var check = new CallCheck(ContractData.Contract);

        Assert.NotEmpty(_contoso.Tenant.Calls);
        Assert.All(
            _contoso.Tenant.Calls,
            call => Assert.Empty(check.Run(call.Method, call.Uri, call.RequestBody, call.Status, call.ResponseBody)));
    }
}
