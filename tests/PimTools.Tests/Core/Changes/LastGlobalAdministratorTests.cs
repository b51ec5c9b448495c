using System;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Changes;
using Xunit;

namespace PimTools.Tests.Core.Changes;

/// <summary>A conversion never takes Global Administrator from the last person who holds it without activating it.</summary>
public sealed class LastGlobalAdministratorTests
{
    private static readonly PimRole GlobalAdministrator = Given.Role("62E90394-69f5-4237-9190-012177145e10", "Global Administrator");
    private static readonly PimPrincipal Dana = new("a0000000-0000-0000-0000-000000000004", PimPrincipalType.User, "Dana Diaz");

    private readonly FakePimClient _client = new() { ServiceTime = Given.Now };

    public LastGlobalAdministratorTests() =>
        _client.Settings.Add(new("policy", GlobalAdministrator, PimScope.Directory, RuleSet.Usual()));

    [Fact]
    public async Task Where_another_person_stands_it_is_converted()
    {
        _client.Assignments.Add(Standing(Dana));

        await ExpectAsync(isKept: false, Standing(Given.Cleo));

        Assert.Equal([PimKind.EntraRole], _client.Filters.OfType<PimAssignmentFilter>().First().Kinds);
    }

    [Fact]
    public async Task Where_nobody_else_stands_it_is_kept() => await ExpectAsync(isKept: true, Standing(Given.Cleo));

    [Fact]
    public async Task Where_all_who_stand_are_to_be_converted_all_are_kept()
    {
        _client.Assignments.Add(Standing(Dana));

        await ExpectAsync(isKept: true, Standing(Given.Cleo), Standing(Dana));
    }

    [Fact]
    public async Task A_group_is_not_somebody_who_stands() => await ExpectKeptBesideAsync(Standing(new(Dana.Id, PimPrincipalType.Group)));

    [Fact]
    public async Task Whoever_has_left_does_not_stand() => await ExpectKeptBesideAsync(Standing(new(Dana.Id, PimPrincipalType.User) { IsInDirectory = false }));

    [Fact]
    public async Task Whoever_could_not_be_looked_up_stands()
    {
        _client.Assignments.Add(Standing(new(Dana.Id, PimPrincipalType.User) { IsInDirectory = true }));

        await ExpectAsync(isKept: false, Standing(Given.Cleo));
    }

    [Fact]
    public async Task Whoever_holds_it_for_a_time_does_not_stand() =>
        await ExpectKeptBesideAsync(new("id", PimAssignmentType.Active, GlobalAdministrator, PimScope.Directory, Dana) { End = Given.Now.AddDays(9) });

    [Fact]
    public async Task Whoever_holds_it_in_a_unit_does_not_stand() =>
        await ExpectKeptBesideAsync(new("id", PimAssignmentType.Active, GlobalAdministrator, Given.Sales, Dana));

    [Fact]
    public async Task Whoever_is_kept_for_another_reason_still_stands()
    {
        _client.Assignments.Add(Standing(Given.Ada));

        var planned = await new ConversionPlanner(_client, []).PlanAsync([Standing(Given.Cleo), Standing(Given.Ada)], PimCall.None);

        Assert.Null(planned[0].KeptBecause);
        Assert.Contains("your own", planned[1].KeptBecause, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PimKind.Group)]
    [InlineData(PimKind.AzureRole)]
    public async Task The_same_id_of_another_kind_is_no_Global_Administrator(PimKind kind)
    {
        var other = new PimAssignment("id", PimAssignmentType.Active, new(kind, GlobalAdministrator.Id, "x"), PimScope.Directory, Given.Cleo);

        var planned = await new ConversionPlanner(_client, []) { Duration = TimeSpan.FromDays(1) }.PlanAsync([other], PimCall.None);

        Assert.Null(Assert.Single(planned).KeptBecause);
    }

    [Fact]
    public async Task In_a_unit_and_for_other_roles_nobody_is_counted()
    {
        PimAssignment[] standing =
        [
            new("id", PimAssignmentType.Active, GlobalAdministrator, Given.Sales, Given.Cleo),
            new("id", PimAssignmentType.Active, Given.UserAdmin, PimScope.Directory, Given.Cleo),
        ];

        var planned = await new ConversionPlanner(_client, []) { Duration = TimeSpan.FromDays(1) }.PlanAsync(standing, PimCall.None);

        Assert.All(planned, one => Assert.Null(one.KeptBecause));
        Assert.DoesNotContain(_client.Filters.OfType<PimAssignmentFilter>(), filter => filter.Type == PimAssignmentType.Active);
    }

    [Fact]
    public async Task Only_Global_Administrator_is_kept_with_them()
    {
        var other = new PimAssignment("id", PimAssignmentType.Active, Given.UserAdmin, PimScope.Directory, Given.Cleo);

        var planned = await new ConversionPlanner(_client, []) { Duration = TimeSpan.FromDays(1) }.PlanAsync([Standing(Given.Cleo), other], PimCall.None);

        Assert.StartsWith("Nobody would be left", planned[0].KeptBecause, StringComparison.Ordinal);
        Assert.Null(planned[1].KeptBecause);
    }

    private static PimAssignment Standing(PimPrincipal principal) =>
        new("id", PimAssignmentType.Active, GlobalAdministrator, PimScope.Directory, principal);

    private async Task ExpectKeptBesideAsync(PimAssignment other)
    {
        _client.Assignments.Add(other);
        await ExpectAsync(isKept: true, Standing(Given.Cleo));
    }

    private async Task ExpectAsync(bool isKept, params PimAssignment[] standing)
    {
        var planned = await new ConversionPlanner(_client, []).PlanAsync(standing, PimCall.None);

        Assert.Equal(standing, planned.Select(one => one.Active));
        Assert.All(planned, one => Assert.Equal(
            isKept ? "Nobody would be left who holds Global Administrator without activating it. Name the break-glass accounts with -BreakGlass." : null,
            one.KeptBecause));
    }
}
