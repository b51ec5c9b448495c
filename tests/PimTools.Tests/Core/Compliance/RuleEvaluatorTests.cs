using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Compliance;
using PimTools.Models;
using Xunit;

namespace PimTools.Tests.Core.Compliance;

/// <summary>The verdict on a rule: a finding for each subject that fails, one where all pass or there is none, and no pass by what was not seen.</summary>
public sealed class RuleEvaluatorTests
{
    private static readonly PimScope Directory = PimScope.Directory;

    [Fact]
    public void Each_subject_that_fails_is_a_finding_with_the_place_the_value_and_the_remedy()
    {
        var evidence = Settings(8, 4, 9);

        var findings = GivenEvidence.Check(evidence, "reference: https://base\n" + Rule("of: settings, require: { MaximumActivationDuration: { atMost: 4h } }, severity: High, control: '1.1', remedy: 'Set-It {target}', reference: 'https://x'"));

        Assert.Equal(["User Administrator 1", "User Administrator 3"], findings.Select(one => one.RoleName));
        var first = findings[0];
        Assert.Equal((PimFindingResult.Fail, PimFindingSeverity.High, "Mine", "a", "1.1", "Title"), (first.Result, first.Severity, first.Baseline, first.RuleId, first.Control, first.Title));
        Assert.Equal(("MaximumActivationDuration", "at most 4h", "8h", null, "Set-It 'User Administrator 1' -Kind EntraRole", "https://x"), (first.Field, first.Expected, first.Actual, first.Evidence, first.Remedy, first.Reference));
        Assert.Equal((PimKind.EntraRole, "r1", null, "Directory", "/", null, null, null), (first.Kind, first.RoleId, first.Access, first.ScopeName, first.ScopeId, first.PrincipalName, first.PrincipalId, first.Type));
    }

    [Fact]
    public void A_holder_that_fails_is_told_with_the_person_and_the_way()
    {
        var finding = Assert.Single(GivenEvidence.Check(
            GivenEvidence.Of(GivenEvidence.Active(GivenEvidence.Ops, scope: Given.Sales)).WithMembers(GivenEvidence.Ops, Given.Ada), "reference: https://base\n" + Rule("of: holders, require: { Type: Eligible }")));

        Assert.Equal(("Active User Administrator at Sales for Ada Ahlberg", "Ada Ahlberg", Given.Ada.Id, PimAssignmentType.Active, Given.Sales.Id), (finding.Target, finding.PrincipalName, finding.PrincipalId, finding.Type, finding.ScopeId));
        Assert.Equal(("Active through the group Ops, without an end.", "https://base", null), (finding.Evidence, finding.Reference, finding.Remedy));
    }

    [Fact]
    public void Where_all_pass_a_single_finding_says_how_many()
    {
        var finding = Assert.Single(GivenEvidence.Check(Settings(4, 2), Rule("of: settings, require: { MaximumActivationDuration: { atMost: 4h } }, remedy: Set-It")));

        Assert.Equal((PimFindingResult.Pass, "2 settings", "MaximumActivationDuration at most 4h", "as expected", null, null), (finding.Result, finding.Target, finding.Expected, finding.Actual, finding.Remedy, finding.Kind));
        Assert.Equal("1 setting", Assert.Single(GivenEvidence.Check(Settings(4), Rule("of: settings, require: { MaximumActivationDuration: { atMost: 4h } }"))).Target);
    }

    [Fact]
    public void A_rule_about_nothing_is_not_applicable_and_neither_is_one_whose_kinds_were_not_read()
    {
        var none = Assert.Single(GivenEvidence.Check(Settings(8), Rule("of: settings, where: { Role: Nothing }, require: { MaximumActivationDuration: { atMost: 4h } }")));
        var unread = Assert.Single(GivenEvidence.Check(new TenantEvidence { Kinds = [PimKind.Group] }, Rule("of: settings, kind: [EntraRole, AzureRole], require: { MaximumActivationDuration: { atMost: 4h } }")));

        Assert.Equal((PimFindingResult.NotApplicable, "0 settings", "The tenant has nothing that the rule is about.", "nothing"), (none.Result, none.Target, none.Evidence, none.Actual));
        Assert.Equal((PimFindingResult.NotApplicable, "None of the kinds that the rule is about was read."), (unread.Result, unread.Evidence));
    }

    [Fact]
    public void A_value_that_is_not_known_is_told_by_its_subject_where_it_is_one_and_by_their_number_where_they_are_more()
    {
        const string rule = "of: holders, require: { IsGuest: false }";
        var evidence = GivenEvidence.Of(GivenEvidence.Active(Given.Ada));
        evidence.Gaps.Add(EvidenceParts.Accounts, null, GivenEvidence.No);

        var one = Assert.Single(GivenEvidence.Check(evidence, Rule(rule)));
        evidence.Assignments.Add(GivenEvidence.Active(Given.Cleo));
        var two = Assert.Single(GivenEvidence.Check(evidence, Rule(rule)));

        Assert.Equal((PimFindingResult.CannotTell, "Active User Administrator at Directory for Ada Ahlberg", "No. Ask.", Given.Ada.Id, "?"), (one.Result, one.Target, one.Evidence, one.PrincipalId, one.Actual));
        Assert.Equal((PimFindingResult.CannotTell, "2 holders", "No. Ask.", null, "?"), (two.Result, two.Target, two.Evidence, two.PrincipalId, two.Actual));
    }

    [Fact]
    public void Subjects_that_were_not_read_are_told_once_beside_those_that_fail()
    {
        var evidence = Settings(8, 2);
        evidence.Gaps.Add(EvidenceParts.Settings, PimKind.Group, GivenEvidence.No);

        var findings = GivenEvidence.Check(evidence, Rule("of: settings, require: { MaximumActivationDuration: { atMost: 4h } }"));

        Assert.Equal([(PimFindingResult.Fail, "User Administrator 1 at Directory"), (PimFindingResult.CannotTell, "Settings that were not read")], findings.Select(one => (one.Result, one.Target)));
        Assert.Equal(("No. Ask.", "MaximumActivationDuration at most 4h", "?"), (findings[1].Evidence, findings[1].Expected, findings[1].Actual));
        Assert.Equal(PimFindingResult.CannotTell, Assert.Single(GivenEvidence.Check(Gap(Settings(2)), Rule("of: settings, require: { MaximumActivationDuration: { atMost: 4h } }"))).Result);
    }

    [Fact]
    public void A_reason_that_is_told_of_a_subject_already_is_not_told_again()
    {
        var evidence = GivenEvidence.Of(GivenEvidence.Active(Given.Ada));
        evidence.Gaps.Add(EvidenceParts.Accounts, null, GivenEvidence.No);
        evidence.Gaps.Add(EvidenceParts.Assignments, PimKind.Group, GivenEvidence.No);

        Assert.Single(GivenEvidence.Check(evidence, Rule("of: holders, require: { IsGuest: false }")));
    }

    [Fact]
    public void Where_it_is_not_known_whether_the_rule_is_about_a_subject_that_is_a_doubt()
    {
        var evidence = GivenEvidence.Of(GivenEvidence.Active(Given.Ada), GivenEvidence.Active(Given.Cleo));
        evidence.Accounts[Given.Cleo.Id] = new PimAccount(Given.Cleo.Id) { IsGuest = false };
        evidence.Gaps.Add(EvidenceParts.Accounts, null, GivenEvidence.No);

        var finding = Assert.Single(GivenEvidence.Check(evidence, Rule("of: holders, where: { IsGuest: true }, require: { Type: Eligible }")));

        Assert.Equal((PimFindingResult.CannotTell, "Holders that were not read", "No. Ask."), (finding.Result, finding.Target, finding.Evidence));
    }

    [Theory]
    [InlineData("atMost: 2", PimFindingResult.Pass, "2")]
    [InlineData("atMost: 1", PimFindingResult.Fail, "2")]
    [InlineData("atLeast: 2", PimFindingResult.Pass, "2")]
    [InlineData("atLeast: 3", PimFindingResult.Fail, "2")]
    public void A_number_counts_each_person_once(string limit, PimFindingResult result, string actual)
    {
        var evidence = GivenEvidence.Of(GivenEvidence.Active(Given.Ada), GivenEvidence.Eligible(Given.Ada, Given.ExchangeAdmin), GivenEvidence.Active(Given.Cleo));

        var finding = Assert.Single(GivenEvidence.Check(evidence, Rule($"of: holders, count: {{ {limit} }}")));

        Assert.Equal((result, "Count", actual, "3 holders", "Ada Ahlberg, Cleo Costa"), (finding.Result, finding.Field, finding.Actual, finding.Target, finding.Evidence));
    }

    [Theory]
    [InlineData("atLeast: 1", PimFindingResult.Pass)]
    [InlineData("atMost: 0", PimFindingResult.Fail)]
    [InlineData("atMost: 5", PimFindingResult.CannotTell)]
    [InlineData("atLeast: 2", PimFindingResult.CannotTell)]
    public void What_was_not_seen_can_only_be_more(string limit, PimFindingResult result)
    {
        var evidence = GivenEvidence.Of(GivenEvidence.Active(Given.Ada));
        evidence.Gaps.Add(EvidenceParts.Assignments, PimKind.Group, GivenEvidence.No);

        var finding = Assert.Single(GivenEvidence.Check(evidence, Rule($"of: holders, count: {{ {limit} }}")));

        Assert.Equal((result, "at least 1", result == PimFindingResult.CannotTell ? "No. Ask." : "Ada Ahlberg"), (finding.Result, finding.Actual, finding.Evidence));
    }

    [Fact]
    public void Nobody_is_a_number_too_and_settings_are_counted_each_by_itself()
    {
        var none = Assert.Single(GivenEvidence.Check(GivenEvidence.Of(), Rule("of: holders, count: { atMost: 1 }")));
        var settings = Assert.Single(GivenEvidence.Check(Settings(8, 8), Rule("of: settings, count: { atMost: 1 }")));

        Assert.Equal((PimFindingResult.Pass, "0", "There is none."), (none.Result, none.Actual, none.Evidence));
        Assert.Equal((PimFindingResult.Fail, "2", "User Administrator 1 at Directory, User Administrator 2 at Directory"), (settings.Result, settings.Actual, settings.Evidence));
    }

    [Theory]
    [InlineData("atMost: 34", PimFindingResult.Pass)]
    [InlineData("atMost: 33", PimFindingResult.Fail)]
    public void A_share_is_rounded_up_and_names_those_of_whom_it_speaks(string limit, PimFindingResult result)
    {
        var evidence = GivenEvidence.Of(GivenEvidence.Active(Given.Ada), GivenEvidence.Eligible(Given.Cleo), GivenEvidence.Eligible(GivenEvidence.Ben));

        var finding = Assert.Single(GivenEvidence.Check(evidence, Rule($"of: holders, share: {{ of: {{ Type: Active }}, {limit} }}")));

        Assert.Equal((result, "Percentage", "34", "Ada Ahlberg", "3 holders"), (finding.Result, finding.Field, finding.Actual, finding.Evidence, finding.Target));
    }

    [Fact]
    public void A_share_is_not_known_where_more_of_the_others_may_be_there()
    {
        var evidence = GivenEvidence.Of(GivenEvidence.Active(Given.Ada));
        evidence.Gaps.Add(EvidenceParts.Assignments, PimKind.Group, GivenEvidence.No);

        var finding = Assert.Single(GivenEvidence.Check(evidence, Rule("of: holders, share: { of: { Type: Active }, atMost: 50 }")));

        Assert.Equal((PimFindingResult.CannotTell, "?", "No. Ask."), (finding.Result, finding.Actual, finding.Evidence));
    }

    [Fact]
    public void A_share_of_nobody_is_not_applicable_and_of_what_was_not_seen_is_not_known()
    {
        const string share = "of: holders, share: { of: { IsGuest: true }, atMost: 50 }";
        var none = GivenEvidence.Of();
        Assert.Equal((PimFindingResult.NotApplicable, "The tenant has nothing that the rule is about."), Tell(none));

        none.Gaps.Add(EvidenceParts.Assignments, PimKind.Group, GivenEvidence.No);
        Assert.Equal((PimFindingResult.CannotTell, "No. Ask."), Tell(none));

        var evidence = GivenEvidence.Of(GivenEvidence.Active(Given.Ada));
        evidence.Gaps.Add(EvidenceParts.Accounts, null, GivenEvidence.No);
        Assert.Equal((PimFindingResult.CannotTell, "No. Ask."), Tell(evidence));

        (PimFindingResult Result, string? Evidence) Tell(TenantEvidence of) => Assert.Single(GivenEvidence.Check(of, Rule(share))) is var finding ? (finding.Result, finding.Evidence) : default;
    }

    [Fact]
    public void An_exception_is_accepted_until_its_end_and_the_longest_counts()
    {
        const string rule = "of: holders, require: { Type: Eligible }";
        PimFinding Check(string exceptions) => Assert.Single(GivenEvidence.Check(GivenEvidence.Of(GivenEvidence.Active(Given.Ada)), Rule(rule) + "\nexceptions:\n" + exceptions));
        string Until(string time, string owner = "Cleo") => $"  - {{ rule: A, owner: {owner}, reason: Because, until: {time}, principal: 'Ada*' }}\n";

        var accepted = Check(Until("2026-03-02T08:00:01Z"));
        Assert.Equal((PimFindingResult.Excepted, "Cleo", "Because", Given.Now.AddSeconds(1)), (accepted.Result, accepted.ExceptionOwner, accepted.ExceptionReason, accepted.ExceptionUntil));
        Assert.Equal(("Type", "Ada Ahlberg", "Title"), (accepted.Field, accepted.PrincipalName, accepted.Title));

        var over = Check(Until("2026-03-02T08:00:00Z"));
        Assert.Equal((PimFindingResult.Fail, "Cleo"), (over.Result, over.ExceptionOwner));

        Assert.Equal("Ben", Check(Until("2026-03-01") + Until("2026-04-01", "Ben") + Until("2026-02-01")).ExceptionOwner);
    }

    [Fact]
    public void An_exception_of_a_number_names_nobody()
    {
        const string rule = "of: holders, count: { atMost: 0 }";
        PimFinding Check(string exception) => Assert.Single(GivenEvidence.Check(GivenEvidence.Of(GivenEvidence.Active(Given.Ada)), Rule(rule) + $"\nexceptions:\n  - {{ rule: a, owner: Cleo, reason: x, until: 2027-01-01{exception} }}"));

        Assert.Equal(PimFindingResult.Excepted, Check("").Result);
        Assert.Equal(PimFindingResult.Fail, Check(", principal: '*'").Result);
    }

    private static string Rule(string text) => $"rules: [{{ id: a, title: Title, {text} }}]";

    private static TenantEvidence Gap(TenantEvidence evidence)
    {
        evidence.Gaps.Add(EvidenceParts.Settings, PimKind.Group, GivenEvidence.No);
        return evidence;
    }

    private static TenantEvidence Settings(params int[] hours)
    {
        var evidence = GivenEvidence.Of();
        evidence.Settings.AddRange(hours.Select((length, i) =>
        {
            var setting = new PimRoleSetting($"p{i + 1}", Given.Role($"r{i + 1}", $"User Administrator {i + 1}"), Directory, RuleSet.Usual());
            setting.Activation.MaximumDuration = TimeSpan.FromHours(length);
            return setting;
        }));
        return evidence;
    }
}
