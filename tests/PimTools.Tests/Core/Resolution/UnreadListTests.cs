using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Requests;
using PimTools.Resolution;
using Xunit;

namespace PimTools.Tests.Core.Resolution;

/// <summary>Every list that a wildcard is matched with tells where names are missing, and in few words what the caller may not read.</summary>
public sealed class UnreadListTests
{
    private static readonly PimIdentity Role = new("User*");
    private static readonly PimIdentity Principal = new("A*");
    private static readonly PimIdentity Scope = new("D*");
    private static readonly PimIdentity None = new("Nothing*");

    private readonly FakePimClient _client = new() { ServiceTime = Given.Now };
    private readonly List<string> _notices = [];
    private readonly PimCall _call;

    public UnreadListTests()
    {
        _call = new PimCall(CancellationToken.None, notice: _notices.Add);
        _client.Gaps.Names = new PimException(PimErrorCode.PermissionMissing, "Names were refused.");
        _client.Roles.Add(Given.UserAdmin);
        _client.Assignments.Add(Given.Eligible(Given.UserAdmin));
        _client.Requests.Add(new("r", PimAssignmentType.Active, Given.UserAdmin, PimScope.Directory, Given.Ada)
        {
            Action = PimRequestAction.SelfActivate, Status = PimRequestStatus.PendingApproval, Created = Given.Now.AddDays(-1),
        });
    }

    [Fact]
    public Task Assignments() => ExpectAsync((roles, principals, scope) =>
        new PimAssignmentQuery { Roles = roles, Principals = principals, Scope = scope }.ListAsync(_client, _ => { }, error => throw error, _call));

    [Fact]
    public Task Requests() => ExpectAsync((roles, principals, scope) =>
        new PimRequestQuery { Roles = roles, Principals = principals, Scope = scope }.ListAsync(_client, _ => { }, error => throw error, _call));

    [Fact]
    public Task Activities() => ExpectAsync((roles, principals, scope) =>
        new PimActivityQuery { Roles = roles, Principals = principals, Scope = scope }.ListAsync(_client, _ => { }, error => throw error, _call));

    [Fact]
    public async Task Roles_and_requests_that_are_named_and_what_is_activated_by_a_name()
    {
        await RoleResolver.FindAsync(_client, [PimKind.EntraRole], Role, _call);
        await new NamedRequests(_client, [PimRequestRelation.Mine], _ => true).FindAsync(Role, _call);
        var choice = new PimActivationChoice(_client, [PimKind.EntraRole], [new RoleSelector(Role)]);
        await choice.FindAsync(Role, null, _ => { }, _call);
        choice.TellOmitted(_call);

        Assert.Equal(Enumerable.Repeat(Missing("'User*'"), 3), _notices);
    }

    [Fact]
    public async Task A_wildcard_that_finds_nothing_is_in_doubt()
    {
        await RefusedAsync(() => RoleResolver.FindAsync(_client, [PimKind.EntraRole], None, _call));
        await RefusedAsync(() => new NamedRequests(_client, [PimRequestRelation.Mine], _ => true).FindAsync(None, _call));
        await RefusedAsync(() => new NamedRequests(_client, [PimRequestRelation.Mine], _ => true).FindAsync(new("Nothing"), _call));
    }

    [Fact]
    public async Task What_is_not_listed_is_one_short_notice()
    {
        _client.Gaps.Names = null;
        _client.Gaps.Unlisted = "groups";

        await new PimAssignmentQuery { Mine = true, Scheduled = true }.ListAsync(_client, _ => { }, error => throw error, _call);
        await new PimRequestQuery().ListAsync(_client, _ => { }, error => throw error, _call);

        Assert.Equal(Enumerable.Repeat("Left out: groups (no access). -Verbose tells why.", 2), _notices);
    }

    private async Task ExpectAsync(Func<PimIdentity[], PimIdentity[], PimIdentity?, Task> listAsync)
    {
        await listAsync([Role, Role], [Principal], Scope);
        Assert.Equal([Missing("'User*' and 'User*' and 'A*' and 'D*'")], _notices);

        await RefusedAsync(() => listAsync([None], [], null));
        await RefusedAsync(() => listAsync([], [None], null));
        await RefusedAsync(() => listAsync([], [], None));
    }

    private static string Missing(string names) => $"Not all names could be read, so that {names} may mean more than was found. Names were refused.";

    private static async Task RefusedAsync(Func<Task> listAsync) =>
        Assert.Contains("is not known, since not all names could be read. Names were refused.", (await Assert.ThrowsAsync<PimException>(listAsync)).Message, StringComparison.Ordinal);
}
