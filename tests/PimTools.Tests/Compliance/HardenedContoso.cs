using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Compliance;
using PimTools.Emulator;
using PimTools.Tests.Graph;

namespace PimTools.Tests.Compliance;

/// <summary>A tenant that meets the recommended baseline: Contoso, after its administrators have done their work.</summary>
internal sealed class HardenedContoso
{
    public const string FirstBreakGlass = "breakglass@contoso.com";
    public const string SecondBreakGlass = "greg@contoso.com";

    private static readonly PimKind[] Kinds = [PimKind.EntraRole, PimKind.Group];

    private readonly Graph.Contoso _contoso = new();

    private HardenedContoso()
    {
    }

    public EmulatedTenant Tenant => _contoso.Tenant;

    public static async Task<HardenedContoso> CreateAsync()
    {
        var hardened = new HardenedContoso();
        PimApprover[] approvers = [await hardened.UserAsync("emil@contoso.com"), await hardened.UserAsync(FirstBreakGlass)];
        await hardened.ChangeSettingsAsync(_ => true, setting => Harden(setting, approvers));
        await hardened.AssignAsync("Global Administrator", SecondBreakGlass, PimAssignmentType.Active, days: null);
        await hardened.RemoveAsync("Global Reader", "emil@contoso.com", PimAssignmentType.Active);
        await hardened.RemoveAsync("Security Administrator", "cleo@contoso.com", PimAssignmentType.Active);
        await hardened.AssignAsync("Application Administrator", "cleo@contoso.com", PimAssignmentType.Eligible, days: 100);
        await hardened.AssignAsync("Application Administrator", "fay@contoso.com", PimAssignmentType.Eligible, days: 100);
        await hardened.AssignAsync("Privileged Role Administrator", "dana@contoso.com", PimAssignmentType.Eligible, days: 100);
        await hardened.RemoveAsync("Privileged Role Administrator", "dana@contoso.com", PimAssignmentType.Active);
        return hardened;
    }

    /// <summary>A connection of an administrator, who may change everything.</summary>
    public Task<IPimClient> ConnectAsync(EmulatedTokenOptions? token = null) => _contoso.ConnectAsync("breakglass", token);

    /// <summary>The findings of a baseline.</summary>
    public async Task<List<PimFinding>> CheckAsync(Baseline baseline, IReadOnlyCollection<PimKind>? kinds = null, params string[] breakGlass)
    {
        using var client = await ConnectAsync();
        return await CheckAsync(client, baseline, kinds, breakGlass);
    }

    public static async Task<List<PimFinding>> CheckAsync(IPimClient client, Baseline baseline, IReadOnlyCollection<PimKind>? kinds = null, params string[] breakGlass)
    {
        var findings = new List<PimFinding>();
        string[] accounts = breakGlass.Length > 0 ? breakGlass : [FirstBreakGlass, SecondBreakGlass];
        await ComplianceCheck.RunAsync(client, [baseline with { BreakGlass = accounts }], kinds ?? Kinds, [], findings.Add, PimCall.None);
        return findings;
    }

    /// <summary>Changes the settings of roles.</summary>
    public async Task ChangeSettingsAsync(Predicate<PimRoleSetting> which, Action<PimRoleSetting> change)
    {
        using var admin = await ConnectAsync();
        var settings = new List<PimRoleSetting>();
        await admin.Settings.ListAsync(new PimSettingFilter { Kinds = Kinds }, settings.Add, PimCall.None);
        foreach (var setting in settings.FindAll(which))
        {
            change(setting);
            if (setting.GetChangedRules() is { Count: > 0 } changed)
            {
                await admin.Settings.UpdateAsync(setting, changed, PimCall.None);
            }
        }
    }

    public Task ChangeSettingAsync(string role, Action<PimRoleSetting> change) => ChangeSettingsAsync(setting => setting.Role.ToString() == role, change);

    /// <summary>Assigns an Entra role.</summary>
    public async Task AssignAsync(string role, string principal, PimAssignmentType type, int? days)
    {
        using var admin = await ConnectAsync();
        var draft = await admin.AssignmentAsync(role, principal, type);
        await admin.Requests.SubmitAsync(
            new PimRequestDraft(draft.Action, type, draft.Role, draft.Scope, draft.Principal)
            {
                Justification = "Planted",
                Ticket = new PimTicket("1", "Desk"),
                Schedule = days is { } length ? new PimSchedule { Duration = TimeSpan.FromDays(length) } : new PimSchedule(),
            },
            PimCall.None);
    }

    public async Task RemoveAsync(string role, string principal, PimAssignmentType type)
    {
        using var admin = await ConnectAsync();
        await admin.Requests.SubmitAsync(
            new PimRequestDraft(PimRequestAction.AdminRemove, type, await admin.RoleAsync(role), PimScope.Directory, await admin.PrincipalAsync(principal)), PimCall.None);
    }

    /// <summary>A user as approver.</summary>
    public async Task<PimApprover> UserAsync(string name)
    {
        using var admin = await ConnectAsync();
        var user = await admin.PrincipalAsync(name);
        return new PimApprover(user.Id, PimPrincipalType.User, user.DisplayName);
    }

    private static void Harden(PimRoleSetting setting, PimApprover[] approvers)
    {
        setting.Activation.MaximumDuration = TimeSpan.FromHours(1);
        setting.Activation.Requires = PimRequirements.Justification | PimRequirements.Ticket | (setting.Activation.AuthenticationContext is null ? PimRequirements.Mfa : 0);
        setting.Activation.RequiresApproval = true;
        setting.Activation.Approvers = approvers;
        setting.Assignment.AllowPermanentEligible = false;
        setting.Assignment.MaximumEligibleDuration = TimeSpan.FromDays(180);
        setting.Assignment.AllowPermanentActive = setting.RoleName == "Global Administrator";
        foreach (var mails in new[] { setting.Notification.EligibleAssignment, setting.Notification.ActiveAssignment, setting.Notification.Activation })
        {
            mails.Administrator.Recipients = ["soc@contoso.com"];
        }
    }
}
