using System.Collections.Generic;
using System.Threading.Tasks;
using PimTools.Resolution;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>Of those found for a name, the one that is meant; where some could not be looked for, a change takes none and a list says so.</summary>
public sealed class PrincipalChoiceTests
{
    private static readonly PimException NoApplications = new(PimErrorCode.PermissionMissing, "No applications.") { Remedy = "Ask." };
    private static readonly PimException Down = new(PimErrorCode.ServiceUnavailable, "Down.");

    private readonly FakePimClient _client = new();
    private readonly List<string> _told = [];

    [Fact]
    public async Task Who_was_found_although_others_may_bear_the_name_is_read_with_a_notice_and_not_changed()
    {
        PimFoundPrincipals found = new([Given.Ada], NoApplications);

        Assert.Same(Given.Ada, await ReadAsync(found));
        Assert.Equal(["'Ada' is taken to mean ada@contoso.com (User); not every kind of principal could be searched. No applications."], _told);

        var error = await Assert.ThrowsAsync<PimException>(() => ChangeAsync(found));
        Assert.Equal(PimErrorCode.PermissionMissing, error.Code);
        Assert.Equal("It could not be checked whether others than Ada Ahlberg are called 'Ada'. No applications.", error.Message);
        Assert.Equal("Give the user principal name or the object id: ada@contoso.com (User). Ask.", error.Remedy);
    }

    [Fact]
    public async Task Another_failure_is_one_also_where_nothing_is_changed() =>
        Assert.Equal(PimErrorCode.ServiceUnavailable, (await Assert.ThrowsAsync<PimException>(() => ReadAsync(new([Given.Ada], Down)))).Code);

    [Fact]
    public async Task Where_nobody_was_found_the_failure_says_why_and_nothing_near_is_looked_for()
    {
        Assert.Same(NoApplications, await Assert.ThrowsAsync<PimException>(() => ReadAsync(new([], NoApplications))));
        Assert.Same(Down, await Assert.ThrowsAsync<PimException>(() => ChangeAsync(new([], Down))));
        Assert.Empty(_client.Calls);
    }

    [Fact]
    public async Task Two_are_ambiguous_whatever_could_be_looked_for() => Assert.Equal(
        PimErrorCode.PrincipalAmbiguous, (await Assert.ThrowsAsync<PimException>(() => ReadAsync(new([Given.Ada, Given.Cleo], NoApplications)))).Code);

    [Fact]
    public async Task A_hint_that_cannot_be_had_is_left_out()
    {
        _client.Failure = Down;

        var error = await Assert.ThrowsAsync<PimException>(() => ChangeAsync(new([])));

        Assert.Equal((PimErrorCode.PrincipalNotFound, 0), (error.Code, error.Candidates.Count));
        Assert.Equal("Give the user principal name, the exact display name or the object id.", error.Remedy);
    }

    [Fact]
    public async Task An_object_is_meant_itself_and_nothing_is_looked_up()
    {
        Assert.Same(Given.Cleo, await PrincipalResolver.FindToReadAsync(_client, new PimIdentity(Given.Cleo), PimCall.None));
        Assert.Empty(_client.Calls);
    }

    private Task<PimPrincipal> ReadAsync(PimFoundPrincipals found) =>
        PrincipalResolver.ChooseToReadAsync(_client, new PimIdentity("Ada"), found, new PimCall(default, notice: _told.Add));

    private Task<PimPrincipal> ChangeAsync(PimFoundPrincipals found) => PrincipalResolver.ChooseAsync(_client, new PimIdentity("Ada"), found, PimCall.None);
}
