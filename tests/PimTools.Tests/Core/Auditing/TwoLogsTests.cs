using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Auditing;
using Xunit;

namespace PimTools.Tests.Core.Auditing;

/// <summary>A change past PIM of which both logs tell is one row, and two changes are two.</summary>
public sealed class TwoLogsTests
{
    private const string Role = "/subscriptions/1/providers/Microsoft.Authorization/roleDefinitions/r";

    private readonly List<PimActivity> _found = [];

    [Theory]
    [InlineData(0, 1)]
    [InlineData(9, 1)]
    [InlineData(-9, 1)]
    [InlineData(11, 2)]
    [InlineData(-11, 2)]
    public void The_same_change_within_ten_minutes_is_one_row(int minutes, int rows)
    {
        Read([Audit()], [Operation(minutes)]);

        Assert.Equal(rows, _found.Count);
        if (rows == 1)
        {
            Assert.Equal(("AuditLog; ActivityLog", true, PimRequestAction.AdminAssign, Given.Cleo), (_found[0].Source, _found[0].IsOutsidePim, _found[0].Action, _found[0].Requestor));
            Assert.Equal(["audit", "operation"], _found[0].RecordIds.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Another_principal_role_or_scope_is_another_row()
    {
        Read([Audit()], [Operation(0, principal: Given.Cleo), Operation(0, roleId: "other"), Operation(0, scopeId: "/subscriptions/2"), Operation(0, roleId: null), Operation(0, activity: "/roleAssignments/delete")]);

        Assert.Equal(6, _found.Count);
        Assert.Single(_found, row => row.Action == PimRequestAction.AdminRemove);
    }

    [Fact]
    public void Two_of_one_log_are_never_one()
    {
        Read([], [Operation(0), Operation(0)]);
        Read([Audit(), Audit()], []);

        Assert.Equal(4, _found.Count);
    }

    [Fact]
    public void A_third_record_of_the_same_change_stands_for_itself()
    {
        Read([Audit(), Audit()], [Operation(1)]);

        Assert.Equal(2, _found.Count);
    }

    [Fact]
    public void What_was_asked_of_PIM_and_has_no_id_is_never_joined()
    {
        var asked = new PimAuditRecord("audit", Given.Now, "Add member to role requested (PIM activation)") { Result = "success", Principal = Given.Ada, RoleId = Role, ScopeId = "/subscriptions/1" };
        var operation = new PimAuditRecord("operation", Given.Now, "Microsoft.Authorization/roleAssignmentScheduleRequests/write")
        {
            Result = "success", IsOfActivityLog = true, Action = PimRequestAction.SelfActivate, Principal = Given.Ada, RoleId = Role, ScopeId = "/subscriptions/1",
        };

        Read([asked], [operation]);

        Assert.Equal(2, _found.Count);
    }

    [Fact]
    public void Rows_of_both_logs_come_the_newest_first()
    {
        Read([Audit(10, Given.Ada), Audit(-30, Given.Ada)], [Operation(40), Operation(-10), Operation(-60)]);

        Assert.Equal([40, 10, -10, -30, -60], _found.Select(row => (row.Requested - Given.Now)!.Value.TotalMinutes));
    }

    [Fact]
    public void An_operation_comes_out_when_the_log_has_passed_it()
    {
        var stream = new ActivityStream([], [Operation(40), Operation(-60)], Given.Now.AddDays(1), _found.Add);
        stream.Add(Audit(0));
        Assert.Equal([40], _found.Select(row => (row.Requested - Given.Now)!.Value.TotalMinutes));

        stream.Add(Audit(-30));
        Assert.Equal(2, _found.Count);

        stream.Complete([]);
        Assert.Equal(4, _found.Count);
    }

    private static PimAuditRecord Audit(int minutes = 0, PimPrincipal? principal = null) => new("audit", Given.Now.AddMinutes(minutes), "Add member to role outside of PIM (permanent)")
    {
        Result = "success", Kind = PimKind.AzureRole, Role = "Reader", RoleId = Role, Scope = "Prod", ScopeId = "/subscriptions/1", Principal = principal ?? Given.Ada, Initiator = Given.Cleo,
    };

    private static PimAuditRecord Operation(
        int minutes, PimPrincipal? principal = null, string? roleId = Role, string scopeId = "/subscriptions/1", string activity = "Microsoft.Authorization/roleAssignments/write") =>
        new("operation", Given.Now.AddMinutes(minutes), "/roleAssignments/" + activity)
        {
            Result = "success", IsOfActivityLog = true, Kind = PimKind.AzureRole, RoleId = roleId, ScopeId = scopeId, Principal = principal ?? Given.Ada, Initiator = Given.Ada,
        };

    private void Read(PimAuditRecord[] log, PimAuditRecord[] operations)
    {
        var stream = new ActivityStream([], operations, Given.Now.AddDays(1), _found.Add);
        log.OrderByDescending(record => record.Time).ToList().ForEach(stream.Add);
        stream.Complete([]);
    }
}
