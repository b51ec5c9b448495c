using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Changes;
using PimTools.Models;
using PimTools.Resolution;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Tests what it costs to change assignments, from names to results. A call more is a regression.</summary>
public sealed class ChangeCallCountTests
{
    private const string Role = "Teams Reader";

    private static readonly string[] Eight =
    [
        "ada@contoso.com", "ben@contoso.com", "cleo@contoso.com", "dana@contoso.com", "emil@contoso.com", "fay@contoso.com", "greg@contoso.com",
        "Tier 0 Operators",
    ];

    private readonly Contoso _contoso = new();

    [Fact]
    public async Task One_is_a_list_a_setting_and_the_request()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var desired = await DesiredAsync(dana, "fay@contoso.com");

        var calls = await _contoso.CallsOf(() => AssignAsync(dana, desired));

        Assert.Equal(3, calls.Count);
        Assert.Contains("principalId eq", Assert.Single(calls, call => call.Contains("ScheduleInstances", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task One_that_is_as_wanted_is_a_list_alone()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var desired = await DesiredAsync(dana, "fay@contoso.com");
        await AssignAsync(dana, desired);

        Assert.Single(await _contoso.CallsOf(() => AssignAsync(dana, desired)));
    }

    [Fact]
    public async Task Eight_cost_no_more_than_one()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var desired = await DesiredAsync(dana, Eight);

        var calls = await _contoso.CallsOf(() => AssignAsync(dana, desired));

        Assert.Equal(3, calls.Count);
        Assert.Single(calls, call => call == "POST /v1.0/$batch");
    }

    [Fact]
    public async Task Eight_cost_no_more_than_the_same_rows_of_an_import()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var rows = Eight.Select((person, i) => new PimAssignmentRow { Line = i + 1, Role = Role, Principal = person, Duration = "30d", Justification = "Test" }).ToList();

        var ofNew = await _contoso.CallsOf(async () => await AssignAsync(dana, await DesiredAsync(dana, Eight)));
        var fresh = new Contoso();
        using var importing = await fresh.ConnectAsync("dana");
        var ofImport = await fresh.CallsOf(async () =>
        {
            var importer = new PimImporter(importing);
            var plan = await importer.PlanAsync(rows, _ => false, PimCall.None);
            await importer.RunAsync(plan, _ => { }, PimCall.None);
            Assert.All(plan, row => Assert.Equal(PimImportResult.Created, row.Result));
        });

        Assert.InRange(ofNew.Count, 1, ofImport.Count);
    }

    [Fact]
    public async Task Many_ends_are_two_lists_a_setting_and_one_batch()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        await AssignAsync(dana, await DesiredAsync(dana, Eight));
        var (role, scope, people) = await FindAsync(dana, Eight);

        var calls = await _contoso.CallsOf(async () => await RunAsync(dana, await Longer(dana).PlanAsync(role, scope, null, people, PimCall.None)));

        Assert.Equal(4, calls.Count);
        Assert.Single(calls, call => call == "POST /v1.0/$batch");
    }

    [Fact]
    public async Task Many_removals_are_two_lists_and_one_batch()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        await AssignAsync(dana, await DesiredAsync(dana, Eight));
        _contoso.Tenant.Clock.Advance(TimeSpan.FromMinutes(6));
        var (role, scope, people) = await FindAsync(dana, Eight);

        var calls = await _contoso.CallsOf(async () =>
            await RunAsync(dana, await RemovalPlanner.PlanAsync(dana, role, scope, null, people, "Test", PimCall.None)));

        Assert.Equal(3, calls.Count);
        Assert.Single(calls, call => call == "POST /v1.0/$batch");
    }

    private static EndPlanner Longer(IPimClient client) =>
        new(client, new KnownSettings(client), new PimSchedule { Duration = TimeSpan.FromDays(60) }, "Test");

    private static async Task<(PimRole Role, PimScope Scope, List<PimPrincipal> People)> FindAsync(IPimClient client, IReadOnlyList<string> names)
    {
        var (role, scope) = await new TargetResolver(client, isAlone: true).FindAsync(PimKinds.All, new PimIdentity(Role), null, PimCall.None);
        var identities = names.Select(name => new PimIdentity(name)).ToList();
        var people = await (await NamedPrincipals.LookUpAsync(client, identities, PimCall.None)).FindAsync(identities, (_, error) => throw error, PimCall.None);
        return (role, scope, people.Select(one => one.Principal).ToList());
    }

    private static async Task RunAsync(IPimClient client, AssignmentPlan plan)
    {
        var outcomes = new List<ChangeOutcome>();
        await PlanRunner.RunInOrderAsync(client, plan.Changes, outcomes.Add, PimCall.None);
        Assert.All(outcomes, outcome => Assert.Null(outcome.Error));
        Assert.Equal(plan.Changes, outcomes.Select(outcome => outcome.Change));
    }

    private static async Task<List<DesiredAssignment>> DesiredAsync(IPimClient client, params string[] names)
    {
        var (role, scope, people) = await FindAsync(client, names);
        var schedule = new PimSchedule { Duration = TimeSpan.FromDays(30) };
        return people.ConvertAll(person => new DesiredAssignment(PimAssignmentType.Eligible, role, scope, person, schedule) { Justification = "Test" });
    }

    private static async Task AssignAsync(IPimClient client, List<DesiredAssignment> desired) =>
        await RunAsync(client, await new AssignmentPlanner(client).PlanAsync(desired, PimCall.None));
}
