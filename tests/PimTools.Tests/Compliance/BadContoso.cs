using System;
using System.Threading.Tasks;

namespace PimTools.Tests.Compliance;

/// <summary>A tenant that meets the recommended baseline, but for the faults that are planted in it: at least one for each rule that a fault can be planted for.</summary>
internal static class BadContoso
{
    public static async Task<HardenedContoso> CreateAsync()
    {
        var tenant = await HardenedContoso.CreateAsync();
        var (emil, ada, ben) = (await tenant.UserAsync("emil@contoso.com"), await tenant.UserAsync("ada@contoso.com"), await tenant.UserAsync("ben@contoso.com"));
        await tenant.ChangeSettingAsync("Intune Administrator", setting => setting.Activation.MaximumDuration = TimeSpan.FromHours(8));
        await tenant.ChangeSettingAsync("Global Administrator", setting => setting.Activation.MaximumDuration = TimeSpan.FromHours(2));
        await tenant.ChangeSettingAsync("Domain Name Administrator", setting => setting.Activation.RequiresApproval = false);
        await tenant.ChangeSettingAsync("Cloud Application Administrator", setting => setting.Activation.Requires = PimRequirements.Justification | PimRequirements.Ticket);
        await tenant.ChangeSettingAsync("Cloud Device Administrator", setting => setting.Activation.Requires = PimRequirements.Mfa | PimRequirements.Justification);
        await tenant.ChangeSettingAsync("Security Reader", setting => setting.Assignment.AllowPermanentEligible = true);
        await tenant.ChangeSettingAsync("Helpdesk Administrator", setting => setting.Assignment.AllowPermanentActive = true);
        await tenant.ChangeSettingAsync("Hybrid Identity Administrator", setting => setting.Notification.Activation.Administrator.Recipients = []);
        await tenant.ChangeSettingAsync("Teams Administrator", setting => setting.Activation.MaximumDuration = TimeSpan.FromHours(10));
        await tenant.ChangeSettingAsync("Billing Administrator", setting => setting.Activation.Requires = PimRequirements.Mfa);
        await tenant.ChangeSettingAsync("License Administrator", setting => setting.Assignment.AllowPermanentEligible = true);
        await tenant.ChangeSettingAsync("Reports Reader", setting => setting.Activation.MaximumDuration = TimeSpan.FromHours(12));
        await tenant.ChangeSettingAsync("Exchange Administrator", setting => setting.Activation.Approvers = [emil]);
        await tenant.ChangeSettingAsync("Security Operator", setting => setting.Activation.Approvers = [.. setting.Activation.Approvers, ben]);
        await tenant.ChangeSettingAsync("User Administrator", setting => setting.Activation.Approvers = [emil, ada]);
        await tenant.ChangeSettingAsync("Tier 0 Operators", setting => setting.Activation.RequiresApproval = false);
        await tenant.AssignAsync("Global Administrator", "fay@contoso.com", PimAssignmentType.Eligible, days: 100);
        await tenant.AssignAsync("Global Administrator", "ada@contoso.com", PimAssignmentType.Eligible, days: 100);
        await tenant.AssignAsync("Global Administrator", "contoso-runbook", PimAssignmentType.Active, days: 100);
        await tenant.AssignAsync("Security Administrator", "dana@contoso.com", PimAssignmentType.Active, days: 100);
        tenant.Tenant.Clock.Advance(TimeSpan.FromDays(3));
        tenant.Tenant.ChangeUser("cleo", isGuest: true, isSynchronized: true);
        tenant.Tenant.ChangeUser("dana", isEnabled: false);
        tenant.Tenant.DeletePrincipal("ben");
        return tenant;
    }
}
