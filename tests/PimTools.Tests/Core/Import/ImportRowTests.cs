using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Changes;
using PimTools.Import;
using Xunit;

namespace PimTools.Tests.Core.Import;

/// <summary>A row tells what was found of it, or else what was given; and the file of results is read as it was written.</summary>
public sealed class ImportRowTests
{
    private static readonly PimAssignmentRow Asked = new()
    {
        Line = 7, Kind = "entra", Role = "user admin", Scope = "sales", Principal = "cleo", Type = "eligible", End = "soon",
    };

    private static readonly DesiredAssignment Desired =
        new(PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Cleo, new PimSchedule { Duration = TimeSpan.FromDays(30) });

    [Fact]
    public void A_row_that_was_not_read_is_told_as_it_was_given()
    {
        var row = new PimImportRow(Asked);
        row.Refuse(new PimException(PimErrorCode.RoleNotFound, "No such role.") { Remedy = "Look." });

        var cells = Cells(row);

        Assert.Equal(("7", "Invalid", "Failed", "entra", "user admin", "sales", "cleo", "eligible"), (cells["Line"], cells["Plan"], cells["Result"], cells["Kind"], cells["Role"], cells["Scope"], cells["Principal"], cells["Type"]));
        Assert.Equal((string.Empty, string.Empty, "RoleNotFound", "No such role. Look.", "tenant"), (cells["Start"], cells["End"], cells["ErrorCode"], cells["Reason"], cells["Tenant"]));
        Assert.Equal(("7: Invalid, Failed: No such role. Look.", null, null), (row.ToString(), row.IsPermanent, row.End));
    }

    [Fact]
    public void A_row_that_was_read_is_told_as_it_was_found()
    {
        var row = new PimImportRow(Asked);
        row.Take(AssignmentDecision.Decide(Desired, null, Given.Now), Desired);

        var cells = Cells(row);

        Assert.Equal(("EntraRole", "User Administrator", "Sales", "Cleo Costa", "Eligible"), (cells["Kind"], cells["Role"], cells["Scope"], cells["Principal"], cells["Type"]));
        Assert.Equal((Given.UserAdmin.Id, Given.Sales.Id, Given.Cleo.Id, "cleo@contoso.com"), (cells["RoleId"], cells["ScopeId"], cells["PrincipalId"], cells["UserPrincipalName"]));
        Assert.Equal(("Create", "Planned", Given.Now.AddDays(30), false), (cells["Plan"], cells["Result"], row.End, row.IsPermanent));
        Assert.Equal("7: Create, Planned", row.ToString());
    }

    [Fact]
    public void What_has_no_end_is_permanent()
    {
        var desired = Desired with { Schedule = new PimSchedule() };
        var row = new PimImportRow(Asked);
        row.Take(AssignmentDecision.Decide(desired, null, Given.Now), desired);

        Assert.Equal(("permanent", true), (Cells(row)["End"], row.IsPermanent));
    }

    [Fact]
    public void What_is_as_wanted_has_the_times_that_hold_and_what_is_changed_those_that_are_wanted()
    {
        var existing = new PimAssignment("id", PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Cleo) { Start = Given.Now.AddDays(-1), End = Given.Now.AddDays(29) };
        var (unchanged, changed) = (new PimImportRow(Asked), new PimImportRow(Asked));
        var longer = Desired with { Schedule = new PimSchedule { End = Given.Now.AddDays(60) } };

        unchanged.Take(AssignmentDecision.Decide(Desired, existing, Given.Now), Desired);
        changed.Take(AssignmentDecision.Decide(longer, existing, Given.Now), longer);

        Assert.Equal((PimImportPlan.NoChange, PimImportResult.Unchanged, existing.Start, existing.End), (unchanged.Plan, unchanged.Result, unchanged.Start, unchanged.End));
        Assert.Equal((PimImportPlan.Update, PimImportResult.Planned, null, Given.Now.AddDays(60)), (changed.Plan, changed.Result, changed.Start, changed.End));
        Assert.StartsWith("It changes its end from ", changed.Reason, StringComparison.Ordinal);
        Assert.Null(unchanged.Reason);
    }

    [Fact]
    public void A_group_is_owned_in_the_cells_of_a_file() =>
        Assert.Equal(["g (owner)", "g"], new[] { PimAccess.Owner, PimAccess.Member }.Select(access => CellText.Of(Given.GroupRole("g", "Ops", access))));

    [Fact]
    public void Columns_without_a_name_go_by_their_place()
    {
        var row = Assert.Single(CsvFile.Read("Role,,Principal,\na,b,c,d\n", null));

        Assert.Equal(["Role", "column 2", "Principal", "column 4"], row.Cells!.Keys);
        Assert.Equal(["a", "b", "c", "d"], row.Cells.Values);
    }

    [Fact]
    public void A_column_that_is_there_twice_is_refused()
    {
        var thrown = Assert.Throws<PimException>(() => CsvFile.Read("Role,Principal, role\na,b,c\n", null));

        Assert.Equal((PimErrorCode.InvalidParameter, "It has the column 'Role' twice.", "Role"), (thrown.Code, thrown.Message, thrown.TargetObject));
    }

    [Theory]
    [InlineData("a", "fewer", 1)]
    [InlineData("a,b,c", "more", 2)]
    public void A_row_with_another_number_of_fields_is_a_problem_and_the_next_one_is_not(string line, string told, int cells)
    {
        var rows = CsvFile.Read($"Role,Principal\n{line}\nc,d", null);

        Assert.Equal($"The row has {told} fields than the file has columns.", rows[0].Problem!.Message);
        Assert.Equal((cells, null, 2), (rows[0].Cells!.Count, rows[1].Problem, rows[1].Cells!.Count));
    }

    [Theory]
    [InlineData("a,\"b")]
    [InlineData("\"a,b")]
    [InlineData("\"a\",\"b\nc,d")]
    public void A_quote_that_is_not_closed_is_told_and_not_the_number_of_fields(string line) =>
        Assert.Equal("The row has a quote that is not closed.", Assert.Single(CsvFile.Read("Role,Principal\n" + line, null)).Problem!.Message);

    [Theory]
    [InlineData("\"a\",b")]
    [InlineData("\"a\"\"\",\"b\"")]
    public void A_quote_that_is_closed_is_no_problem(string line) => Assert.Null(Assert.Single(CsvFile.Read("Role,Principal\n" + line, null)).Problem);

    [Theory]
    [InlineData("sep=;\n\n#TYPE x\nRole;Principal\na,b;c", "a,b")]
    [InlineData("#TYPE x\r\nsep=;\r\nRole;Principal\r\na,b;c", "a,b")]
    [InlineData("\rRole,Principal\ra;b,c", "a;b")]
    [InlineData("sep=;,\nRole,Principal\na,b", null)]
    public void What_stands_before_the_columns_is_left_out_and_may_tell_the_delimiter(string text, string? role) =>
        Assert.Equal(role, CsvFile.Read(text, null)[0].Cells!.GetValueOrDefault("Role"));

    [Fact]
    public void Only_lines_before_the_columns_is_no_row()
    {
        Assert.Empty(CsvFile.Read("#TYPE x\r\n", null));
        Assert.Empty(CsvFile.Read("sep=;", null));
        Assert.Empty(CsvFile.Read("Role,Principal", null));
    }

    [Fact]
    public async Task What_the_caller_asked_for_a_moment_ago_is_not_imported_again()
    {
        var client = new FakePimClient { ServiceTime = Given.Now };
        client.Roles.Add(Given.UserAdmin);
        client.Principals.Add(Given.Cleo);
        client.Requests.Add(new("r", PimAssignmentType.Eligible, Given.UserAdmin, PimScope.Directory, Given.Cleo)
        {
            Action = PimRequestAction.AdminAssign, Status = PimRequestStatus.Provisioned, Created = Given.Now.AddMinutes(-1),
            Schedule = new PimSchedule { Start = Given.Now.AddMinutes(-1), Duration = TimeSpan.FromDays(30) },
        });

        var row = Assert.Single(await new PimImporter(client).PlanAsync([new() { Role = "User Administrator", Principal = "cleo@contoso.com", Duration = "30d" }], _ => false, PimCall.None));

        Assert.Equal(PimImportPlan.NoChange, row.Plan);
    }

    private static Dictionary<string, string> Cells(PimImportRow row) => new(Assert.Single(CsvFile.Read(
        string.Join('\n', ImportResultLine.Header, ImportResultLine.Of(row, "tenant")), null)).Cells!);
}
