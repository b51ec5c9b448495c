using System;
using System.Linq;
using PimTools.Reports;
using PimTools.Reports.Data;
using PimTools.Tests.Core;
using Xunit;

namespace PimTools.Tests.Reports;

/// <summary>The numbers of a report are those of the rows that they lead to, and what is not known is told as unknown.</summary>
public sealed class ReportBuilderTests
{
    private static readonly PimPrincipal Team = new("c0000000-0000-0000-0000-000000000001", PimPrincipalType.Group, "Tier 0");

    private readonly ReportTable _assignments = AssignmentTable.Of(new ReportEvidence());
    private readonly ReportEvidence _evidence = new() { Since = Given.Now.AddDays(-2), Now = Given.Now };

    [Fact]
    public void Every_figure_and_every_number_is_the_count_of_the_rows_that_it_leads_to()
    {
        var report = ReportBuilder.Build(SampleTenant.Month().Evidence);

        Assert.All(report.Sections, section =>
        {
            Assert.NotEmpty(section.Figures);
            Assert.All(section.Figures, figure => Assert.Equal(section.Table.Where(section.Where.Concat(figure.Where)).Count(), figure.Value));
            Assert.All(section.Summary.Lines, line => Assert.All(line.Counts.Zip(section.Summary.Categories), one => Assert.Equal(
                section.Table.Where([.. section.Where, ReportFilter.Of(section.Summary.Key, line.Key), ReportFilter.Of(section.Summary.Category, one.Second)]).Count(), one.First)));
        });
    }

    [Fact]
    public void No_row_of_a_section_is_missing_in_its_numbers()
    {
        var report = ReportBuilder.Build(SampleTenant.Month().Evidence);

        Assert.All(report.Sections, section => Assert.Equal((section.Id, section.Rows.Count()), (section.Id, section.Summary.Lines.Sum(line => line.Counts.Sum()))));
    }

    [Fact]
    public void Ids_are_unique_and_each_section_shows_columns_of_its_table()
    {
        var report = ReportBuilder.Build(_evidence);

        Assert.Distinct(report.Sections.Select(section => section.Id));
        Assert.Distinct(report.Tables.Select(table => table.Id));
        Assert.All(report.Sections, section => Assert.All(section.Columns.Append(section.Sort.Column), column => Assert.InRange(section.Table.IndexOf(column), 0, 30)));
    }

    [Fact]
    public void A_day_without_an_activation_has_a_line_of_its_own()
    {
        _evidence.Activities.Add(Activation(Given.UserAdmin, PimScope.Directory, Given.Now.AddDays(-1)));

        var lines = Section("activations").Summary.Lines;

        Assert.Equal(["2026-02-28", "2026-03-01", "2026-03-02"], lines.Select(line => line.Key));
        Assert.Equal([0, 1, 0], lines.Select(line => line.Counts.Sum()));
    }

    [Fact]
    public void An_activation_whose_beginning_has_run_out_of_the_log_is_counted_at_an_unknown_day()
    {
        _evidence.Activities.Add(new PimActivity("r1", PimRequestAction.SelfActivate));

        Assert.Equal(("Unknown", 1), Section("activations").Summary.Lines.Where(line => line.Counts.Sum() > 0).Select(line => (line.Key, line.Counts[^1])).Single());
    }

    [Theory]
    [InlineData(7.0, "Within 7 days")]
    [InlineData(7.01, "8 to 14 days")]
    [InlineData(30.0, "15 to 30 days")]
    [InlineData(400.0, "Later")]
    public void An_end_is_told_by_the_time_that_is_left(double days, string within)
    {
        _evidence.Assignments.Add(Given.Eligible(Given.UserAdmin, end: Given.Now.AddDays(days)));
        _evidence.Assignments.Add(Given.Eligible(Given.ExchangeAdmin));

        Assert.Equal(within, Assert.Single(Section("ending").Rows)[_assignments.IndexOf("EndsWithin")]);
    }

    [Fact]
    public void The_time_of_a_decision_is_the_median_of_each_approver()
    {
        foreach (var minutes in new[] { 10, 20, 60 })
        {
            _evidence.Activities.Add(new PimActivity($"r{minutes}", PimRequestAction.SelfActivate)
            {
                Requested = Given.Now,
                Decided = Given.Now.AddMinutes(minutes),
                Decision = PimDecision.Approve,
                DecidedBy = Given.Cleo,
            });
        }

        _evidence.Activities.Add(new PimActivity("r4", PimRequestAction.SelfActivate) { Requested = Given.Now, Outcome = PimActivityOutcome.AwaitingDecision });

        var lines = Section("approvals").Summary.Lines;
        Assert.Equal(["cleo@contoso.com", "(nobody)"], lines.Select(line => line.Key));
        Assert.Equal([TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(60)], lines[0].Details);
        Assert.Equal([null, null], lines[1].Details);
    }

    [Fact]
    public void An_eligibility_is_used_by_an_activation_of_the_same_role_at_the_same_scope()
    {
        _evidence.Assignments.Add(Given.Eligible(Given.UserAdmin, Given.Sales));
        _evidence.Assignments.Add(Given.Eligible(Given.UserAdmin, Given.Berlin));
        _evidence.Assignments.Add(Given.Eligible(Given.UserAdmin, Given.Sales, Given.Cleo));
        _evidence.Activities.Add(Activation(Given.UserAdmin, Given.Sales, Given.Now.AddHours(-3)));

        Assert.Equal(["Used", "Not used", "Not used"], Uses());
    }

    [Fact]
    public void An_activation_that_never_began_is_no_use()
    {
        _evidence.Assignments.Add(Given.Eligible(Given.UserAdmin));
        _evidence.Activities.Add(new PimActivity("r1", PimRequestAction.SelfActivate) { Kind = PimKind.EntraRole, RoleId = Given.UserAdmin.Id, Principal = Given.Ada, Requested = Given.Now });

        Assert.Equal(["Not used"], Uses());
    }

    [Theory]
    [InlineData("/subscriptions/1", PimScopeType.Subscription, "/subscriptions/1/resourceGroups/web", "Used")]
    [InlineData("/subscriptions/1", PimScopeType.Subscription, "/subscriptions/10", "Not used")]
    [InlineData("/providers/Microsoft.Management/managementGroups/m", PimScopeType.ManagementGroup, "/subscriptions/1", "Used")]
    public void An_Azure_role_is_used_where_it_was_activated_below_its_scope(string scope, PimScopeType type, string activated, string use)
    {
        var role = new PimRole(PimKind.AzureRole, "f0000000-0000-0000-0000-000000000001", "Contributor");
        _evidence.Assignments.Add(Given.Eligible(role, new PimScope(scope, "Contoso", type)));
        _evidence.Activities.Add(Activation(role, new PimScope(activated, "web", PimScopeType.ResourceGroup), Given.Now));

        Assert.Equal([use], Uses());
    }

    [Fact]
    public void Nothing_is_told_of_the_use_by_a_group() => Assert.Equal(["Unknown"], UsesOf(Given.Eligible(Given.UserAdmin, principal: Team)));

    [Fact]
    public void Nothing_is_called_unused_where_not_all_activities_could_be_read()
    {
        _evidence.AddNotice(ReportPart.Activities, "The audit log could not be read.", isGap: true);

        Assert.Equal(["Unknown"], UsesOf(Given.Eligible(Given.UserAdmin)));
        Assert.Equal(["The audit log could not be read."], Section("unused").Notices);
    }

    [Fact]
    public void Findings_about_settings_stand_apart_from_those_about_assignments_and_the_tenant()
    {
        _evidence.Findings.Add(new PimFinding("Mine", "R1", PimFindingResult.Fail) { RoleName = "User Administrator" });
        _evidence.Findings.Add(new PimFinding("Mine", "R2", PimFindingResult.Fail) { RoleName = "User Administrator", PrincipalId = "p" });
        _evidence.Findings.Add(new PimFinding("Mine", "R3", PimFindingResult.Fail));
        _evidence.Findings.Add(new PimFinding("Mine", "R4", PimFindingResult.CannotTell) { RoleName = "User Administrator" });

        Assert.Equal(["R1"], Section("settings").Rows.Select(row => row[3]));
        Assert.Equal([3, 1], Section("findings").Figures.Select(figure => figure.Value));
    }

    private static PimActivity Activation(PimRole role, PimScope scope, DateTimeOffset requested) => new("r1", PimRequestAction.SelfActivate)
    {
        Kind = role.Kind,
        Role = role.Name,
        RoleId = role.Id,
        Access = role.Access,
        ScopeId = scope.Id,
        Principal = Given.Ada,
        Requested = requested,
        Began = requested,
    };

    private ReportSection Section(string id) => ReportBuilder.Build(_evidence).Sections.Single(section => section.Id == id);

    private object?[] Uses() => [.. Section("unused").Rows.Select(row => row[_assignments.IndexOf("Use")])];

    private object?[] UsesOf(PimAssignment assignment)
    {
        _evidence.Assignments.Add(assignment);
        return Uses();
    }
}
