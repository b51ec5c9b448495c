using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Resolution;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>Groups that PIM does not list, where the directory is searched for them.</summary>
public sealed class DirectoryGroupTests
{
    private static readonly PimException NotAllowed = new(PimErrorCode.PermissionMissing, "Not allowed.");

    private readonly FakePimClient _client = new();
    private readonly List<string> _told = [];
    private readonly PimCall _call;

    public DirectoryGroupTests()
    {
        _client.Principals.Add(new PimPrincipal("leads", PimPrincipalType.Group, "Sales Leads"));
        _call = new PimCall(default, notice: _told.Add);
    }

    [Fact]
    public async Task Membership_and_ownership_are_both_found_and_it_is_told_that_they_come_under_PIM()
    {
        var roles = await DirectoryGroups.FindAsync(_client, new PimIdentity("Sales Leads"), _call);

        Assert.Equal([PimAccess.Member, PimAccess.Owner], roles.Select(role => role.Access));
        Assert.StartsWith("PIM does not list the group Sales Leads.", Assert.Single(_told));
    }

    [Theory]
    [InlineData("Sales Leads (owner)", PimAccess.Member, true)]
    [InlineData("Sales Leads (member)", PimAccess.Owner, true)]
    [InlineData("Sales Leads (owner)", PimAccess.Owner, false)]
    [InlineData("Sales Leads", PimAccess.Owner, false)]
    [InlineData("Sales Leads (owner)", null, false)]
    public async Task A_name_and_an_access_that_contradict_each_other_are_refused(string name, PimAccess? access, bool isRefused)
    {
        var error = await Record.ExceptionAsync(() => DirectoryGroups.FindAsync(_client, new PimIdentity(name).OfAccess(access), _call)) as PimException;

        Assert.Equal(isRefused ? PimErrorCode.InvalidParameter : null, error?.Code);
        Assert.Equal(isRefused ? "Leave out -Access, or what stands in parentheses: 'Sales Leads'." : null, error?.Remedy);
    }

    [Fact]
    public async Task Who_may_not_search_finds_none_and_is_told_why()
    {
        _client.Failure = NotAllowed;

        Assert.Empty(await DirectoryGroups.FindAsync(_client, new PimIdentity("Sales Leads"), _call));
        Assert.Equal(["Groups that PIM does not list could not be searched. Not allowed."], _told);

        _client.Failure = new PimException(PimErrorCode.ServiceUnavailable, "Down.");
        Assert.Same(_client.Failure, await Assert.ThrowsAsync<PimException>(() => DirectoryGroups.FindAsync(_client, new PimIdentity("Sales Leads"), _call)));
    }

    [Fact]
    public async Task Where_only_some_could_be_searched_and_none_was_found_that_is_told()
    {
        _client.SearchRefusal = NotAllowed;

        Assert.Empty(await DirectoryGroups.FindAsync(_client, new PimIdentity("Nobody"), _call));
        Assert.Equal(["Groups that PIM does not list could not be searched. Not allowed."], _told);

        var error = await Assert.ThrowsAsync<PimException>(() => RoleResolver.FindAsync(_client, [PimKind.Group], new PimIdentity("Nobody"), _call));
        Assert.Equal(
            (PimErrorCode.PermissionMissing, "Whether a role is called 'Nobody' is not known, since not everything could be read. Not allowed."), (error.Code, error.Message));

        _told.Clear();
        Assert.Equal(2, (await DirectoryGroups.FindAsync(_client, new PimIdentity("Sales Leads"), _call)).Count);
        Assert.DoesNotContain("Groups that PIM does not list could not be searched. Not allowed.", _told);
    }
}
