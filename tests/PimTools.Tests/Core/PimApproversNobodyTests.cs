using System.Collections.Generic;
using System.Threading.Tasks;
using PimTools.Requests;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class PimApproversNobodyTests
{
    private static readonly PimApprover Self = new(Given.Ada.Id, PimPrincipalType.User, "Ada Ahlberg");
    private static readonly PimApprover Other = new(Given.Cleo.Id, PimPrincipalType.User, "Cleo Costa");
    private static readonly PimApprover Group = new("group", PimPrincipalType.Group, "Approvers");

    private readonly FakePimClient _client = new();

    [Fact]
    public async Task Who_asks_approves_nothing_and_is_told_who_is_named() =>
        Assert.Contains("are the requestor: Ada Ahlberg. Stop-PimRequest id", await TellAsync(Self));

    [Fact]
    public async Task A_group_without_others_in_it_approves_nothing()
    {
        _client.Principals.AddRange([Given.Ada, new PimPrincipal("inner", PimPrincipalType.Group)]);

        Assert.Contains("Ada Ahlberg, Approvers", await TellAsync(Self, Group));
    }

    [Fact]
    public async Task A_group_with_somebody_else_in_it_approves()
    {
        _client.Principals.AddRange([Given.Ada, Given.Cleo]);

        Assert.Null(await TellAsync(Self, Group));
    }

    [Fact]
    public async Task Where_somebody_else_is_named_no_group_is_read()
    {
        Assert.Null(await TellAsync(Group, Other));
        Assert.Empty(_client.Calls);
    }

    [Fact]
    public async Task What_cannot_be_told_is_not_said()
    {
        Assert.Null(await TellAsync());
        _client.Failure = new PimException(PimErrorCode.PermissionMissing, "no");
        Assert.Null(await TellAsync(Group));
    }

    private Task<string?> TellAsync(params IReadOnlyList<PimApprover> named) => PimApprovers.DescribeNoApproverAsync(
        _client,
        new PimRequest("id", PimAssignmentType.Active, Given.UserAdmin, PimScope.Directory, Given.Ada)
        {
            Status = PimRequestStatus.PendingApproval,
            NamedApprovers = named,
        },
        PimCall.None);
}
