using System.Collections.Generic;
using System.Linq;
using PimTools.Configuration;
using PimTools.Graph.Documents;
using Xunit;

namespace PimTools.Tests.Configuration;

/// <summary>Documents that are wrong: each mistake is told in a sentence of its own, with its place, and all of one run together.</summary>
public sealed class BadDocumentTests
{
    public static TheoryData<string, int, int, string> Mistakes => new()
    {
        { "version: 1\nsettings: [\n", 3, 1, "This is no YAML" },
        { "", 1, 1, "The file holds no configuration" },
        { "- version: 1", 1, 1, "The file holds no configuration" },
        { "settings: []", 1, 1, "needs 'version'" },
        { "version: 2", 1, 10, "The version 2 is not known" },
        { "version: one", 1, 10, "'version' is a whole number, not 'one'" },
        { "version: 1\nsetings: []", 2, 1, "A configuration has no 'setings'" },
        { "version: 1\nversion: 1", 2, 1, "The key 'version' stands here a second time; the first is in line 1" },
        { "version: 1\nsettings: {}", 2, 11, "'settings' is a list" },
        { "version: 1\nsettings:\n  - User Administrator", 3, 5, "Each of 'settings' is a map" },
        { "version: 1\nsettings:\n  - role: X\n    activation: { maximumDuration: long }", 4, 36, "'maximumDuration' is a duration, such as 30m, 4h or 180d, not 'long'" },
        { "version: 1\nsettings:\n  - role: X\n    activation: { requires: [Mfa, Pin] }", 4, 35, "'requires' is one of None, Mfa, Justification, Ticket, not 'Pin'" },
        { "version: 1\nsettings:\n  - role: X\n    activation: { maximumDuration: 25h }", 3, 5, "An activation of X may last 30m to 24h, not 1d 1h" },
        { "version: 1\nsettings:\n  - role: X\n    activation: { requires: Mfa, authenticationContext: c1 }", 3, 5, "either Mfa or an authentication context, not both" },
        { "version: 1\nsettings:\n  - role: X\n    activation: { authenticationContext: c100 }", 3, 5, "c1 to c99" },
        { "version: 1\nsettings:\n  - role: X\n    activation: { approval: { required: true, stages: [{ approvers: [] }] } }", 3, 5, "names no approver" },
        { "version: 1\nsettings:\n  - role: X\n    kind: AzureRole\n    scope: S\n    activation: { approval: { stages: [{ approvers: [{ manager: 1 }] }] } }", 6, 54, "cannot name managers and sponsors" },
        { "version: 1\nsettings:\n  - role: X\n    activation: { approval: { stages: [{ approvers: [{ user: a, group: b }] }] } }", 4, 54, "An approver is one of user, group, manager" },
        { "version: 1\nsettings:\n  - role: X\n    kind: AzureRole", 3, 5, "of an Azure role needs 'scope'" },
        { "version: 1\nsettings:\n  - role: X\n    group: Y", 3, 5, "needs either 'role' or 'group'" },
        { "version: 1\nsettings:\n  - role: X\n    extends: gone", 3, 5, "There is no template 'gone'" },
        { "version: 1\ntemplates:\n  a: { extends: b }\n  b: { extends: a }", 3, 3, "The template 'a' extends itself" },
        { "version: 1\nsettings:\n  - role: X\n  - role: x", 4, 5, "The setting of x stands here a second time; the first is in line 3" },
        { "version: 1\nassignments:\n  - { role: X, type: Eligible, principal: a }\n  - { role: X, type: eligible, principal: A }", 4, 5, "stands here a second time" },
        { "version: 1\nassignments:\n  - { role: X, principal: a }", 3, 5, "An assignment needs 'type'" },
        { "version: 1\nassignments:\n  - { role: X, type: Eligible }", 3, 5, "An assignment needs 'principal'" },
        { "version: 1\nassignments:\n  - { role: X, type: Eligible, principal: a, duration: 1d, permanent: true }", 3, 5, "one of end, duration and permanent" },
        { "version: 1\nassignments:\n  - { role: X, type: Eligible, principal: a, start: 2027-02-01, end: 2027-01-01 }", 3, 5, "ends before it begins" },
        { "version: 1\nassignments:\n  - { role: X, type: Eligible, principal: a, duration: 0d }", 3, 5, "shorter than 5m" },
        { "version: 1\nassignments:\n  - { role: X, type: Eligible, principal: a, start: '2027-02-01T10:00Z', end: '2027-02-01T10:04Z' }", 3, 5, "shorter than 5m" },
        { "version: 1\nsettings:\n  - role: X\n    activation: { approval: { required: true } }", 3, 5, "those whom the tenant has stay" },
        { "{ \"version\": 1, \"settings\": [] } // done", 1, 34, "This is no JSON" },
        { "version: 1\nassignments:\n  - { role: X, type: Eligible, principal: a, end: tomorrow }", 3, 51, "'end' is a time with its offset" },
        { "version: !!python/object 1", 1, 10, "The tag" },
        { "version: 1\n---\nversion: 1", 2, 1, "A file holds one document" },
        { "version: 1\nsettings: *missing", 2, 11, "The anchor 'missing' is not defined" },
        { "version: 1\nsettings:\n  - role: X\n    scope: S", 3, 5, "A setting with a scope needs 'kind'" },
        { "version: 1\nsettings:\n  - role: X\n    kind: Group", 3, 5, "A group is named by 'group', not by 'role'" },
        { "version: 1\nsettings:\n  - group: X\n    kind: EntraRole", 3, 5, "'group' names a group, and the kind is EntraRole" },
        { "version: 1\nsettings:\n  - role: X\n    access: Owner", 4, 13, "Only a group has 'access'" },
        { "version: 1\nsettings:\n  - role: X\n    eligible: { maximumDuration: 0d }", 3, 5, "The longest eligible assignment of X must be longer than zero" },
        { "version: 1\nsettings:\n  - role: X\n    active: { maximumDuration: 0d }", 3, 5, "The longest active assignment of X must be longer than zero" },
        { "version: 1\nsettings:\n  - role: X\n    activation: { maximumDuration: 29m }", 3, 5, "may last 30m to 24h, not 29m" },
        { "version: 1\ntemplates:\n  a: { extends: gone }", 3, 3, "There is no template 'gone'" },
        { "version: 1\nsettings:\n  - role: X\n    kind: AzureRole\n    scope: S\n    activation: { approval: { required: true, stages: [] } }", 3, 5, "names no approver: it may be that nobody can approve" },
        { "version: 1\nsettings:\n  - role: X\n    kind: AzureRole\n    scope: S\n    activation: { approval: { required: true } }", 3, 5, "Where it has none, nobody can approve" },
        { "version: 1\nsettings:\n  - role: X\n    activation: { approval: { required: true } }", 3, 5, "the active Privileged Role Administrators and Global Administrators decide" },
        { "version: 1\nsettings:\n  - role: X\n    activation: { approval: { required: true, mode: NoApproval, stages: [{ approvers: [{ user: a }] }] } }", 3, 5, "the mode NoApproval says nothing" },
        { "version: 1\nsettings:\n  - role: X\n    activation: { approval: { mode: SingleStage, stages: [{ approvers: [{ user: a }] }, { approvers: [{ user: b }] }] } }", 3, 5, "X has 2 stages of approval, and the mode is SingleStage" },
        { "version: 1\nassignments:\n  - { role: X, type: Eligible, principal: a, permanent: true, condition: c }", 3, 5, "is of no Azure role, and only assignments of Azure roles can have a condition" },
        { "version: 1\nsettings:\n  - role: X\n    activation: { approval: { x: 1 } }", 4, 31, "approval has no 'x'" },
        { "version: 1\nsettings:\n  - role: X\n    eligible: { x: 1 }", 4, 17, "eligible has no 'x'" },
        { "version: 1\nsettings:\n  - role: X\n    active: { x: 1 }", 4, 15, "active has no 'x'" },
        { "version: 1\nsettings:\n  - role: X\n    activation: { approval: { stages: [{ x: 1 }] } }", 4, 42, "A stage has no 'x'" },
        { "version: 1\nsettings:\n  - role: X\n    activation: { approval: { stages: [{ escalation: { x: 1 } }] } }", 4, 56, "escalation has no 'x'" },
        { "version: 1\nsettings:\n  - role: X\n    activation: { approval: { stages: [{ approvers: [{ user: a, x: 1 }] }] } }", 4, 65, "An approver has no 'x'" },
        { "version: 1\nsettings:\n  - role: X\n    notifications: { x: 1 }", 4, 22, "notifications has no 'x'" },
        { "version: 1\nsettings:\n  - role: X\n    notifications: { activation: { x: 1 } }", 4, 36, "activation has no 'x'" },
        { "version: 1\nsettings:\n  - role: X\n    notifications: { activation: { approver: { x: 1 } } }", 4, 48, "A mail has no 'x'" },
        { "version: 1\nsettings: &a [*a]", 2, 15, "The anchor 'a' is not defined before this place, or holds itself" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_with_its_place(string text, int line, int column, string told)
    {
        var problem = Read(text).First(one => one.Message.Contains(told, System.StringComparison.Ordinal));

        Assert.Equal((line, column), (problem.Line, problem.Column));
    }

    [Fact]
    public void All_mistakes_are_told_in_one_run() => Assert.Equal(4, Read("""
        version: 1
        settings:
          - role: X
            activation: { maximumDuration: 25h, requiers: Mfa }
            eligible: { allowPermanent: perhaps }
        assignments:
          - { role: Y, type: Sometimes, principal: a }
        """).Count);

    [Fact]
    public void Anchors_that_would_amount_to_billions_are_refused()
    {
        var lines = Enumerable.Range(1, 12).Select(i => $"  k{i}: &a{i} [{string.Join(", ", Enumerable.Repeat(i == 1 ? "x" : $"*a{i - 1}", 10))}]");

        var problem = Assert.Single(Read("version: 1\ntemplates:\n" + string.Join("\n", lines)));

        Assert.Contains("amount to more than", problem.Message);
    }

    [Fact]
    public void A_document_that_is_nested_without_end_is_refused() =>
        Assert.Contains("nested more than", Assert.Single(Read("version: " + new string('[', 5_000))).Message);

    [Fact]
    public void The_same_setting_in_two_files_is_told_with_both()
    {
        var problems = new List<PimDocumentProblem>();
        const string text = "version: 1\nsettings:\n  - role: X";

        new ConfigurationLoader(new DocumentFormat(), problems.Add).Load([("a.yaml", text), ("b.yaml", text)]);

        Assert.Equal("b.yaml", Assert.Single(problems).File);
    }

    [Fact]
    public void What_is_right_is_read_whole_and_told_nothing_of()
    {
        var problems = new List<PimDocumentProblem>();
        var configuration = new ConfigurationLoader(new DocumentFormat(), problems.Add).Load([("pim.yaml", Whole)]);

        Assert.Empty(problems);
        var values = TemplateMerge.Of(configuration, configuration.Settings[0]);
        Assert.Equal(System.TimeSpan.FromHours(4), values.Change.MaximumActivationDuration);
        Assert.Equal(PimRequirements.Justification, values.Change.ActivationRequires);
        Assert.Equal([PimApproverKind.Group, PimApproverKind.Manager], values.Approvers.Select(one => one.Kind));
        Assert.Equal((false, true), (values.Change.AllowPermanentEligible, values.Change.AllowPermanentActive));
        Assert.Equal("Activation Administrator Critical", string.Join(' ', values.Change.Notifications[0].Event, values.Change.Notifications[0].To, values.Change.Notifications[0].Level));
        Assert.True(configuration.Assignments[0].IsProtected);
    }

    [Theory]
    [InlineData("settings:\n  - { role: X, activation: { maximumDuration: 30m } }")]
    [InlineData("settings:\n  - { role: X, activation: { maximumDuration: 24h } }")]
    [InlineData("settings:\n  - { role: X, activation: { approval: { required: false } } }")]
    [InlineData("settings:\n  - { role: X, activation: { approval: { required: true, stages: [{ approvers: [] }, { approvers: [{ user: a }] }] } } }")]
    [InlineData("settings:\n  - { role: X, activation: { approval: { required: false, mode: NoApproval, stages: [] } } }")]
    [InlineData("settings:\n  - { role: X, kind: AzureRole, scopeId: /subscriptions/1 }\n  - { role: X, kind: AzureRole, scopeId: /subscriptions/2 }")]
    [InlineData("assignments:\n  - { role: X, kind: AzureRole, scope: S, type: Active, principal: a, permanent: true, condition: c }")]
    [InlineData("assignments:\n  - { role: X, type: Active, principal: a, duration: 5m }\n  - { role: X, type: Eligible, principal: a, duration: 5m }")]
    [InlineData("assignments:\n  - { role: X, type: Active, principal: a, start: '2027-02-01T10:00Z', end: '2027-02-01T10:05Z' }")]
    public void What_lies_just_within_the_bounds_is_no_mistake(string text) => Assert.Empty(Read("version: 1\n" + text));

    [Fact]
    public void JSON_is_read_as_YAML_is()
    {
        var problems = Read("""{ "version": 1, "settings": [ { "role": "X", "activation": { "maximumDuration": "4h" } } ] }""");

        Assert.Empty(problems);
    }

    private const string Whole = """
        # a person's comment
        version: 1
        breakGlass: [emergency@contoso.com]
        templates:
          base:
            eligible: { allowPermanent: false, maximumDuration: 180d, requires: [] }
            active: { allowPermanent: false }
          high:
            extends: base
            activation:
              maximumDuration: 4h
              requires: [Mfa, Justification]
              approval:
                required: true
                mode: SingleStage
                stages:
                  - timeoutInDays: 1
                    approverJustification: true
                    approvers:
                      - group: Tier 0 Operators
                      - manager: 1
                    escalation: { enabled: false }
            notifications:
              activation:
                administrator: { level: Critical, defaultRecipients: false, recipients: [soc@contoso.com] }
        settings:
          - role: User Administrator
            extends: high
            activation: { requires: Justification, authenticationContext: c1 }
            active: { allowPermanent: true }
          - group: Ops-OnCall
            access: Owner
          - { role: Contributor, kind: AzureRole, scope: Contoso Sandbox }
        assignments:
          - { role: User Administrator, type: Eligible, principal: ben@contoso.com, duration: 180d, protect: true }
        """;

    private static List<PimDocumentProblem> Read(string text)
    {
        var problems = new List<PimDocumentProblem>();
        new ConfigurationLoader(new DocumentFormat(), problems.Add).Load([("pim.yaml", text)]);
        return problems;
    }
}
