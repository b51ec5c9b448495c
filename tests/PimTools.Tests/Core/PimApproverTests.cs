using Xunit;

namespace PimTools.Tests.Core;

public sealed class PimApproverTests
{
    [Fact]
    public void One_person_is_the_same_whatever_the_case_of_the_id_and_whatever_else_is_said() => Assert.Equal(
        new PimApprover("u1", PimPrincipalType.User, "Ulla") { Source = "one" },
        new PimApprover("U1", PimPrincipalType.User) { Source = "other" });

    [Fact]
    public void A_user_is_not_a_group_of_the_same_id() =>
        Assert.NotEqual(new PimApprover("u1", PimPrincipalType.User), new PimApprover("u1", PimPrincipalType.Group));

    [Fact]
    public void Kinds_this_version_does_not_know_are_told_apart_by_what_the_service_says()
    {
        var manager = new PimApprover(string.Empty, PimPrincipalType.Unknown) { Source = "requestorManager" };

        Assert.Equal(manager, new PimApprover(string.Empty, PimPrincipalType.Unknown) { Source = "requestorManager" });
        Assert.NotEqual(manager, new PimApprover(string.Empty, PimPrincipalType.Unknown) { Source = "internalSponsors" });
        Assert.False(manager.Equals(null));
    }

    [Theory]
    [InlineData("u1", "Ulla", "ULLA", true)]
    [InlineData("u1", "Ulla", "U1", true)]
    [InlineData("u1", "Ulla", "User", false)]
    [InlineData("", null, "user", true)]
    public void It_equals_the_texts_that_name_it(string id, string? name, string text, bool equal) =>
        Assert.Equal(equal, new PimApprover(id, PimPrincipalType.User, name).Equals((object)text));

    [Theory]
    [InlineData("u1", "Ulla", "Ulla")]
    [InlineData("u1", null, "u1")]
    [InlineData("", null, "User")]
    public void It_is_told_by_the_best_name_there_is(string id, string? name, string told) =>
        Assert.Equal(told, new PimApprover(id, PimPrincipalType.User, name).ToString());
}
