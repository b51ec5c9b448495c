using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Models;
using PimTools.Reviews;
using Xunit;

namespace PimTools.Tests.Core.Reviews;

/// <summary>Access reviews and their decisions, by the names that a person gives.</summary>
public sealed class NamedReviewsTests
{
    private readonly FakePimClient _client = new();

    [Fact]
    public async Task The_open_ones_come_as_they_arrive_then_those_of_Azure_and_at_last_those_that_are_over()
    {
        _client.AccessReviews.All.AddRange([
            Review("over", PimAccessReviewStatus.Completed),
            Review("azure", PimAccessReviewStatus.InProgress, PimKind.AzureRole),
            Review("later", PimAccessReviewStatus.InProgress),
            Review("sooner", PimAccessReviewStatus.NotStarted)]);

        Assert.Equal(["later", "sooner", "azure", "over"], await ListAsync(new AccessReviewQuery()));
    }

    [Fact]
    public async Task A_second_list_costs_no_second_call_and_has_the_same_order()
    {
        _client.AccessReviews.All.AddRange([Review("over", PimAccessReviewStatus.Applied), Review("open", PimAccessReviewStatus.Starting)]);
        var reviews = new NamedReviews(_client, PimKinds.All, isMine: false);
        var twice = new List<string>();

        await reviews.ListAsync(review => twice.Add(review.Id), PimCall.None);
        await reviews.ListAsync(review => twice.Add(review.Id), PimCall.None);

        Assert.Equal(["open", "over", "open", "over"], twice);
        Assert.Equal(["all"], _client.AccessReviews.Calls);
        Assert.Equal(["open", "over"], (await reviews.ListAsync(PimCall.None)).Select(review => review.Id));
    }

    [Fact]
    public async Task Of_several_with_one_name_the_open_one_is_meant_and_two_open_ones_are_told_with_their_ids()
    {
        _client.AccessReviews.All.AddRange([Review("a", PimAccessReviewStatus.Completed, name: "Q"), Review("b", PimAccessReviewStatus.InProgress, name: "Q")]);
        Assert.Equal("b", Assert.Single(await FindAsync("q")).Id);
        Assert.Equal("a", Assert.Single(await FindAsync("A")).Id);
        Assert.Equal(2, (await FindAsync("Q*")).Count);

        _client.AccessReviews.All.Add(Review("c", PimAccessReviewStatus.Scheduled, name: "Q"));
        var error = await Assert.ThrowsAsync<PimException>(() => FindAsync("Q"));
        Assert.Equal((PimErrorCode.ReviewAmbiguous, "3 access reviews are called 'Q'."), (error.Code, error.Message));
        Assert.Equal(["b", "c", "a"], error.Candidates);
        Assert.Contains("a (User Administrator, Completed)", error.Remedy);
    }

    [Theory]
    [InlineData(true, "You are asked in no access review called 'Quorum'.")]
    [InlineData(false, "There is no access review 'Quorum' of a role.")]
    public async Task A_name_that_no_review_has_is_told_with_those_that_are_near(bool isMine, string message)
    {
        _client.AccessReviews.All.Add(Review("a", PimAccessReviewStatus.InProgress, name: "Quorun"));

        var error = await Assert.ThrowsAsync<PimException>(() => FindAsync("Quorum", isMine));

        Assert.Equal((PimErrorCode.ReviewNotFound, message), (error.Code, error.Message));
        Assert.Equal(["Quorun"], error.Candidates);
        Assert.Contains("Quorun", error.Remedy);
        _client.AccessReviews.All.Clear();
        var far = await Assert.ThrowsAsync<PimException>(() => FindAsync("Quorum", isMine));
        Assert.Empty(far.Candidates);
        Assert.StartsWith(isMine ? "Get-PimAccessReview -Mine lists" : "Get-PimAccessReview lists", far.Remedy);
    }

    [Fact]
    public async Task A_query_keeps_the_names_the_roles_the_scopes_and_the_statuses_that_were_asked_for()
    {
        _client.Roles.AddRange([Given.UserAdmin, Given.ExchangeAdmin]);
        _client.Scopes.Add(Given.Sales);
        _client.AccessReviews.All.AddRange([
            Review("a", PimAccessReviewStatus.InProgress),
            Review("b", PimAccessReviewStatus.Completed),
            new("c", "c") { Kind = PimKind.EntraRole, RoleId = Given.ExchangeAdmin.Id, Role = Given.ExchangeAdmin.Name, ScopeId = Given.Sales.Id, Scope = "Sales", Status = PimAccessReviewStatus.InProgress }]);
        var refused = new List<PimException>();

        Assert.Equal(["a"], await ListAsync(new AccessReviewQuery { Roles = [new("User Administrator")], Statuses = [PimAccessReviewStatus.InProgress] }));
        Assert.Equal(["a", "b"], await ListAsync(new AccessReviewQuery { Roles = [new("User*")] }));
        Assert.Equal(["c"], await ListAsync(new AccessReviewQuery { Scope = new("Sales") }));
        Assert.Equal(["c"], await ListAsync(new AccessReviewQuery { Scope = new("Sal*") }));
        Assert.Equal(["a", "b"], await ListAsync(new AccessReviewQuery { Scope = new("Dir*") }));
        Assert.Equal(["b", "a"], await ListAsync(new AccessReviewQuery { Names = [new("b"), new("a"), new("B"), new("zzz")] }, refused));
        Assert.Equal(PimErrorCode.ReviewNotFound, Assert.Single(refused).Code);
        Assert.Empty(await ListAsync(new AccessReviewQuery { Roles = [new("No such role")] }, refused));
        Assert.Equal(2, refused.Count);
    }

    [Fact]
    public async Task Decisions_of_the_current_round_are_found_by_principal_and_whoever_is_in_none_is_told()
    {
        var review = Review("a", PimAccessReviewStatus.InProgress, name: "Q", rounds: 2);
        _client.AccessReviews.All.Add(review);
        _client.AccessReviews.Decisions.AddRange([Decision("1", "1", Given.Ada), Decision("2", "2", Given.Ada), Decision("3", "2", Given.Cleo), Decision("4", "2", null)]);
        var decisions = new CallerDecisions(_client, PimKinds.All);
        var refused = new List<PimException>();

        Task<IReadOnlyList<PimAccessReviewDecision>> Find(string? round, params string[] names) =>
            decisions.FindAsync(new("Q"), names.Select(name => new PimIdentity(name)).ToList(), round, refused.Add, PimCall.None);

        Assert.Equal(["2"], (await Find(null, "ada@contoso.com")).Select(one => one.Id));
        Assert.Equal(["1"], (await Find("1", "Ada Ahlberg")).Select(one => one.Id));
        Assert.Equal(["2", "3"], (await Find(null, "*@contoso.com", "ada@contoso.com")).Select(one => one.Id));
        Assert.Equal(["mine", "a/2 mine", "a/1 mine"], _client.AccessReviews.Calls);
        Assert.Empty(refused);

        Assert.Empty(await Find("1", "cleo@contoso.com", "nobody*"));
        var error = Assert.Single(refused);
        Assert.Equal((PimErrorCode.NotApprover, "You are not asked about 'cleo@contoso.com' in the access review 'Q'."), (error.Code, error.Message));
        Assert.StartsWith("Get-PimAccessReviewDecision 'Q' -Mine lists those", error.Remedy);
    }

    [Fact]
    public async Task Decisions_that_may_not_be_read_say_nothing_about_who_is_asked_and_are_read_anew()
    {
        _client.AccessReviews.All.Add(Review("a", PimAccessReviewStatus.InProgress, name: "Q", rounds: 1));
        _client.AccessReviews.DecisionsRefused = new PimException(PimErrorCode.PermissionMissing, "No.") { Status = 403 };
        var decisions = new CallerDecisions(_client, PimKinds.All);
        var refused = new List<PimException>();

        Assert.Empty(await decisions.FindAsync(new("Q"), [new("ada@contoso.com")], null, refused.Add, PimCall.None));
        Assert.Equal("The decisions of the access review 'Q' could not be read. No.", Assert.Single(refused).Message);

        _client.AccessReviews.DecisionsRefused = null;
        _client.AccessReviews.Decisions.Add(Decision("1", "1", Given.Ada));
        Assert.Single(await decisions.FindAsync(new("Q"), [new("ada@contoso.com")], null, refused.Add, PimCall.None));
    }

    [Fact]
    public async Task A_wildcard_for_the_review_decides_nothing() => Assert.Equal(
        PimErrorCode.InvalidParameter,
        (await Assert.ThrowsAsync<PimException>(() => new CallerDecisions(_client, PimKinds.All).FindAsync(new("Q*"), [], null, _ => { }, PimCall.None))).Code);

    [Fact]
    public async Task A_query_for_decisions_keeps_the_principals_and_the_decisions_that_were_asked_for()
    {
        _client.Principals.AddRange([Given.Ada, Given.Cleo]);
        var review = Review("a", PimAccessReviewStatus.InProgress, rounds: 2);
        _client.AccessReviews.Decisions.AddRange([Decision("1", "1", Given.Ada), Decision("2", "2", Given.Ada, PimReviewDecision.Approve), Decision("3", "2", Given.Cleo), Decision("4", "2", null)]);

        Assert.Equal(["2", "3", "4"], await ReadAsync(new ReviewDecisionQuery(), review));
        Assert.Equal(["1", "2", "3", "4"], await ReadAsync(new ReviewDecisionQuery { HasAllRounds = true }, review));
        Assert.Equal(["1"], await ReadAsync(new ReviewDecisionQuery { InstanceId = "1", HasAllRounds = true }, review));
        Assert.Equal(["2"], await ReadAsync(new ReviewDecisionQuery { Decisions = [PimReviewDecision.Approve] }, review));
        Assert.Equal(["3"], await ReadAsync(new ReviewDecisionQuery { Principals = [new("cleo@contoso.com")] }, review));
        Assert.Empty(await ReadAsync(new ReviewDecisionQuery(), Review("z", PimAccessReviewStatus.NotStarted)));
    }

    private static PimAccessReview Review(string id, PimAccessReviewStatus status, PimKind kind = PimKind.EntraRole, string? name = null, int rounds = 0) => new(id, name ?? id)
    {
        Kind = kind,
        RoleId = Given.UserAdmin.Id,
        Role = Given.UserAdmin.Name,
        ScopeId = PimScope.Directory.Id,
        Scope = PimScope.Directory.DisplayName,
        Status = status,
        Instances = [.. Enumerable.Range(1, rounds).Select(number => new PimReviewInstance($"{number}"))],
    };

    private static PimAccessReviewDecision Decision(string id, string round, PimPrincipal? principal, PimReviewDecision decision = PimReviewDecision.NotReviewed) =>
        new(id, "a", round) { Principal = principal, Decision = decision };

    private async Task<IReadOnlyList<PimAccessReview>> FindAsync(string name, bool isMine = false) =>
        await new NamedReviews(_client, PimKinds.All, isMine).FindAsync(new PimIdentity(name), PimCall.None);

    private async Task<List<string>> ListAsync(AccessReviewQuery query, List<PimException>? refused = null)
    {
        var listed = new List<string>();
        await query.ListAsync(new NamedReviews(_client, query.Kinds, query.IsMine), _client, review => listed.Add(review.Id), error => (refused ?? []).Add(error), PimCall.None);
        return listed;
    }

    private async Task<List<string>> ReadAsync(ReviewDecisionQuery query, PimAccessReview review)
    {
        var read = new List<string>();
        await query.ListAsync(_client, [review], one => read.Add(one.Id), error => Assert.Fail(error.Message), PimCall.None);
        return read;
    }
}
