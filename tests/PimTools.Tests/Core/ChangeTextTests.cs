using System;
using PimTools.Changes;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>A step of a plan as it is told under -WhatIf and -Confirm, and as its result.</summary>
public sealed class ChangeTextTests
{
    private const string Eligible = "Eligible User Administrator at Sales for Cleo Costa";

    private static readonly DateTimeOffset Later = Given.Now.AddDays(10);
    private static readonly DateTimeOffset Month = Given.Now.AddDays(30);

    private static string LaterText => Minute(Later);

    private static string MonthText => Minute(Month);

    private static string Minute(DateTimeOffset moment) => FormattableString.Invariant($"{moment.LocalDateTime:yyyy-MM-dd HH:mm}");

    [Fact]
    public void What_is_made_is_told_with_its_times()
    {
        Assert.Equal($"Assign {Eligible} for 30d", Sentence(Step(AssignmentAction.Create, null, new PimSchedule { Duration = Month - Given.Now })));
        Assert.Equal($"Assign {Eligible} until {MonthText}", Sentence(Step(AssignmentAction.Create, null, new PimSchedule { End = Month })));
        Assert.Equal(
            $"Assign {Eligible} from {LaterText} without an end", Sentence(Step(AssignmentAction.Create, null, new PimSchedule { Start = Later })));
        Assert.Equal($"Renew {Eligible} until {MonthText}", Sentence(Step(AssignmentAction.Renew, null, new PimSchedule { End = Month })));
        Assert.Equal($"Leave {Eligible} unchanged", Sentence(Step(AssignmentAction.None, null, null)));
    }

    [Fact]
    public void What_is_removed_is_told_and_where_it_has_not_begun_its_start()
    {
        Assert.Equal($"Remove {Eligible}", Sentence(Step(AssignmentAction.Remove, new PimSchedule { Start = Given.Now, End = Month }, null)));
        Assert.Equal(
            $"Remove {Eligible}, which is to begin on {LaterText}",
            Sentence(Step(AssignmentAction.Remove, new PimSchedule { Start = Later, End = Month }, null, isScheduled: true)));
        Assert.Equal($"Remove {Eligible}", Sentence(Step(AssignmentAction.Remove, new PimSchedule(), null, isScheduled: true)));
    }

    [Theory]
    [InlineData(AssignmentAction.Create, false, "there is none")]
    [InlineData(AssignmentAction.None, false, "there is none")]
    [InlineData(AssignmentAction.None, true, "it is as wanted")]
    [InlineData(AssignmentAction.Renew, false, "it has expired")]
    [InlineData(AssignmentAction.Remove, true, "it is not wanted")]
    public void What_is_no_change_has_a_reason(object action, bool isThere, string reason) =>
        Assert.Equal(reason, ChangeText.Reason(Step((AssignmentAction)action, isThere ? new PimSchedule() : null, new PimSchedule())));

    [Fact]
    public void A_change_tells_what_differs_and_nothing_else()
    {
        var there = new PimSchedule { Start = Given.Now, End = Month };

        Assert.Equal($"its end from {MonthText} to never", Reason(there, new PimSchedule()));
        Assert.Equal($"its end from {MonthText} to {LaterText}", Reason(there, new PimSchedule { Duration = Later - Given.Now }));
        Assert.Equal($"its end from {MonthText} to {LaterText}", Reason(there, new PimSchedule { Start = Later, End = Later }));
        Assert.Equal(
            $"its start from {Minute(Given.Now)} to {LaterText}", Reason(there, new PimSchedule { Start = Later, End = Month }, isScheduled: true));
        Assert.Equal("its condition from none to blob", Reason(there, there, condition: "blob"));
        Assert.Equal(string.Empty, Reason(there, there, isScheduled: true));
    }

    [Theory]
    [InlineData(AssignmentAction.None, PimChangeKind.Unchanged)]
    [InlineData(AssignmentAction.Create, PimChangeKind.Created)]
    [InlineData(AssignmentAction.Update, PimChangeKind.Updated)]
    [InlineData(AssignmentAction.Extend, PimChangeKind.Updated)]
    [InlineData(AssignmentAction.Renew, PimChangeKind.Updated)]
    [InlineData(AssignmentAction.Remove, PimChangeKind.Removed)]
    public void The_result_is_told_with_the_end_that_it_has_now(object action, PimChangeKind kind)
    {
        var step = Step((AssignmentAction)action, new PimSchedule { End = Later }, new PimSchedule { End = Month });
        var request = new PimRequest("id", PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Cleo) { Schedule = new PimSchedule { End = Given.Now } };

        var (told, withRequest) = (new ChangeOutcome(step, null, null).Describe(), new ChangeOutcome(step, request, null).Describe());

        DateTimeOffset? planned = kind switch { PimChangeKind.Removed => null, PimChangeKind.Unchanged => Later, _ => Month };
        Assert.Equal((kind, planned, null), (told.Result, told.End, told.RequestId));
        Assert.Equal((kind, kind is PimChangeKind.Removed or PimChangeKind.Unchanged ? planned : Given.Now, "id"), (withRequest.Result, withRequest.End, withRequest.RequestId));
    }

    private static string Sentence(PlannedChange step) => ChangeText.Sentence(step);

    private static string Reason(PimSchedule from, PimSchedule to, bool isScheduled = false, string? condition = null) =>
        ChangeText.Reason(Step(AssignmentAction.Update, from, to, isScheduled, condition));

    private static PlannedChange Step(AssignmentAction action, PimSchedule? from, PimSchedule? to, bool isScheduled = false, string? condition = null) =>
        new(action, PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Cleo)
        {
            From = from is null ? null : new AssignmentTerms(from, null, null),
            To = to is null ? null : new AssignmentTerms(to, condition, null),
            IsScheduled = isScheduled,
            Planned = Given.Now,
        };
}
