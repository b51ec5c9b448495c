using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using PimTools.Changes;
using PimTools.Emulator;
using PimTools.Resolution;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Principals who are looked up for a change are found together with what they hold; whatever comes of the one says nothing of the other.</summary>
public sealed class HolderTests
{
    private const string Fay = "fay@contoso.com";

    private Contoso _contoso = new();

    [Theory]
    [InlineData(PimKind.EntraRole, Fay)]
    [InlineData(PimKind.EntraRole, "Fay Ito")]
    [InlineData(PimKind.EntraRole, null)]
    [InlineData(PimKind.Group, Fay)]
    [InlineData(PimKind.Group, null)]
    public async Task They_are_one_call(PimKind kind, string? name)
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var draft = await AssignAsync(dana, kind);
        var expected = Assert.Single(await ListedAsync(dana, draft));
        var target = new PimAssignmentTarget(draft.Role, draft.Scope, draft.Type);
        using var other = await _contoso.ConnectAsync("dana");
        PimFoundPrincipals? found = null;

        var calls = await _contoso.CallsOf(async () => found = await other.Assignments.FindHoldersAsync(name ?? draft.Principal.Id, target, PimCall.None));

        Assert.Equal(["POST /v1.0/$batch"], calls);
        Assert.Equal(draft.Principal.Id, Assert.Single(found!).Id);
        var held = Assert.Single(found!.Held!);
        Assert.Equal(
            (expected.Id, expected.ToString(), expected.ScheduleId, expected.State, expected.MemberType, expected.Start, expected.End),
            (held.Id, held.ToString(), held.ScheduleId, held.State, held.MemberType, held.Start, held.End));
    }

    [Fact]
    public async Task Both_types_are_read_where_none_is_asked_for()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var draft = await AssignAsync(dana, PimKind.EntraRole);
        await dana.Requests.SubmitAsync(await dana.AssignmentAsync(draft.Role.Name, Fay, PimAssignmentType.Active), PimCall.None);

        var found = await dana.Assignments.FindHoldersAsync(Fay, new PimAssignmentTarget(draft.Role, draft.Scope, null), PimCall.None);

        Assert.Equal([PimAssignmentType.Eligible, PimAssignmentType.Active], found.Held!.Select(held => held.Type));
    }

    [Fact]
    public async Task An_owner_is_no_member()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var owner = await dana.GroupAssignmentAsync("Ops-OnCall (owner)", Fay);
        await dana.Requests.SubmitAsync(owner, PimCall.None);
        var member = await dana.GroupRoleAsync("Ops-OnCall");

        Assert.Empty((await FindAsync(dana, member, owner.Scope)).Held!);
        Assert.Equal(PimAccess.Owner, Assert.Single((await FindAsync(dana, owner.Role, owner.Scope)).Held!).Role.Access);
    }

    [Theory]
    [InlineData(150, true)]
    [InlineData(201, false)]
    public async Task What_many_hold_is_left_to_be_listed(int holders, bool isRead)
    {
        _contoso = new Contoso { Tenant = EmulatedTenant.CreateContoso(options: new ContosoOptions { ExtraUsers = holders }) };
        using var dana = await _contoso.ConnectAsync("dana");
        var drafts = await dana.DraftsAsync(holders);
        await dana.Requests.SubmitAsync(drafts);

        var found = await dana.Assignments.FindHoldersAsync(
            "user00001@contoso.com", new PimAssignmentTarget(drafts[0].Role, drafts[0].Scope, PimAssignmentType.Eligible), PimCall.None);

        Assert.Equal(drafts[0].Principal.Id, Assert.Single(found).Id);
        Assert.Equal(isRead, found.Held is { Count: 1 });
    }

    [Fact]
    public async Task A_list_that_is_refused_is_left_to_be_listed_and_refused_as_ever()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var draft = await AssignAsync(dana, PimKind.EntraRole);
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.Forbidden).On("GET", "roleEligibilityScheduleInstances").Repeated(3));
        var expected = await RefusalAsync(dana, draft, null);

        var found = await FindAsync(dana, draft.Role, draft.Scope);
        var refusal = await RefusalAsync(dana, draft, found.Held);

        Assert.Equal(Fay, Assert.Single(found).UserPrincipalName);
        Assert.Null(found.Held);
        Assert.Equal((expected.Code, expected.Message, expected.Remedy), (refusal.Code, refusal.Message, refusal.Remedy));
    }

    [Theory]
    [InlineData(Fay, "/users/")]
    [InlineData("Tier 0 Operators", "/groups")]
    public async Task A_principal_who_may_not_be_looked_for_is_refused_as_ever(string name, string part)
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var role = await dana.RoleAsync("Teams Reader");
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.Forbidden).On("GET", part).Repeated(2));
        var expected = await Refusals.ThrowsAsync(PimErrorCode.PermissionMissing, () => dana.Directory.FindPrincipalsAsync(name, PimCall.None));

        var refusal = await Refusals.ThrowsAsync(PimErrorCode.PermissionMissing, () => FindAsync(dana, role, PimScope.Directory, name));

        Assert.Equal((expected.Message, expected.Remedy), (refusal.Message, refusal.Remedy));
    }

    [Theory]
    [InlineData("Nobody")]
    [InlineData("nobody@contoso.com")]
    [InlineData("99999999-0000-4000-8000-000000000000")]
    public async Task Of_nobody_nothing_is_told(string name)
    {
        using var dana = await _contoso.ConnectAsync("dana");

        var found = await FindAsync(dana, await dana.RoleAsync("Reports Reader"), PimScope.Directory, name);

        Assert.Empty(found);
        Assert.Null(found.Held);
    }

    [Fact]
    public async Task What_somebody_holds_who_left_is_listed_by_the_id()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var draft = await AssignAsync(dana, PimKind.EntraRole);
        _contoso.Tenant.DeletePrincipal("fay");
        _contoso.Tenant.Clock.Advance(TimeSpan.FromMinutes(6));
        var names = new[] { new PimIdentity(draft.Principal.Id) };

        var principals = await NamedPrincipals.LookUpAsync(dana, names, PimCall.None, new PimAssignmentTarget(draft.Role, draft.Scope, null));
        var person = Assert.Single(await principals.FindAsync(names, (_, error) => throw error, PimCall.None)).Principal;
        var plan = await RemovalPlanner.PlanAsync(dana, draft.Role, draft.Scope, null, [person], "Left", PimCall.None, principals.HeldBy(person));

        Assert.Equal(AssignmentAction.Remove, Assert.Single(plan.Changes).Action);
    }

    [Fact]
    public async Task What_was_read_with_the_look_up_decides_without_a_list()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var draft = await AssignAsync(dana, PimKind.EntraRole);
        var found = await FindAsync(dana, draft.Role, draft.Scope);
        var same = new DesiredAssignment(draft.Type, draft.Role, draft.Scope, found[0], new PimSchedule { Duration = TimeSpan.FromDays(30) }) { Justification = "Test", Held = found.Held };
        IReadOnlyList<PlannedChange> changes = [];

        var calls = await _contoso.CallsOf(async () => changes = (await new AssignmentPlanner(dana).PlanAsync([same], PimCall.None)).Changes);

        Assert.Empty(calls);
        Assert.Equal(AssignmentAction.None, Assert.Single(changes).Action);
    }

    [Fact]
    public async Task A_service_without_batches_looks_up_alone()
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");
        var draft = await dana.AzureAssignmentAsync("Contributor", "Contoso Sandbox", Fay);

        var found = await FindAsync(dana, draft.Role, draft.Scope);

        Assert.Equal(draft.Principal.Id, Assert.Single(found).Id);
        Assert.Null(found.Held);
    }

    private static async Task<PimRequestDraft> AssignAsync(IPimClient dana, PimKind kind)
    {
        var draft = kind == PimKind.Group ? await dana.GroupAssignmentAsync("Ops-OnCall", Fay) : await dana.AssignmentAsync("Teams Reader", Fay);
        await dana.Requests.SubmitAsync(draft, PimCall.None);
        return draft;
    }

    private static Task<List<PimAssignment>> ListedAsync(IPimClient client, PimRequestDraft draft) => client.AssignmentsAsync(new PimAssignmentFilter
    {
        Kinds = [draft.Role.Kind], Type = draft.Type, RoleId = draft.Role.Id, ScopeId = draft.Scope.Id, PrincipalId = draft.Principal.Id,
    });

    private static Task<PimFoundPrincipals> FindAsync(IPimClient client, PimRole role, PimScope scope, string name = Fay) =>
        client.Assignments.FindHoldersAsync(name, new PimAssignmentTarget(role, scope, PimAssignmentType.Eligible), PimCall.None);

    private static async Task<PimException> RefusalAsync(IPimClient client, PimRequestDraft draft, IReadOnlyCollection<PimAssignment>? held)
    {
        var desired = new DesiredAssignment(draft.Type, draft.Role, draft.Scope, draft.Principal, new PimSchedule { Duration = TimeSpan.FromDays(30) }) { Held = held };
        return Assert.Single((await new AssignmentPlanner(client).PlanAsync([desired], PimCall.None)).Changes).Refusal!;
    }
}
