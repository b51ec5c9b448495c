using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Activation;
using PimTools.Models;
using PimTools.Resolution;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>Tests what is suggested when a name is mistyped, as the candidates of the error tell it.</summary>
public sealed class SuggestionsTests
{
    private static readonly string[] Roles =
    [
        "Application Administrator", "Authentication Administrator", "Billing Administrator", "Cloud Device Administrator",
        "Exchange Administrator", "Global Administrator", "Global Reader", "Security Reader", "Teams Administrator", "User Administrator",
    ];

    [Theory]
    [InlineData("User Adminstrator", "User Administrator")]
    [InlineData("user administrater", "User Administrator")]
    [InlineData("Exchange Admin", "Exchange Administrator")]
    [InlineData("billing", "Billing Administrator")]
    [InlineData("Globel Reader", "Global Reader")]
    [InlineData("User Admn", "User Administrator")]
    [InlineData("Cloud Dev Admn", "Cloud Device Administrator")]
    [InlineData("Aplication", "Application Administrator")]
    public async Task The_nearest_name_comes_first(string typed, string meant) => Assert.Equal(meant, (await Suggested(typed))[0]);

    [Fact]
    public async Task A_part_of_names_suggests_each_that_has_it() =>
        Assert.Equal(["Global Administrator", "Global Reader"], await Suggested("Global"));

    [Fact]
    public async Task A_name_that_is_far_from_all_suggests_the_first_eight_of_them() =>
        Assert.Equal(Roles.Take(8), await Suggested("Zookeeper of the night"));

    [Fact]
    public async Task Three_are_told_and_how_many_more_there_are() => Assert.Equal(
        "Candidates: Application Administrator, Authentication Administrator, Billing Administrator and 5 more.",
        (await Refused("Administrator", Roles)).Remedy);

    [Theory]
    [InlineData(3, "You are eligible for: User Administrator, Role 001, Role 002.")]
    [InlineData(4, "You are eligible for: User Administrator, Role 001, Role 002 and 1 more.")]
    [InlineData(72, "You are eligible for: User Administrator, Role 001, Role 002 and 69 more.")]
    public void Of_what_somebody_holds_the_nearest_three_are_told(int count, string told)
    {
        var held = Enumerable.Range(1, count - 1).Select(i => Given.Role("id" + i, $"Role {i:000}")).Append(Given.UserAdmin)
            .Select(role => Given.Eligible(role, PimScope.Directory, Given.Ada)).ToList();

        var error = Assert.Throws<PimException>(() => PimActivation.Choose(held, new PimIdentity("User Admin"), null));

        Assert.Equal((PimErrorCode.NotEligible, told), (error.Code, error.Remedy));
        Assert.Equal(count, error.Candidates.Count);
    }

    [Fact]
    public async Task A_name_that_comes_twice_is_suggested_once() => Assert.Equal(["Twin"], await Suggested("Twim", "Twin", "twin"));

    [Fact]
    public async Task Nothing_is_suggested_where_there_is_nothing()
    {
        var error = await Refused("User Administrator", []);

        Assert.Empty(error.Candidates);
        Assert.Equal("There is none to choose from.", error.Remedy);
    }

    private static async Task<IReadOnlyList<string>> Suggested(string typed, params string[] names) =>
        (await Refused(typed, names.Length == 0 ? Roles : names)).Candidates;

    private static Task<PimException> Refused(string typed, string[] names)
    {
        var client = new FakePimClient();
        client.Roles.AddRange(names.Select((name, i) => Given.Role("id" + i, name)));
        return Assert.ThrowsAsync<PimException>(() => RoleResolver.FindAsync(client, PimKinds.All, new PimIdentity(typed), PimCall.None));
    }
}
