using System.Linq;
using PimTools.Compliance;
using PimTools.Conditions;
using PimTools.Rules;
using Xunit;

namespace PimTools.Tests.Core.Compliance;

/// <summary>The fields of holders and settings as rules read them, with what is not known of them.</summary>
public sealed class SubjectFieldTests
{
    private const string NotAsked = "The directory could not be asked who is behind the id.";
    private const string NotTold = "The policy does not tell it in a way that this version understands.";

    [Fact]
    public void A_holder_is_named_by_the_user_principal_name_or_else_the_name()
    {
        Assert.Equal("ada@contoso.com", Read("Principal", Holder(Given.Ada)).Text);
        Assert.Equal("Ops", Read("Principal", Holder(GivenEvidence.Ops)).Text);
        Assert.Equal("Leads", Read("Via", Holder(Given.Ada) with { Via = GivenEvidence.Leads }).Text);
    }

    [Fact]
    public void What_has_no_end_is_permanent_and_what_has_a_start_was_assigned_in_PIM()
    {
        var holder = new HolderSubject(GivenEvidence.Active(Given.Ada, start: Given.Now), Given.Ada, PimAssignmentType.Active) { End = Given.Now };

        Assert.Equal([false, true], new[] { "IsPermanent", "IsAssignedInPim" }.Select(name => (bool)Read(name, holder).Value!));
        Assert.Equal([true, false], new[] { "IsPermanent", "IsAssignedInPim" }.Select(name => (bool)Read(name, Holder(Given.Ada)).Value!));
    }

    [Fact]
    public void What_is_active_and_was_not_activated_is_standing()
    {
        var active = Holder(Given.Ada) with { Type = PimAssignmentType.Active };

        Assert.Equal([true, false, false], new[] { active, active with { IsActivated = FieldValue.Of(true) }, Holder(Given.Ada) }.Select(one => (bool)Read("IsStanding", one).Value!));
        Assert.Equal("No.", Read("IsStanding", active with { IsActivated = FieldValue.Unknown("No.") }).UnknownBecause);
    }

    [Fact]
    public void Who_is_behind_an_id_is_not_known_unless_the_directory_was_asked()
    {
        PimPrincipal unasked = new("1"), gone = new("2") { IsInDirectory = false }, foreign = new("3", PimPrincipalType.ForeignGroup), there = new("4", PimPrincipalType.User) { IsInDirectory = true };

        Assert.Equal([NotAsked, null, null, null], new[] { unasked, gone, foreign, there }.Select(one => Read("PrincipalType", Holder(one)).UnknownBecause));
        Assert.Equal(["?", "Unknown", "ForeignGroup", "User"], new[] { unasked, gone, foreign, there }.Select(one => Read("PrincipalType", Holder(one)).Text));
        Assert.Equal(["?", "true", "false", "false"], new[] { unasked, gone, foreign, there }.Select(one => Read("IsOrphaned", Holder(one)).Text));
    }

    [Fact]
    public void A_holder_of_whom_nothing_was_read_is_neither_activated_nor_break_glass_nor_resettable() =>
        Assert.Equal(["false", "false", "false", "none"], new[] { Holder(Given.Ada).IsActivated, Holder(Given.Ada).IsBreakGlass, Holder(Given.Ada).IsResettable, Holder(Given.Ada).IsGuest }.Select(value => value.Text));

    [Theory]
    [InlineData(PimRequirements.None, "none", null)]
    [InlineData(PimRequirements.Justification | PimRequirements.Ticket, "Justification, Ticket", null)]
    [InlineData(PimRequirements.Mfa | PimRequirements.Unknown, "?", NotTold)]
    public void What_an_activation_requires_is_a_list_of_words(PimRequirements requires, string text, string? unknown)
    {
        var rules = RuleSet.Usual();
        rules[5] = new EnablementRule(RuleIds.ActivationEnablement, requires);

        var value = Read("ActivationRequires", new SettingSubject(RuleSet.Setting([.. rules]), FieldValue.None(), FieldValue.None(), ApproverFacts.None));

        Assert.Equal((text, unknown), (value.Text, value.UnknownBecause));
    }

    [Fact]
    public void A_rule_needs_its_subject_and_all_that_its_fields_need()
    {
        EvidenceParts Needs(string rule) => Assert.Single(GivenEvidence.Baseline($"rules: [{{ id: a, title: x, {rule} }}]").Rules).Needs;

        Assert.Equal(EvidenceParts.Settings, Needs("of: settings, require: { Role: x }"));
        Assert.Equal(EvidenceParts.Assignments, Needs("of: assignments, require: { Role: x }"));
        Assert.Equal(EvidenceParts.Assignments | EvidenceParts.Members, Needs("of: holders, count: 1"));
        Assert.Equal(EvidenceParts.Settings | EvidenceParts.Privileged | EvidenceParts.Approvers, Needs("of: settings, where: { IsPrivileged: true }, require: { GoneApprover: none }"));
        Assert.Equal(EvidenceParts.Assignments | EvidenceParts.Accounts | EvidenceParts.Activations, Needs("of: assignments, where: { IsGuest: true }, share: { of: { UnusedFor: { atLeast: 1d } }, atMost: 1 }"));
    }

    private static HolderSubject Holder(PimPrincipal who) => new(GivenEvidence.Eligible(who), who, PimAssignmentType.Eligible);

    private static FieldValue Read(string name, HolderSubject holder) => SubjectFields.Of(RuleSubject.Holders).Single(field => field.Name == name).Read(holder);

    private static FieldValue Read(string name, SettingSubject setting) => SubjectFields.Of(RuleSubject.Settings).Single(field => field.Name == name).Read(setting);
}
