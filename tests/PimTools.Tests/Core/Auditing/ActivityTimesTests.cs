using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Auditing;
using Xunit;

namespace PimTools.Tests.Core.Auditing;

/// <summary>Tests which activity a time and a scope leave, where a source tells the time or the scope only in part; and what whoever follows sees first.</summary>
public sealed class ActivityTimesTests
{
    private static readonly PimScope Sandbox = new("/subscriptions/1", "Sandbox", PimScopeType.Subscription);

    private readonly FakePimClient _client = new() { ServiceTime = Given.Now };

    public ActivityTimesTests() => _client.Scopes.AddRange([Given.Sales, Sandbox]);

    [Theory]
    [InlineData(null, true)]
    [InlineData(31.0, true)]
    [InlineData(30.0, false)]
    [InlineData(29.0, false)]
    public async Task What_was_asked_for_before_the_log_begins_belongs_to_a_time_that_begins_before_it(double? since, bool isListed)
    {
        _client.AuditRecords.Add(new PimAuditRecord("1", Given.Now.AddHours(-1), "Remove member from role (PIM activation expired)") { RequestId = "old", Result = "success" });

        var found = await ListAsync(new() { Since = since is { } days ? Given.Now.AddDays(-days) : null });

        Assert.Equal(isListed ? ["old"] : [], found.Select(row => row.RequestId));
    }

    [Theory]
    [InlineData(null, 89.9, true)]
    [InlineData(null, 90.1, false)]
    [InlineData(5.0, 4.9, true)]
    [InlineData(5.0, 5.1, false)]
    [InlineData(200.0, 89.9, true)]
    [InlineData(200.0, 90.1, false)]
    public async Task The_activity_log_of_Azure_is_read_from_the_time_on_and_no_further_than_it_reaches(double? since, double age, bool isListed)
    {
        _client.ActivityLogRecords.Add(new PimAuditRecord("1", Given.Now.AddDays(-age), "/roleAssignments/write")
        {
            IsOfActivityLog = true, Result = "success", Kind = PimKind.AzureRole, Principal = Given.Ada, Initiator = Given.Cleo,
        });

        Assert.Equal(isListed ? 1 : 0, (await ListAsync(new() { Since = since is { } days ? Given.Now.AddDays(-days) : null })).Count);
    }

    [Fact]
    public async Task A_scope_leaves_out_the_kinds_that_have_no_such_scopes()
    {
        await ListAsync(new() { Scope = new("Sandbox") });

        Assert.Equal([PimKind.AzureRole], _client.Filters.OfType<PimRequestFilter>().Single().Kinds);
    }

    [Fact]
    public async Task A_role_of_another_kind_than_the_scope_leaves_nothing_and_nothing_is_read()
    {
        _client.Roles.Add(Given.UserAdmin);

        Assert.Empty(await ListAsync(new() { Roles = [new(Given.UserAdmin)], Scope = new("Sandbox") }));

        Assert.DoesNotContain("ListAuditRecords", _client.Calls);
    }

    [Theory]
    [InlineData("Sandbox", "/subscriptions/1", "Other", PimKind.AzureRole, true)]
    [InlineData("Sandbox", "/SUBSCRIPTIONS/1", null, PimKind.AzureRole, true)]
    [InlineData("Sandbox", "/subscriptions/2", "Sandbox", PimKind.AzureRole, false)]
    [InlineData("Sandbox", null, "sandbox", PimKind.AzureRole, true)]
    [InlineData("Sandbox", null, "Other", PimKind.AzureRole, false)]
    [InlineData("Sandbox", null, "Sandbox", null, false)]
    [InlineData("Sand*", null, "Sandbox", PimKind.AzureRole, true)]
    public async Task A_scope_is_known_by_its_id_and_without_one_by_its_name_and_kind(string scope, string? id, string? name, PimKind? kind, bool isListed)
    {
        _client.AuditRecords.Add(new PimAuditRecord("1", Given.Now.AddHours(-1), "Add member to role requested (PIM activation)")
        {
            RequestId = "r", Result = "success", Kind = kind, Scope = name, ScopeId = id, Principal = Given.Ada, Initiator = Given.Ada,
        });

        Assert.Equal(isListed ? 1 : 0, (await ListAsync(new() { Scope = new(scope) })).Count);
    }

    [Fact]
    public async Task Without_undecided_requests_no_decision_is_read()
    {
        await ListAsync(new());

        Assert.DoesNotContain("ReadDecisions", _client.Calls);
    }

    [Fact]
    public async Task Whoever_follows_sees_what_there_is_first_and_the_oldest_of_it_first()
    {
        foreach (var hour in new[] { 1, 2, 3 })
        {
            _client.AuditRecords.Add(new PimAuditRecord($"{hour}", Given.Now.AddHours(-hour), "Add member to role outside of PIM (permanent)") { Result = "success", Principal = Given.Ada });
        }

        using var stop = new CancellationTokenSource();
        var seen = new List<PimActivity>();
        void Take(PimActivity activity)
        {
            seen.Add(activity);
            if (seen.Count == 3)
            {
                stop.Cancel();
            }
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new ActivityWatch(_client, new()).RunAsync(Take, error => throw error, new PimCall(stop.Token)));

        Assert.Equal(["3", "2", "1"], seen.Select(one => Assert.Single(one.RecordIds)));
    }

    [Fact]
    public async Task A_first_reading_that_fails_is_an_error()
    {
        _client.BeforeList = _ => throw new PimException(PimErrorCode.ServiceUnavailable, "Down.");

        Assert.Equal(
            PimErrorCode.ServiceUnavailable,
            (await Assert.ThrowsAsync<PimException>(() => new ActivityWatch(_client, new()).RunAsync(_ => { }, _ => { }, PimCall.None))).Code);
    }

    private async Task<List<PimActivity>> ListAsync(PimActivityQuery query)
    {
        var found = new List<PimActivity>();
        await query.ListAsync(_client, found.Add, error => throw error, PimCall.None);
        return found;
    }
}
