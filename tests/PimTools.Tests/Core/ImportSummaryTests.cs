using System;
using System.Linq;
using PimTools.Changes;
using PimTools.Import;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class ImportSummaryTests
{
    private static readonly PimException Refusal = new(PimErrorCode.RoleNotFound, "No role is called 'Reeder'.") { Remedy = "Candidates: Reader." };

    [Fact]
    public void A_plan_is_counted_by_what_is_to_be_done()
    {
        PimImportRow[] rows = [Planned(), Planned(), Refused(), Resumed()];

        Assert.Equal("Create 2 and change 0 assignments; already as wanted: 1, invalid rows: 1", ImportSummary.DescribePlan(rows));
    }

    [Fact]
    public void What_ends_earlier_is_named_from_what_to_what()
    {
        var row = new PimImportRow(new PimAssignmentRow { Line = 7 });
        Plan(row, new PimSchedule { End = Given.Now.AddDays(30) }, Given.Eligible(Given.UserAdmin, Given.Sales, Given.Ada));
        var change = FormattableString.Invariant($"its end from never to {Given.Now.AddDays(30).LocalDateTime:yyyy-MM-dd HH:mm}");

        Assert.Equal($"It changes {change}.", row.Reason);
        Assert.Equal(
            "Create 1 and change 1 assignments; already as wanted: 0, invalid rows: 0. Of those changed, 1 end earlier: "
                + $"line 7, Eligible User Administrator at Sales for Ada Ahlberg, {change}",
            ImportSummary.DescribePlan([Planned(), row]));
        Assert.DoesNotContain("more", ImportSummary.DescribePlan([row, row, row, row, row]));
        Assert.EndsWith("; and 1 more", ImportSummary.DescribePlan([row, row, row, row, row, row]));
    }

    [Fact]
    public void Rows_that_failed_are_one_error_that_counts_the_invalid_and_the_refused()
    {
        var sent = Planned();
        sent.Fail(new PimException(PimErrorCode.PolicyViolation, "Refused."));

        var error = ImportSummary.FindFailure([Planned(), sent, Refused(), Refused()], "rows.csv");

        Assert.Equal((PimErrorCode.RowsFailed, "rows.csv"), (error?.Code, error?.TargetObject));
        Assert.Equal("3 of 4 rows were not carried out (invalid: 2, refused: 1).", error?.Message);
    }

    [Fact]
    public void Rows_that_did_not_fail_are_no_error() => Assert.Null(ImportSummary.FindFailure([Planned(), Resumed()], null));

    [Fact]
    public void A_line_of_results_has_what_was_found_or_else_what_was_given()
    {
        var columns = ImportResultLine.Header.Split(',').Length;

        Assert.Equal(columns, ImportResultLine.Of(Planned(), "tenant").Split("\",\"").Length);
        Assert.Contains($"\"User Administrator\",\"{Given.UserAdmin.Id}\",\"Sales\",\"{Given.Sales.Id}\",\"Ada Ahlberg\",\"{Given.Ada.Id}\"", ImportResultLine.Of(Planned(), "tenant"));
        Assert.Contains("\"Invalid\",\"Failed\",\"\",\"Reeder\",\"\",\"'=Sales\",\"\",\"ada\",\"\",\"\",\"\",\"\",\"\",\"\",\"RoleNotFound\"", ImportResultLine.Of(Refused(), "tenant"));
    }

    [Fact]
    public void What_was_done_is_told_by_every_result_but_the_planned_and_the_failed() => Assert.Equal(
        [PimImportResult.Planned, PimImportResult.Failed],
        System.Enum.GetValues<PimImportResult>().Where(result => !ImportResultLine.IsDone(result.ToString())));

    private static PimImportRow Planned()
    {
        var row = new PimImportRow(new PimAssignmentRow { Line = 1, Role = "User Administrator" });
        Plan(row, new PimSchedule(), null);
        return row;
    }

    private static void Plan(PimImportRow row, PimSchedule schedule, PimAssignment? existing)
    {
        var desired = new DesiredAssignment(PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Ada, schedule);
        row.Take(AssignmentDecision.Decide(desired, existing, Given.Now), desired);
    }

    private static PimImportRow Refused()
    {
        var row = new PimImportRow(new PimAssignmentRow { Line = 2, Role = "Reeder", Scope = "=Sales", Principal = "ada" });
        row.Refuse(Refusal);
        return row;
    }

    private static PimImportRow Resumed()
    {
        var row = new PimImportRow(new PimAssignmentRow { Line = 3 });
        row.Resume();
        return row;
    }
}
