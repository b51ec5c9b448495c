using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Emulator;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>The activity log of Azure beside PIM's own records: what it adds to a request, and what it alone tells.</summary>
public sealed class ActivityLogTests
{
    private const string Path = "/providers/Microsoft.Insights/eventtypes/management/values";

    private readonly EmulatorClock _clock = EmulatorClock.FixedAt(DateTimeOffset.UtcNow);
    private readonly List<string> _notices = [];
    private readonly Contoso _contoso;

    public ActivityLogTests() => _contoso = new Contoso { Tenant = EmulatedTenant.CreateContoso(_clock) };

    [Fact]
    public async Task A_request_has_the_second_factor_and_stays_one_row()
    {
        var row = (await RowsAsync()).First(row => row is { Role: "Key Vault Administrator", Action: PimRequestAction.SelfActivate });

        Assert.Equal((true, "192.0.2.10", "AuditLog; ActivityLog; Request"), (row.IsMfaUsed, row.IpAddress, row.Source));
        Assert.Equal("Cleo Marchetti", row.DecidedBy?.DisplayName);
    }

    [Fact]
    public async Task What_pim_itself_assigned_is_not_outside_of_it()
    {
        var rows = await RowsAsync();

        Assert.Contains(rows, row => row.Action == PimRequestAction.SelfActivate);
        Assert.DoesNotContain(rows, row => row.IsOutsidePim);
    }

    [Fact]
    public async Task An_assignment_outside_of_pim_that_both_logs_tell_is_one_row()
    {
        await AssignOutsideAsync("cleo");

        var row = Assert.Single(await RowsAsync(), row => row.IsOutsidePim);

        Assert.Equal(("AuditLog; ActivityLog", PimRequestAction.AdminAssign, "Cleo Marchetti"), (row.Source, row.Action, row.Principal?.DisplayName));
        Assert.Equal(("Dana Lindqvist", true), (row.Requestor?.DisplayName, row.IsMfaUsed));
    }

    [Fact]
    public async Task One_that_has_run_out_of_the_audit_log_is_told_by_the_activity_log_with_its_names()
    {
        await AssignOutsideAsync("cleo");
        await AssignOutsideAsync("ben");
        _clock.Advance(TimeSpan.FromDays(40));

        var rows = (await RowsAsync("cleo@contoso.com")).Where(row => row.IsOutsidePim).ToList();

        var row = Assert.Single(rows);
        Assert.Equal(("ActivityLog", "Reader", "Contoso Sandbox", "Cleo Marchetti"), (row.Source, row.Role, row.Scope, row.Principal?.DisplayName));
        Assert.Equal(("Dana Lindqvist", "192.0.2.10", null), (row.Requestor?.DisplayName, row.IpAddress, row.RequestId));
    }

    [Fact]
    public async Task A_subscription_whose_log_cannot_be_read_is_named_once_and_the_rows_are_told_as_unknown()
    {
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.Forbidden, """{"error":{"code":"AuthorizationFailed","message":"Not you."}}""").On("GET", Path).Repeated(9));

        var rows = await RowsAsync();

        var told = Assert.Single(_notices, notice => notice.Contains("activity log"));
        Assert.Contains("Contoso Production", told, StringComparison.Ordinal);
        Assert.Contains("Contoso Sandbox", told, StringComparison.Ordinal);
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Null(row.IsMfaUsed));
    }

    [Fact]
    public async Task Only_a_caller_who_asks_for_azure_roles_asks_the_log()
    {
        using var emil = await _contoso.ConnectToAzureAsync("emil");

        var calls = await _contoso.CallsOf(() => QueryAsync(emil, new PimActivityQuery { Kinds = [PimKind.EntraRole] }));

        Assert.DoesNotContain(calls, call => call.Contains(Path, StringComparison.Ordinal));
    }

    private async Task AssignOutsideAsync(string user)
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");
        var sandbox = (await dana.ScopesAsync()).Single(scope => scope.DisplayName == "Contoso Sandbox");
        var properties = new Dictionary<string, object?>
        {
            ["principalId"] = (await dana.PrincipalAsync(user + "@contoso.com")).Id,
            ["roleDefinitionId"] = sandbox.Id + "/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7",
        };
        var address = dana.Raw.AddressOf(PimApi.Arm, $"{sandbox.Id}/providers/Microsoft.Authorization/roleAssignments/{Guid.NewGuid()}?api-version=2022-04-01");
        await dana.Raw.SendAsync(PimHttpMethod.Put, address, new Dictionary<string, object?> { ["properties"] = properties }, PimCall.None);
    }

    private async Task<List<PimActivity>> RowsAsync(string? principal = null)
    {
        using var emil = await _contoso.ConnectToAzureAsync("emil");
        return await QueryAsync(emil, new PimActivityQuery { Kinds = AzureContoso.Kind, Principals = principal is null ? [] : [new PimIdentity(principal)] });
    }

    private async Task<List<PimActivity>> QueryAsync(IPimClient client, PimActivityQuery query)
    {
        var rows = new List<PimActivity>();
        await query.ListAsync(client, rows.Add, error => throw error, new PimCall(CancellationToken.None, notice: _notices.Add));
        return rows;
    }
}
