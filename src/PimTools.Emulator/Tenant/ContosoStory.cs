using System;
using System.Text.Json.Nodes;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Entra;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Policies;

namespace PimTools.Emulator.Tenant;

/// <summary>What happened at Contoso in the last weeks.</summary>
internal sealed class ContosoStory
{
    private readonly StoryTeller _story;
    private readonly ContosoPeople _people;

    public ContosoStory(StoryTeller story, ContosoPeople people)
    {
        _story = story;
        _people = people;
    }

    /// <summary>Tells the story; <paramref name="crowd"/> joins once PIM is set up.</summary>
    public void Tell(Action crowd)
    {
        SetUp();
        MakeSettings();
        MakeEligible();
        MakeActive();
        crowd();
        Work();
        LastHours();
    }

    private void SetUp()
    {
        _story.Ago(TimeSpan.FromDays(59));
        _story.AssignOutsideOfPim(_people.BreakGlass, _people.BreakGlass, "Global Administrator");
        _story.Ago(TimeSpan.FromDays(29));
        _story.Assign(ScheduleKind.Active, _people.BreakGlass, _people.Dana, "Privileged Role Administrator", "Dana runs PIM for Contoso");
        _story.Ago(TimeSpan.FromDays(28.9));
        _story.Assign(ScheduleKind.Eligible, _people.BreakGlass, _people.Dana, "Global Administrator", "Second Global Administrator, on demand only");
    }

    private void MakeSettings()
    {
        _story.Ago(TimeSpan.FromDays(28.5));
        foreach (var role in new[] { "Exchange Administrator", "Privileged Authentication Administrator", "Global Administrator" })
            _story.ChangeSetting(_people.Dana, role, RuleIds.ActivationApproval, DeskTeller.ApprovalBy(_people.Cleo));

        _story.ChangeSetting(_people.Dana, "Global Administrator", RuleIds.ActivationExpiration, rule => rule["maximumDuration"] = "PT2H");
        _story.ChangeSetting(_people.Dana, "Intune Administrator", RuleIds.ActivationEnablement, rule =>
            rule["enabledRules"] = new JsonArray(Requirement.Mfa, Requirement.Justification, Requirement.Ticketing));
        _story.ChangeSettings(_people.Dana, "Conditional Access Administrator",
            (RuleIds.ActivationEnablement, rule => rule["enabledRules"] = new JsonArray(Requirement.Justification)),
            (RuleIds.ActivationContext, AskForPhishingResistance));
    }

    private static void AskForPhishingResistance(JsonObject rule)
    {
        rule["isEnabled"] = true;
        rule["claimValue"] = "c1";
    }

    private void MakeEligible()
    {
        var helsinki = DirectoryRoleSurface.ScopeOf(_people.Helsinki);
        _story.Ago(TimeSpan.FromDays(28));
        Eligible(_people.Ada, "User Administrator", "Ada looks after accounts");
        Eligible(_people.Ada, "Helpdesk Administrator", "Stand-in for the Helsinki helpdesk", helsinki);
        Eligible(_people.Ada, "Exchange Administrator", "Mail flow on call");
        Eligible(_people.Ada, "Security Reader", "Reads alerts while on call");
        Eligible(_people.Ada, "Reports Reader", "Quarterly usage report", until: _story.Now + TimeSpan.FromDays(3));

        _story.Ago(TimeSpan.FromDays(27));
        Eligible(_people.Ben, "Privileged Authentication Administrator", "Resets sign-in methods of administrators");
        Eligible(_people.Ben, "Intune Administrator", "Device rollout");
        Eligible(_people.Ben, "Conditional Access Administrator", "Maintains named locations");
        Eligible(_people.Ben, "License Administrator", "Licence true-up of the quarter", until: _story.Now - TimeSpan.FromDays(5));
        Eligible(_people.TierZero, "Authentication Administrator", "Operators of the identity platform");
    }

    private void MakeActive()
    {
        _story.Ago(TimeSpan.FromDays(26));
        Active(_people.Cleo, "Security Administrator", "Leads security operations");
        Active(_people.Emil, "Global Reader", "Audit of privileged access");
        Active(_people.Emil, "Reports Reader", "Audit of privileged access");
        Active(_people.Runbook, "Directory Readers", "Nightly inventory");
        Active(_people.Fay, "Groups Administrator", "Merger of the project groups", _story.Now + TimeSpan.FromHours(4));
    }

    private void Work()
    {
        var helsinki = DirectoryRoleSurface.ScopeOf(_people.Helsinki);
        _story.Ago(TimeSpan.FromDays(20));
        _story.Activate(_people.Ada, "User Administrator", 2, "Onboarding of the spring interns");

        _story.Ago(TimeSpan.FromDays(14));
        var mailFlow = _story.Activate(_people.Ada, "Exchange Administrator", 3, "Mail queue is stuck since the morning");
        _story.Ago(TimeSpan.FromDays(14) - TimeSpan.FromMinutes(12));
        _story.Decide(mailFlow, _people.Cleo, approve: true, "Confirmed with the on-call channel");

        _story.Ago(TimeSpan.FromDays(9));
        var curious = _story.Activate(_people.Ben, "Privileged Authentication Administrator", 8, "Testing");
        _story.Ago(TimeSpan.FromDays(9) - TimeSpan.FromMinutes(35));
        _story.Decide(curious, _people.Cleo, approve: false, "Testing belongs into the test tenant");

        _story.Ago(TimeSpan.FromDays(7));
        _story.Activate(_people.Ben, "Intune Administrator", 4, "Compliance policy for the new tablets", ticket: "CHG-20417");

        _story.Ago(TimeSpan.FromDays(3));
        _story.Activate(_people.Ada, "Helpdesk Administrator", 4, "Locked accounts after the office move", helsinki);
        _story.Ago(TimeSpan.FromDays(3) - TimeSpan.FromMinutes(55));
        _story.Deactivate(_people.Ada, "Helpdesk Administrator", helsinki);

        // Nobody answers this one: it runs out after a day.
        _story.Ago(TimeSpan.FromDays(2.5));
        _story.Activate(_people.Ben, "Privileged Authentication Administrator", 2, "Lost phone of a domain admin, weekend shift");
    }

    private void LastHours()
    {
        _story.Ago(TimeSpan.FromMinutes(40));
        _story.Activate(_people.Ada, "Security Reader", 8, "On call today");
        _story.Ago(TimeSpan.FromMinutes(20));
        _story.Activate(_people.Ben, "Privileged Authentication Administrator", 2, "Dana has a new passkey, the old one must go");
    }

    private void Eligible(
        DirectoryObject principal, string role, string why, string scope = DirectoryRoleSurface.TenantScope, DateTimeOffset? until = null) =>
        _story.Assign(ScheduleKind.Eligible, _people.Dana, principal, role, why, scope, until);

    private void Active(DirectoryObject principal, string role, string why, DateTimeOffset? until = null) =>
        _story.Assign(ScheduleKind.Active, _people.Dana, principal, role, why, until: until);
}
