using System;
using System.Linq;
using PimTools.Documents;
using PimTools.Models;
using PimTools.Plans;
using Xunit;

namespace PimTools.Tests.Core.Plans;

/// <summary>A plan as a person reads it: as a text, and as the comment of a pull request.</summary>
public sealed class PlanTextTests
{
    private static readonly PimPlannedChange Update = Setting(PimPlanAction.Update, "MaximumActivationDuration", "8h", "2h");
    private static readonly PimPlannedChange Create = Assignment(PimPlanAction.Create, Given.Ada, ("End", "none", "2026-04-01"), ("Condition", "none", "a | `b`"));
    private static readonly PimPlannedChange Remove = Assignment(PimPlanAction.Remove, Given.Cleo);

    [Fact]
    public void A_plan_tells_its_numbers_and_each_step_with_each_field() => Assert.Equal(
        $"""
        Plan of pim.yaml, made on {MomentText.Of(Given.Now)}
        Tenant tenant
        1 to create, 1 to update, 1 to remove, 1 withheld, 1 not known, 1 unchanged

        ~ Update the setting of User Administrator at Directory
              MaximumActivationDuration: 8h -> 2h

        + Create Eligible User Administrator at Directory for Ada Ahlberg
              End: none -> 2026-04-01
              Condition: none -> a | `b`

        - Remove Eligible User Administrator at Directory for Cleo Costa

        Withheld:
          Remove Eligible User Administrator at Directory for Ada Ahlberg: It is your own.

        Not read, and left as it is:
          Groups: No.

        2 assignments are not in the document, and stay: -Prune plans to remove them.

        """.ReplaceLineEndings("\n"),
        Whole().ToText());

    [Fact]
    public void In_Markdown_everything_of_the_service_stands_in_code_and_no_bar_ends_a_cell() => Assert.Equal(
        $"""
        ### PIM plan of `pim.yaml`

        **1 to create, 1 to update, 1 to remove, 1 withheld, 1 not known, 1 unchanged**

        Tenant `tenant`, made on {MomentText.Of(Given.Now)}.

        | Action | What | Change |
        | --- | --- | --- |
        | Update | `the setting of User Administrator at Directory` | MaximumActivationDuration: `8h` → `2h` |
        | Create | `Eligible User Administrator at Directory for Ada Ahlberg` | End: `none` → `2026-04-01`<br>Condition: `none` → `a \| 'b'` |
        | Remove | `Eligible User Administrator at Directory for Cleo Costa` |  |

        #### Withheld

        | Action | What | Why |
        | --- | --- | --- |
        | Remove | `Eligible User Administrator at Directory for Ada Ahlberg` | `It is your own.` |

        #### Not read, and left as it is

        | What | Why |
        | --- | --- |
        | `Groups` | `No.` |

        2 assignments are not in the document, and stay: -Prune plans to remove them.

        """.ReplaceLineEndings("\n"),
        Whole().ToMarkdown());

    [Fact]
    public void A_plan_that_changes_nothing_says_so()
    {
        var plan = Plan(Setting(PimPlanAction.None));

        Assert.StartsWith("### PIM plan of `pim.yaml`\n\n**No changes.** 1 unchanged\n\n", plan.ToMarkdown());
        Assert.EndsWith("\n1 unchanged\n", plan.ToText());
        Assert.EndsWith("\nnothing to do\n", Plan().ToText());
        Assert.True(plan is { HasChanges: false, IsComplete: true, Unchanged: 1, Withheld: 0 });
    }

    [Theory]
    [InlineData(1, false, "1 assignment is not in the document, and stay: -Prune plans to remove them.")]
    [InlineData(1, true, null)]
    [InlineData(0, false, null)]
    public void What_the_document_does_not_name_is_told_where_it_stays(int unlisted, bool isPruning, string? told)
    {
        var plan = new PimPlan("tenant", Given.Now, "pim.yaml") { Unlisted = unlisted, IsPruning = isPruning };

        Assert.Equal(told is not null, plan.ToText().Contains("-Prune", System.StringComparison.Ordinal));
        Assert.Equal(told is not null, plan.ToMarkdown().Contains("-Prune", System.StringComparison.Ordinal));
        Assert.Contains(told ?? string.Empty, plan.ToText());
    }

    [Fact]
    public void A_comment_stays_below_its_limit_and_tells_how_many_rows_it_lacks()
    {
        var plan = Plan([.. Enumerable.Repeat(Create, 1000)]);

        var text = plan.ToMarkdown();

        Assert.InRange(text.Length, 59_000, 60_100);
        var rows = text.Split('\n').Count(line => line.StartsWith("| Create |", System.StringComparison.Ordinal));
        Assert.Contains($"\n… and {1000 - rows} more: the saved plan has them all.\n", text);
        Assert.DoesNotContain("more: the saved plan", Plan([.. Enumerable.Repeat(Create, 100)]).ToMarkdown());
    }

    [Fact]
    public void A_name_with_a_line_break_stays_on_its_line()
    {
        var plan = Plan(Assignment(PimPlanAction.Create, new PimPrincipal("1", PimPrincipalType.User, "Eve\n| Remove | everything |")));

        Assert.DoesNotContain("\n| Remove", plan.ToMarkdown(), StringComparison.Ordinal);
        Assert.DoesNotContain("\n| Remove", plan.ToText(), StringComparison.Ordinal);
    }

    private static PimPlan Plan(params PimPlannedChange[] changes) => new("tenant", Given.Now, "pim.yaml") { Changes = changes };

    private static PimPlan Whole() => new("tenant", Given.Now, "pim.yaml")
    {
        Changes = [Update, Create, Remove, Assignment(PimPlanAction.Remove, Given.Ada).Withhold("It is your own."), Setting(PimPlanAction.Unknown), Setting(PimPlanAction.None)],
        UnreadParts = [new UnreadPart("Groups", "No.")],
        Unlisted = 2,
    };

    private static PimPlannedChange Setting(PimPlanAction action, string? field = null, string from = "", string to = "") =>
        new(action, new PlannedItem(Given.UserAdmin, PimScope.Directory, new PlannedSetting([], NodeBuilder.Map(), [])))
        {
            Differences = field is null ? [] : [new(field, from, to)],
        };

    private static PimPlannedChange Assignment(PimPlanAction action, PimPrincipal principal, params (string Field, string From, string To)[] fields) =>
        new(action, new PlannedItem(new PlannedAssignment(PimAssignmentType.Eligible, Given.UserAdmin, PimScope.Directory, principal)))
        {
            Differences = [.. fields.Select(one => new PimSettingDifference(one.Field, one.From, one.To))],
        };
}
