using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>Groups that could not be read, or that PIM does not manage: what is listed nevertheless, and what is said.</summary>
public sealed class AccessPathRefusalTests : AccessPathSearch
{
    [Theory]
    [InlineData(PimErrorCode.PermissionMissing, 1)]
    [InlineData(PimErrorCode.ServiceUnavailable, 1)]
    [InlineData(PimErrorCode.Throttled, 1)]
    public async Task Groups_that_could_not_be_read_are_named_with_the_reason(PimErrorCode code, int notices)
    {
        Refuse(filter => filter.GroupIds is not null && filter.Kinds.Contains(PimKind.Group), new PimException(code, "Refused."));
        Hold(Given.UserAdmin, Admins);

        var path = Assert.Single(await ListAsync(new() { Kinds = [PimKind.EntraRole] }));

        Assert.Equal(Admins, path.Principal);
        Assert.Equal(Enumerable.Repeat("Who reaches a role through these groups is not known in full: Admins. Refused.", notices), Notices);
    }

    [Fact]
    public async Task Of_many_groups_five_are_named_and_the_others_counted()
    {
        Refuse(filter => filter.GroupIds is not null && filter.Kinds.Contains(PimKind.Group), new PimException(PimErrorCode.ServiceError, "Refused."));
        foreach (var number in Enumerable.Range(1, 7))
        {
            Hold(Given.UserAdmin, new PimPrincipal($"11111111-0000-0000-0000-00000000001{number}", PimPrincipalType.Group, "Group " + number));
        }

        await ListAsync(new() { Kinds = [PimKind.EntraRole] });

        Assert.Equal("Who reaches a role through these groups is not known in full: Group 1, Group 2, Group 3, Group 4, Group 5 and 2 more. Refused.", Assert.Single(Notices));
    }

    [Fact]
    public async Task Five_groups_are_all_that_are_named()
    {
        Refuse(filter => filter.GroupIds is not null && filter.Kinds.Contains(PimKind.Group), new PimException(PimErrorCode.ServiceError, "Refused."));
        foreach (var number in Enumerable.Range(1, 5))
        {
            Hold(Given.UserAdmin, new PimPrincipal($"11111111-0000-0000-0000-00000000001{number}", PimPrincipalType.Group, "Group " + number));
        }

        await ListAsync(new() { Kinds = [PimKind.EntraRole] });

        Assert.EndsWith("Group 4, Group 5. Refused.", Assert.Single(Notices), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_refusal_ends_the_search()
    {
        Refuse(filter => filter.GroupIds is not null && filter.Kinds.Contains(PimKind.Group), new PimException(PimErrorCode.AuthenticationFailed, "Nobody is signed in."));
        Hold(Given.UserAdmin, Admins);

        await Assert.ThrowsAsync<PimException>(() => ListAsync(new() { Kinds = [PimKind.EntraRole] }));
    }

    [Theory]
    [InlineData(PimErrorCode.GroupNotSupported, 0)]
    [InlineData(PimErrorCode.NotFound, 0)]
    [InlineData(PimErrorCode.ServiceError, 1)]
    public async Task A_group_that_PIM_does_not_manage_has_no_assignments_there(PimErrorCode code, int notices)
    {
        Client.BeforeList = filter => (filter as PimAssignmentFilter)?.Refused?.Invoke(Admins.Id, new PimException(code, "Refused."));
        Client.Members[Admins.Id] = [Given.Ada];
        Hold(Given.UserAdmin, Admins);

        Assert.Equal(Given.Ada, Assert.Single(await ListAsync(new() { Kinds = [PimKind.EntraRole] })).Principal);
        Assert.Equal(notices, Notices.Count);
    }
}
