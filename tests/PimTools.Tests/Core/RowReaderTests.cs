using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Import;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class RowReaderTests
{
    private readonly RowReader _reader = new();

    [Fact]
    public void A_row_takes_each_column_in_any_case_and_its_number()
    {
        var row = Read(("role", "Reader"), ("PRINCIPAL", "ada"), ("Duration", "5d"));

        Assert.Equal((1, "Reader", "ada", "5d", null), (row.Line, row.Role, row.Principal, row.Duration, row.Scope));
        Assert.Null(row.Problem);
    }

    [Fact]
    public void The_first_of_several_names_of_a_column_counts_and_the_others_are_reported()
    {
        var row = Read(("RoleName", "Reader"), ("RoleId", "1"), ("Role", ""), ("PrincipalName", "Ada"), ("PrincipalId", "2"));

        Assert.Equal(("1", "2"), (row.Role, row.Principal));
        Assert.Equal(["PrincipalName", "RoleName"], _reader.Ignored);
        Assert.Equal("Reader", new RowReaderTests().Read(("RoleId", "1"), ("Role", "Reader")).Role);
    }

    [Theory]
    [InlineData("Skope", "Scope")]
    [InlineData("Pricipal", "Principal")]
    [InlineData("Principle", "Principal")]
    [InlineData("Rloe", "Role")]
    [InlineData("ticket nmuber", "TicketNumber")]
    public void A_column_that_looks_misspelt_is_an_error_that_names_it_and_what_is_meant(string column, string meant)
    {
        Take(("Role", "Reader"), (column, "Sales"));

        var error = Assert.Throws<PimException>(_reader.Read);

        Assert.Equal((PimErrorCode.InvalidParameter, column), (error.Code, error.TargetObject));
        Assert.Contains($"'{column}' may mean {meant}", error.Message);
    }

    [Theory]
    [InlineData("Department")]
    [InlineData("Cost centre")]
    [InlineData("Time")]
    [InlineData("Name")]
    [InlineData("Manager")]
    public void A_column_that_is_not_known_is_left_aside_and_reported_where_it_says_something(string column)
    {
        Take(("Role", "Reader"), (column, "x"), ("Telephone", ""));

        Assert.Equal("Reader", Assert.Single(_reader.Read()).Role);
        Assert.Equal([column], _reader.Unknown);
        Assert.Empty(_reader.Ignored);
    }

    [Fact]
    public void Where_no_column_is_known_a_wrong_delimiter_is_told()
    {
        Take(("Role|Principal", "Reader|ada"));

        Assert.Contains("-Delimiter", Assert.Throws<PimException>(_reader.Read).Remedy);
    }

    [Theory]
    [InlineData("Assignment End Time (UTC)", "2027-01-07 09:00", "2027-01-07 09:00 +00:00")]
    [InlineData("Assignment End Time (UTC)", "1/7/2027 9:00:00 AM", "1/7/2027 9:00:00 AM +00:00")]
    [InlineData("Assignment End Time (UTC)", "2027-01-07T09:00:00Z", "2027-01-07T09:00:00Z")]
    [InlineData("Assignment End Time (UTC)", "2027-01-07 09:00 +02:00", "2027-01-07 09:00 +02:00")]
    [InlineData("Assignment End Time (UTC)", "Permanent", "Permanent")]
    [InlineData("End time", "2027-01-07 09:00", "2027-01-07 09:00")]
    public void A_time_of_a_column_of_UTC_is_UTC(string column, string text, string read) => Assert.Equal(read, Read(("Role", "Reader"), (column, text)).End);

    [Fact]
    public void What_has_no_columns_is_a_row_with_a_problem_and_keeps_its_number()
    {
        Take(("Role", "Reader"));
        _reader.Take(new FileRow(null, 2));

        var rows = _reader.Read();

        Assert.Equal([false, true], rows.Select(row => row.Problem is not null));
        Assert.Equal(2, rows[1].Line);
    }

    [Fact]
    public void A_problem_of_the_file_comes_before_one_of_the_columns()
    {
        var problem = new PimException(PimErrorCode.InvalidParameter, "The row is cut off.");
        _reader.Take(new FileRow(Cells(("Role", "Reader"), ("State", "Activated")), 1, problem));

        Assert.Same(problem, Assert.Single(_reader.Read()).Problem);
    }

    [Theory]
    [InlineData("Active", null, "Active")]
    [InlineData("Active", "Eligible", "Eligible")]
    [InlineData("Eligible", null, null)]
    public void A_state_stands_for_a_type_that_is_not_given(string state, string? type, string? read) =>
        Assert.Equal(read, Read(("Role", "Reader"), ("State", state), ("Type", type ?? string.Empty)).Type);

    [Theory]
    [InlineData("State", "Activated", "an activation")]
    [InlineData("MemberType", "group", "through a group")]
    [InlineData("MemberType", "Inherited", "from a scope above")]
    public void What_was_listed_and_cannot_be_assigned_is_refused(string column, string value, string told) =>
        Assert.Contains(told, Read(("Role", "Reader"), (column, value)).Problem?.Message);

    [Theory]
    [InlineData("State", "Assigned")]
    [InlineData("MemberType", "Direct")]
    [InlineData("MemberType", "")]
    public void What_was_listed_and_can_be_assigned_is_taken(string column, string value) => Assert.Null(Read(("Role", "Reader"), (column, value)).Problem);

    [Fact]
    public void A_permanent_assignment_that_was_listed_stays_permanent()
    {
        Assert.Equal("permanent", Read(("Role", "Reader"), ("IsPermanent", "True")).Duration);
        Assert.Equal("5d", new RowReaderTests().Read(("Role", "Reader"), ("IsPermanent", "True"), ("Duration", "5d")).Duration);
        Assert.Null(new RowReaderTests().Read(("Role", "Reader"), ("IsPermanent", "False")).Duration);
    }

    [Fact]
    public void What_tells_only_of_the_old_assignment_is_ignored_and_reported()
    {
        Read(("Role", "Reader"), ("Id", "7"), ("ScheduleId", ""), ("ExpiresIn", "P1D"));

        Assert.Equal(["ExpiresIn", "Id"], _reader.Ignored);
    }

    private PimAssignmentRow Read(params (string Column, string Text)[] cells)
    {
        Take(cells);
        return Assert.Single(_reader.Read());
    }

    private void Take(params (string Column, string Text)[] cells) => _reader.Take(new FileRow(Cells(cells), 1));

    private static Dictionary<string, string> Cells(params (string Column, string Text)[] cells) =>
        cells.ToDictionary(cell => cell.Column, cell => cell.Text, StringComparer.OrdinalIgnoreCase);
}
