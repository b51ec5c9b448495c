using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace PimTools.Tests.Core.Auditing;

/// <summary>Activity by the names and times that a person gives; one source that may not be read leaves the others, and that is said.</summary>
public sealed class PimActivityQueryTests
{
    private static readonly PimScope Sandbox = new("/subscriptions/1", "Sandbox", PimScopeType.Subscription);
    private static readonly PimRole Reader = new(PimKind.AzureRole, "/r", "Reader");

    private readonly FakePimClient _client = new() { ServiceTime = Given.Now };
    private readonly List<PimException> _refused = [];
    private readonly List<string> _notices = [];

    public PimActivityQueryTests()
    {
        _client.Roles.AddRange([Given.UserAdmin, Given.ExchangeAdmin, Reader]);
        _client.Principals.AddRange([Given.Ada, Given.Cleo]);
        _client.Scopes.AddRange([Given.Sales, Sandbox]);
        _client.Requests.AddRange([
            Request("ada", -1, Given.UserAdmin, PimScope.Directory, Given.Ada),
            Request("cleo", -2, Given.ExchangeAdmin, Given.Sales, Given.Cleo),
            Request("azure", -3, Reader, Sandbox, Given.Cleo)]);
    }

    [Fact]
    public async Task Roles_people_kinds_and_scopes_narrow_it_and_a_wildcard_is_as_good_as_a_name()
    {
        Assert.Equal(["ada", "cleo", "azure"], await ListAsync(new()));
        Assert.Equal(["ada"], await ListAsync(new() { Roles = [new("User Administrator")] }));
        Assert.Equal(["cleo"], await ListAsync(new() { Roles = [new("Ex*")] }));
        Assert.Equal(["cleo", "azure"], await ListAsync(new() { Principals = [new("cleo@contoso.com")] }));
        Assert.Equal(["azure"], await ListAsync(new() { Kinds = [PimKind.AzureRole] }));
        Assert.Equal(["cleo"], await ListAsync(new() { Scope = new("Sales") }));
        Assert.Equal(["cleo", "azure"], await ListAsync(new() { Scope = new("Sa*") }));
        Assert.Empty(_refused);
    }

    [Fact]
    public async Task What_is_named_is_asked_of_the_service_and_of_both_of_its_sources()
    {
        await ListAsync(new() { Roles = [new("Exchange Administrator")], Principals = [new("cleo@contoso.com")], Scope = new("Sales"), Since = Given.Now.AddDays(-9) });

        var requests = Assert.Single(_client.Filters.OfType<PimRequestFilter>());
        Assert.Equal((Given.ExchangeAdmin.Id, Given.Cleo.Id, Given.Sales.Id), (requests.RoleId, requests.PrincipalId, requests.ScopeId));
        Assert.Equal([PimKind.EntraRole], requests.Kinds);
        var log = Assert.Single(_client.Filters.OfType<PimAuditFilter>());
        Assert.Equal(Given.Now.AddDays(-9), log.Since);
        Assert.Equal([Given.ExchangeAdmin.Id, Given.Cleo.Id], log.TargetIds);
        Assert.DoesNotContain("ListActivityLog", _client.Calls);
    }

    [Fact]
    public async Task Both_ends_of_the_time_belong_to_it()
    {
        Assert.Equal(["ada", "cleo"], await ListAsync(new() { Since = Given.Now.AddDays(-2) }));
        Assert.Equal(["ada"], await ListAsync(new() { Since = Given.Now.AddDays(-2).AddTicks(1) }));
        Assert.Equal(["cleo", "azure"], await ListAsync(new() { Until = Given.Now.AddDays(-2) }));
        Assert.Equal(["azure"], await ListAsync(new() { Until = Given.Now.AddDays(-2).AddTicks(-1) }));
        Assert.Equal(["cleo"], await ListAsync(new() { Since = Given.Now.AddDays(-2), Until = Given.Now.AddDays(-2) }));
    }

    [Fact]
    public async Task A_time_that_ends_before_it_begins_is_refused()
    {
        var error = await Assert.ThrowsAsync<PimException>(() => ListAsync(new() { Since = Given.Now, Until = Given.Now.AddTicks(-1) }));

        Assert.Equal((PimErrorCode.InvalidParameter, "-Until is before -Since.", "Swap them."), (error.Code, error.Message, error.Remedy));
        Assert.Empty(_client.Calls);
    }

    [Theory]
    [InlineData("Nothing", null)]
    [InlineData(null, "nobody@contoso.com")]
    public async Task A_name_that_means_nothing_is_told_and_nothing_is_listed(string? role, string? person)
    {
        Assert.Empty(await ListAsync(new() { Roles = role is null ? [] : [new(role)], Principals = person is null ? [] : [new(person)] }));

        Assert.Single(_refused);
        Assert.DoesNotContain("ListRequests", _client.Calls);
    }

    [Theory]
    [InlineData(-30, false)]
    [InlineData(-31, true)]
    public async Task A_time_before_all_that_the_service_keeps_is_said(int days, bool isSaid)
    {
        await ListAsync(new() { Since = Given.Now.AddDays(days) });

        Assert.Equal(isSaid, _notices.Exists(notice => notice.StartsWith("The service keeps its audit log for about 30 days. What was asked for before ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_request_that_is_older_than_the_log_is_listed_and_that_is_said()
    {
        _client.Requests.Add(Request("old", -40, Given.UserAdmin, PimScope.Directory, Given.Ada));

        Assert.Equal(["ada", "cleo", "azure", "old"], await ListAsync(new()));

        Assert.Single(_notices);
        Assert.Contains(ViewDate.Format(Given.Now.AddDays(-30))!, _notices[0]);
    }

    [Theory]
    [InlineData(PimErrorCode.PermissionMissing)]
    [InlineData(PimErrorCode.LicenseMissing)]
    [InlineData(PimErrorCode.ServiceUnavailable)]
    [InlineData(PimErrorCode.ServiceError)]
    [InlineData(PimErrorCode.Throttled)]
    public async Task Requests_that_cannot_be_read_leave_the_log_and_the_log_leaves_the_requests(PimErrorCode code)
    {
        _client.AuditRecords.Add(Record("logged", Given.UserAdmin.Id));
        _client.BeforeList = filter => Throw(filter is PimRequestFilter, code);
        Assert.Equal(["logged"], await ListAsync(new()));
        Assert.Equal("The requests could not be read: what the audit log does not tell is missing. No.", Assert.Single(_refused).Message);

        _refused.Clear();
        _client.BeforeList = filter => Throw(filter is PimAuditFilter, code);
        Assert.Equal(["ada", "cleo", "azure"], await ListAsync(new()));
        Assert.Equal("The audit log could not be read: who ended what, and from where it was asked for, is missing. No.", Assert.Single(_refused).Message);
    }

    [Fact]
    public async Task Where_neither_can_be_read_or_the_sign_in_is_gone_that_is_an_error()
    {
        _client.BeforeList = filter => Throw(filter is PimRequestFilter or PimAuditFilter, PimErrorCode.PermissionMissing);
        Assert.Equal(PimErrorCode.PermissionMissing, (await Assert.ThrowsAsync<PimException>(() => ListAsync(new()))).Code);

        _client.BeforeList = filter => Throw(filter is PimRequestFilter, PimErrorCode.TokenExpired);
        Assert.Equal(PimErrorCode.TokenExpired, (await Assert.ThrowsAsync<PimException>(() => ListAsync(new()))).Code);

        _client.BeforeList = filter => Throw(filter is PimAuditFilter, PimErrorCode.PermissionMissing);
        Assert.Equal(PimErrorCode.PermissionMissing, (await Assert.ThrowsAsync<PimException>(() => ListAsync(new() { NeedsLog = true }))).Code);
    }

    [Fact]
    public async Task An_activity_log_that_may_not_be_read_is_a_notice()
    {
        _client.BeforeList = filter => Throw(filter is IReadOnlyCollection<PimKind> && _client.Calls[^1] == "ListActivityLog", PimErrorCode.PermissionMissing);

        Assert.Equal(["ada", "cleo", "azure"], await ListAsync(new()));

        Assert.Equal(["The activity log of Azure could not be read: what it alone tells is missing. No."], _notices);
        Assert.Empty(_refused);
    }

    [Fact]
    public async Task What_follows_reads_the_log_alone()
    {
        _client.AuditRecords.Add(Record("logged", Given.UserAdmin.Id));

        Assert.Equal(["logged"], await ListAsync(new PimActivityQuery { Roles = [new("User Administrator")] }.OfLog(Given.Now.AddHours(-2))));

        Assert.DoesNotContain("ListRequests", _client.Calls);
        Assert.DoesNotContain("ListActivityLog", _client.Calls);
        Assert.Equal(Given.Now.AddHours(-2), Assert.Single(_client.Filters.OfType<PimAuditFilter>()).Since);
    }

    [Fact]
    public async Task A_decision_that_the_log_has_not_is_read_for_those_requests_alone()
    {
        _client.Requests.Add(new("decided", PimAssignmentType.Active, Given.UserAdmin, PimScope.Directory, Given.Ada) { Status = PimRequestStatus.Provisioned, Created = Given.Now.AddDays(-4), ApprovalId = "a" });
        var rows = new List<PimActivity>();

        await new PimActivityQuery { Kinds = [PimKind.EntraRole] }.ListAsync(_client, rows.Add, _refused.Add, PimCall.None);

        Assert.Equal((PimDecision.Approve, Given.Cleo, "Because"), (rows.Single(row => row.RequestId == "decided").Decision!.Value, rows.Single(row => row.RequestId == "decided").DecidedBy, rows.Single(row => row.RequestId == "decided").DecisionJustification));
        Assert.Null(rows.Single(row => row.RequestId == "ada").Decision);
        Assert.Equal(1, _client.Calls.Count(call => call == "ReadDecisions"));
    }

    private static void Throw(bool isTo, PimErrorCode code)
    {
        if (isTo)
        {
            throw new PimException(code, "No.");
        }
    }

    private static PimRequest Request(string id, int days, PimRole role, PimScope scope, PimPrincipal who) => new(id, PimAssignmentType.Active, role, scope, who)
    {
        Action = PimRequestAction.SelfActivate,
        Status = PimRequestStatus.Provisioned,
        Created = Given.Now.AddDays(days),
    };

    private static PimAuditRecord Record(string id, string role) => new(Guid.NewGuid().ToString(), Given.Now.AddHours(-1), "Add member to role requested (PIM activation)")
    {
        Result = "success",
        RequestId = id,
        Kind = PimKind.EntraRole,
        Role = Given.UserAdmin.Name,
        RoleId = role,
        Principal = Given.Ada,
        Initiator = Given.Ada,
    };

    private async Task<IEnumerable<string?>> ListAsync(PimActivityQuery query)
    {
        var rows = new List<PimActivity>();
        await query.ListAsync(_client, rows.Add, _refused.Add, new PimCall(CancellationToken.None, notice: _notices.Add));
        return rows.Select(row => row.RequestId);
    }
}
