using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using FsCheck;
using FsCheck.Fluent;
using PimTools.Activation;
using PimTools.Models;
using PimTools.Tests.Fuzz;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class ReducedScopeTests
{
    private const string Group = "/providers/Microsoft.Management/managementGroups/contoso";
    private const string One = "/subscriptions/11111111-1111-1111-1111-111111111111";
    private const string Two = "/subscriptions/22222222-2222-2222-2222-222222222222";

    private static readonly PimRole Contributor = new(PimKind.AzureRole, "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor");
    private static readonly PimRole Reader = new(PimKind.AzureRole, "acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader");

    private readonly FakePimClient _client = new();

    [Fact]
    public async Task A_scope_below_the_eligible_one_is_what_is_activated()
    {
        Hold(Contributor, One);
        Below(One, "web", "data");

        var chosen = Assert.Single(await FindAsync("Contributor", "web"));

        Assert.Equal(One + "/resourceGroups/web", chosen.Scope.Id);
        Assert.Equal("schedule of " + One, chosen.ScheduleId);
        var draft = PimActivation.Draft(chosen, setting: null, new PimActivationOptions(), Given.Ada, Given.Now);
        Assert.Equal(chosen.Scope.Id, draft.Scope.Id);
        Assert.Equal("schedule of " + One, draft.LinkedEligibilityScheduleId);
        Assert.Equal(("condition", "2.0"), (draft.Condition, draft.ConditionVersion));
    }

    [Theory]
    [InlineData(One + "/resourceGroups/web")]
    [InlineData("WEB")]
    public async Task It_is_named_by_its_id_or_name_whatever_the_case(string named)
    {
        Hold(Contributor, One);
        Below(One, "web", "web2");

        Assert.Equal(One + "/resourceGroups/web", Assert.Single(await FindAsync("Contributor", named)).Scope.Id);
    }

    [Fact]
    public async Task A_scope_that_is_held_itself_needs_no_look_below()
    {
        Hold(Contributor, One);
        Hold(Contributor, One + "/resourceGroups/web");

        Assert.Same(_client.Assignments[1], Assert.Single(await FindAsync("Contributor", "web")));
        Assert.Equal(["ListAssignments"], _client.Calls);
    }

    [Fact]
    public async Task The_nearest_of_two_eligibilities_is_used()
    {
        Hold(Contributor, Group);
        Hold(Contributor, One);
        Below(One, "web");
        _client.EligibleChildren[Group] = [Scope(One), .. _client.EligibleChildren[One]];

        Assert.Equal("schedule of " + One, Assert.Single(await FindAsync("Contributor", "web")).ScheduleId);
    }

    [Fact]
    public async Task Two_scopes_of_the_name_are_an_error_with_their_ids()
    {
        Hold(Contributor, One);
        Hold(Contributor, Two);
        Below(One, "web");
        Below(Two, "web");

        var error = await Assert.ThrowsAsync<PimException>(() => FindAsync("Contributor", "web"));

        Assert.Equal(PimErrorCode.ScopeAmbiguous, error.Code);
        Assert.Equal([One + "/resourceGroups/web", Two + "/resourceGroups/web"], error.Candidates);
    }

    [Theory]
    [InlineData("Contributor", "elsewhere")]
    [InlineData("Contributor", "we*")]
    [InlineData("Reader", "web")]
    public async Task What_is_not_below_what_is_held_of_the_role_is_not_found(string role, string scope)
    {
        Hold(Contributor, One);
        Hold(Reader, Two);
        Below(One, "web");
        Below(Two, "logs");

        var error = await Assert.ThrowsAsync<PimException>(() => FindAsync(role, scope));

        Assert.Equal(PimErrorCode.ScopeNotFound, error.Code);
    }

    [Fact]
    public async Task A_wildcard_for_the_role_means_each_role_at_the_scope_as_its_name_would()
    {
        Hold(Contributor, One);
        Hold(Reader, One);
        Hold(Reader, One + "/resourceGroups/web");
        Below(One, "web", "data");

        var chosen = await FindAsync("*", "web");

        Assert.All(chosen, one => Assert.Equal(One + "/resourceGroups/web", one.Scope.Id));
        Assert.Equal([(Contributor.Id, "schedule of " + One), (Reader.Id, "schedule of " + One + "/resourceGroups/web")],
            chosen.Select(one => (one.Role.Id, one.ScheduleId!)).OrderByDescending(one => one.Item1));
        Assert.Equal([One], _client.Filters.OfType<PimScope>().Select(scope => scope.Id));
    }

    [Fact]
    public async Task A_wildcard_for_the_role_never_means_two_scopes_of_one_name()
    {
        Hold(Contributor, One);
        Hold(Reader, Two + "/resourceGroups/web");
        Below(One, "web");

        Assert.Equal(PimErrorCode.ScopeAmbiguous, (await Assert.ThrowsAsync<PimException>(() => FindAsync("*", "web"))).Code);
    }

    [Theory]
    [InlineData("kv")]
    [InlineData(One + "/resourceGroups/web/providers/Microsoft.KeyVault/vaults/kv")]
    public async Task A_resource_below_the_eligible_scope_is_what_is_activated(string named)
    {
        Hold(Contributor, One);
        Below(One, "web");
        _client.Resources.Add(Scope(Vault(One)));

        var chosen = Assert.Single(await FindAsync("Contributor", named));

        Assert.Equal((Vault(One), "schedule of " + One), (chosen.Scope.Id, chosen.ScheduleId));
    }

    [Theory]
    [InlineData(One, true)]
    [InlineData(Two, false)]
    public async Task Below_a_management_group_a_resource_lies_only_if_its_subscription_does(string subscription, bool isBelow)
    {
        Hold(Contributor, Group);
        _client.EligibleChildren[Group] = [Scope(Group + "-platform"), Scope(One)];
        _client.Resources.Add(Scope(Vault(subscription)));

        var error = await Record.ExceptionAsync(() => FindAsync("Contributor", "kv"));

        Assert.Equal(isBelow ? null : PimErrorCode.ScopeNotFound, (error as PimException)?.Code);
    }

    [Fact]
    public async Task Two_resources_of_the_name_are_an_error_with_their_ids()
    {
        Hold(Contributor, One);
        Hold(Contributor, Two);
        _client.Resources.AddRange([Scope(Vault(One)), Scope(Vault(Two))]);

        var error = await Assert.ThrowsAsync<PimException>(() => FindAsync("Contributor", "kv"));

        Assert.Equal(PimErrorCode.ScopeAmbiguous, error.Code);
        Assert.Equal([Vault(One), Vault(Two)], error.Candidates);
    }

    [Fact]
    public async Task Who_may_not_look_for_resources_is_told_where_the_role_is_held()
    {
        Hold(Contributor, One);
        _client.ResourcesRefused = new PimException(PimErrorCode.PermissionMissing, "The action is missing.");

        var error = await Assert.ThrowsAsync<PimException>(() => FindAsync("Contributor", "kv"));

        Assert.Equal((PimErrorCode.ScopeNotFound, "kv"), (error.Code, error.TargetObject));
    }

    [Fact]
    public async Task Only_azure_is_asked()
    {
        _client.Assignments.Add(Given.Eligible(Given.UserAdmin));

        await Assert.ThrowsAsync<PimException>(() => FindAsync("User Administrator", "Sales"));
        Assert.Equal(["ListAssignments"], _client.Calls);
    }

    [Fact]
    public async Task A_piped_eligibility_is_activated_at_a_scope_below_it()
    {
        Hold(Contributor, One);
        Below(One, "web");

        var chosen = await new PimActivationChoice(_client, [PimKind.AzureRole])
            .FindAsync(new PimIdentity(_client.Assignments[0]), new PimIdentity("web"), _ => { }, PimCall.None);

        Assert.Equal(One + "/resourceGroups/web", Assert.Single(chosen).Scope.Id);
    }

    [Fact]
    public void A_draft_is_at_the_scope_that_was_named_and_never_above_the_eligible_one() => Prop.ForAll(Asked, asked =>
    {
        var client = new FakePimClient();
        foreach (var scope in asked.Held)
        {
            Hold(client, Contributor, scope);
            client.EligibleChildren[scope] = asked.Told.Select(Scope).ToList();
        }

        try
        {
            var chosen = FindAsync(client, "Contributor", asked.Named).GetAwaiter().GetResult();
            return chosen.All(one => new PimIdentity(asked.Named).Matches(one.Scope)
                && asked.Held.Any(held => one.ScheduleId == "schedule of " + held
                    && (one.Scope.Id == held || AzureScopeId.CanLieIn(one.Scope.Id, held))));
        }
        catch (PimException)
        {
            return true;
        }
    }).Check(FuzzCases.Properties(2_000));

    // What the service tells as children may be anything, even what lies above.
    private static Arbitrary<(List<string> Held, List<string> Told, string Named)> Asked
    {
        get
        {
            string[] scopes =
            [
                "/", Group, Group + "2", One, Two, One + "/resourceGroups/web", Two + "/resourceGroups/web", Two + "/resourceGroups/data",
                One + "/resourceGroups/web/providers/Microsoft.KeyVault/vaults/kv",
            ];
            return (from held in Gen.Elements(scopes).ListOf(3)
                    from told in Gen.Elements(scopes).ListOf(4)
                    from named in Gen.OneOf(Gen.Elements(scopes), Gen.Elements("web", "data", "kv", "contoso"))
                    select (held.Distinct().ToList(), told.Distinct().ToList(), named)).ToArbitrary();
        }
    }

    private static string Vault(string subscription) => subscription + "/resourceGroups/web/providers/Microsoft.KeyVault/vaults/kv";

    private static PimScope Scope(string id) => AzureScopeId.ToScope(id, null);

    private static void Hold(FakePimClient client, PimRole role, string scope) => client.Assignments.Add(
        new PimAssignment("eligible at " + scope, PimAssignmentType.Eligible, role, Scope(scope), Given.Ada)
        {
            ScheduleId = "schedule of " + scope,
            Condition = "condition",
            ConditionVersion = "2.0",
        });

    private static Task<IReadOnlyList<PimAssignment>> FindAsync(FakePimClient client, string role, string scope) =>
        new PimActivationChoice(client, [PimKind.AzureRole]).FindAsync(new PimIdentity(role), new PimIdentity(scope), _ => { }, PimCall.None);

    private void Hold(PimRole role, string scope) => Hold(_client, role, scope);

    private void Below(string scope, params string[] names) =>
        _client.EligibleChildren[scope] = names.Select(name => Scope(scope + "/resourceGroups/" + name)).ToList();

    private Task<IReadOnlyList<PimAssignment>> FindAsync(string role, string scope) => FindAsync(_client, role, scope);
}
