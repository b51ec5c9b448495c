using System.Collections.Generic;
using System.Threading.Tasks;
using PimTools.Models;
using PimTools.Reviews;
using Xunit;

namespace PimTools.Tests.Core.Reviews;

/// <summary>A review is of a role with its access, at the scope with its id, and one that is given is that one.</summary>
public sealed class ReviewMatchTests
{
    private readonly FakePimClient _client = new();

    [Theory]
    [InlineData(PimKind.Group, "Ops", true)]
    [InlineData(PimKind.EntraRole, "User Administrator", true)]
    [InlineData(PimKind.Group, "Ops (owner)", false)]
    public async Task A_review_of_a_group_is_of_its_members(PimKind kind, string role, bool isFound)
    {
        _client.Roles.AddRange([Given.UserAdmin, Given.GroupRole("g", "Ops", PimAccess.Member), Given.GroupRole("g", "Ops", PimAccess.Owner)]);
        _client.AccessReviews.All.Add(new("a", "a") { Kind = kind, Role = kind == PimKind.Group ? "Ops" : "User Administrator", Status = PimAccessReviewStatus.InProgress });
        var found = new List<PimAccessReview>();

        await new AccessReviewQuery { Roles = [new(role)] }.ListAsync(new NamedReviews(_client, PimKinds.All, isMine: false), _client, found.Add, _ => { }, PimCall.None);

        Assert.Equal(isFound ? 1 : 0, found.Count);
    }

    [Theory]
    [InlineData("d0000000-0000-0000-0000-000000000001", true)]
    [InlineData("Berlin", false)]
    [InlineData("Sa*", true)]
    [InlineData("Be*", false)]
    public async Task A_review_is_at_the_scope_with_that_id(string scope, bool isFound)
    {
        _client.Scopes.AddRange([Given.Sales, Given.Berlin]);
        _client.AccessReviews.All.Add(new("a", "a") { Kind = PimKind.EntraRole, ScopeId = Given.Sales.Id.ToUpperInvariant(), Scope = "Sales", Status = PimAccessReviewStatus.InProgress });
        var found = new List<PimAccessReview>();

        await new AccessReviewQuery { Scope = new(scope) }.ListAsync(new NamedReviews(_client, PimKinds.All, isMine: false), _client, found.Add, _ => { }, PimCall.None);

        Assert.Equal(isFound ? 1 : 0, found.Count);
    }

    [Fact]
    public async Task A_name_of_nobody_reads_no_decisions()
    {
        var refused = new List<PimException>();

        await new ReviewDecisionQuery { Principals = [new("nobody@contoso.com")] }.ListAsync(
            _client, [Review("a")], _ => Assert.Fail("Nobody is meant."), refused.Add, PimCall.None);

        Assert.Single(refused);
        Assert.Empty(_client.AccessReviews.Calls);
    }

    [Fact]
    public async Task A_review_that_was_given_is_that_one_whatever_others_are_called()
    {
        var (one, other) = (Review("a"), Review("b"));
        _client.AccessReviews.All.AddRange([one, other]);

        Assert.Equal([other], await new NamedReviews(_client, PimKinds.All, isMine: false).FindAsync(new PimIdentity(other), PimCall.None));
    }

    private static PimAccessReview Review(string id) => new(id, id) { Kind = PimKind.EntraRole, Status = PimAccessReviewStatus.InProgress, Instances = [new PimReviewInstance("1")] };
}
