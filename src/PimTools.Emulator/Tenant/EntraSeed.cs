using System;
using System.Text.Json.Nodes;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Entra;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Policies;

namespace PimTools.Emulator.Tenant;

/// <summary>Adds the assignments, settings and requests of Contoso's Entra roles.</summary>
internal sealed class EntraSeed
{
    private readonly SeedRunner _runner;
    private readonly ContosoPeople _people;

    public EntraSeed(SeedRunner runner, ContosoPeople people)
    {
        _runner = runner;
        _people = people;
    }

    /// <summary>Runs the steps in order; <paramref name="extras"/> run once PIM is set up.</summary>
    public void Run(Action extras)
    {
        AddAdministrators();
        ChangeSettings();
        AddEligible();
        AddActive();
        extras();
        AddActivity();
        AddLastHours();
    }

    private void AddAdministrators()
    {
        _runner.AdvanceTo(TimeSpan.FromDays(59));
        _runner.AssignOutsideOfPim(_people.BreakGlass, _people.BreakGlass, "Global Administrator");
        _runner.AdvanceTo(TimeSpan.FromDays(29));
        _runner.Assign(ScheduleKind.Active, _people.BreakGlass, _people.Dana, "Privileged Role Administrator", "Dana runs PIM for Contoso");
        _runner.AdvanceTo(TimeSpan.FromDays(28.9));
        _runner.Assign(ScheduleKind.Eligible, _people.BreakGlass, _people.Dana, "Global Administrator", "Second Global Administrator, on demand only");
    }

    private void ChangeSettings()
    {
        _runner.AdvanceTo(TimeSpan.FromDays(28.5));
        foreach (var role in new[] { "Exchange Administrator", "Privileged Authentication Administrator", "Global Administrator" })
            _runner.ChangeSetting(_people.Dana, role, RuleIds.ActivationApproval, SeedActions.ApprovalBy(_people.Cleo));

        _runner.ChangeSetting(_people.Dana, "Global Administrator", RuleIds.ActivationExpiration, rule => rule["maximumDuration"] = "PT2H");
        _runner.ChangeSetting(_people.Dana, "Intune Administrator", RuleIds.ActivationEnablement, rule =>
            rule["enabledRules"] = new JsonArray(Requirement.Mfa, Requirement.Justification, Requirement.Ticketing));
        _runner.ChangeSettings(_people.Dana, "Conditional Access Administrator",
            (RuleIds.ActivationEnablement, rule => rule["enabledRules"] = new JsonArray(Requirement.Justification)),
            (RuleIds.ActivationContext, AskForPhishingResistance));
    }

    private static void AskForPhishingResistance(JsonObject rule)
    {
        rule["isEnabled"] = true;
        rule["claimValue"] = "c1";
    }

    private void AddEligible()
    {
        var helsinki = EntraPimService.ScopeOf(_people.Helsinki);
        _runner.AdvanceTo(TimeSpan.FromDays(28));
        Eligible(_people.Ada, "User Administrator", "Ada looks after accounts");
        Eligible(_people.Ada, "Helpdesk Administrator", "Stand-in for the Helsinki helpdesk", helsinki);
        Eligible(_people.Ada, "Exchange Administrator", "Mail flow on call");
        Eligible(_people.Ada, "Security Reader", "Reads alerts while on call");
        Eligible(_people.Ada, "Reports Reader", "Quarterly usage report", until: _runner.Now + TimeSpan.FromDays(3));

        _runner.AdvanceTo(TimeSpan.FromDays(27));
        Eligible(_people.Ben, "Privileged Authentication Administrator", "Resets sign-in methods of administrators");
        Eligible(_people.Ben, "Intune Administrator", "Device rollout");
        Eligible(_people.Ben, "Conditional Access Administrator", "Maintains named locations");
        Eligible(_people.Ben, "License Administrator", "Licence true-up of the quarter", until: _runner.Now - TimeSpan.FromDays(5));
        Eligible(_people.TierZero, "Authentication Administrator", "Operators of the identity platform");
    }

    private void AddActive()
    {
        _runner.AdvanceTo(TimeSpan.FromDays(26));
        Active(_people.Cleo, "Security Administrator", "Leads security operations");
        Active(_people.Emil, "Global Reader", "Audit of privileged access");
        Active(_people.Emil, "Reports Reader", "Audit of privileged access");
        Active(_people.Runbook, "Directory Readers", "Nightly inventory");
        Active(_people.Fay, "Groups Administrator", "Merger of the project groups", _runner.Now + TimeSpan.FromHours(4));
    }

    private void AddActivity()
    {
        var helsinki = EntraPimService.ScopeOf(_people.Helsinki);
        _runner.AdvanceTo(TimeSpan.FromDays(20));
        _runner.Activate(_people.Ada, "User Administrator", 2, "Onboarding of the spring interns");

        _runner.AdvanceTo(TimeSpan.FromDays(14));
        var mailFlow = _runner.Activate(_people.Ada, "Exchange Administrator", 3, "Mail queue is stuck since the morning");
        _runner.AdvanceTo(TimeSpan.FromDays(14) - TimeSpan.FromMinutes(12));
        _runner.Decide(mailFlow, _people.Cleo, approve: true, "Confirmed with the on-call channel");

        _runner.AdvanceTo(TimeSpan.FromDays(9));
        var curious = _runner.Activate(_people.Ben, "Privileged Authentication Administrator", 8, "Testing");
        _runner.AdvanceTo(TimeSpan.FromDays(9) - TimeSpan.FromMinutes(35));
        _runner.Decide(curious, _people.Cleo, approve: false, "Testing belongs into the test tenant");

        _runner.AdvanceTo(TimeSpan.FromDays(7));
        _runner.Activate(_people.Ben, "Intune Administrator", 4, "Compliance policy for the new tablets", ticket: "CHG-20417");

        _runner.AdvanceTo(TimeSpan.FromDays(3));
        _runner.Activate(_people.Ada, "Helpdesk Administrator", 4, "Locked accounts after the office move", helsinki);
        _runner.AdvanceTo(TimeSpan.FromDays(3) - TimeSpan.FromMinutes(55));
        _runner.Deactivate(_people.Ada, "Helpdesk Administrator", helsinki);

        // Nobody decides this one: it expires after a day.
        _runner.AdvanceTo(TimeSpan.FromDays(2.5));
        _runner.Activate(_people.Ben, "Privileged Authentication Administrator", 2, "Lost phone of a domain admin, weekend shift");
    }

    private void AddLastHours()
    {
        _runner.AdvanceTo(TimeSpan.FromMinutes(40));
        _runner.Activate(_people.Ada, "Security Reader", 8, "On call today");
        _runner.AdvanceTo(TimeSpan.FromMinutes(20));
        _runner.Activate(_people.Ben, "Privileged Authentication Administrator", 2, "Dana has a new passkey, the old one must go");
    }

    private void Eligible(
        DirectoryObject principal, string role, string justification, string scope = EntraPimService.TenantScope, DateTimeOffset? until = null) =>
        _runner.Assign(ScheduleKind.Eligible, _people.Dana, principal, role, justification, scope, until);

    private void Active(DirectoryObject principal, string role, string justification, DateTimeOffset? until = null) =>
        _runner.Assign(ScheduleKind.Active, _people.Dana, principal, role, justification, until: until);
}
