using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Activation;
using PimTools.Changes;
using PimTools.Resolution;
using PimTools.Tests.Graph;
using Xunit;

namespace PimTools.Tests.ScopeSafety;

/// <summary>The scope of what somebody has already, at several scopes: activated, ended, extended, renewed, changed and removed.</summary>
public sealed class HeldScopeTests : ScopeSafetyTests
{
    private const string Entra = "Teams Reader";
    private const string Azure = "Reader";
    private static readonly PimActivationOptions Hour = new() { Duration = TimeSpan.FromHours(1), Justification = "Property" };

    /// <summary>Ada is eligible at the directory, at both units, for groups both ways, and on three levels of Azure.</summary>
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        using var dana = await ConnectToPrepareAsync("dana");
        var ada = await dana.PrincipalAsync("ada@contoso.com");
        async Task GiveAsync(PimRole role, PimScope scope)
        {
            var schedule = new PimSchedule { Duration = TimeSpan.FromDays(20) };
            await dana.AssignAsync(new DesiredAssignment(PimAssignmentType.Eligible, role, scope, ada, schedule) { Justification = "Property" });
        }

        var entra = await dana.RoleAsync(Entra);
        foreach (var scope in Units.Take(2).Append(PimScope.Directory))
        {
            await GiveAsync(entra, scope);
        }

        foreach (var group in (await dana.GroupRolesAsync()).Where(role => role.Name is "Ops-OnCall" or "Ops-Database"))
        {
            await GiveAsync(group, group.Scope!);
        }

        foreach (var scope in (await dana.ScopesAsync()).Where(scope => scope.DisplayName is "Contoso" or "Contoso Production" or "rg-web"))
        {
            await GiveAsync((await dana.RolesAtAsync(scope)).Single(role => role.Name == Azure).At(scope), scope);
        }
    }

    [Theory]
    [InlineData(PimKind.EntraRole)]
    [InlineData(PimKind.Group)]
    [InlineData(PimKind.AzureRole)]
    public async Task A_role_is_activated_where_it_was_meant(PimKind kind)
    {
        using var ada = await ConnectAsync("ada");
        var choice = new PimActivationChoice(ada, [kind]);
        var held = Meant(kind, await choice.AllAsync(PimCall.None), one => one.Role, one => one.Scope);
        var below = new List<PimScope>();
        foreach (var scope in kind == PimKind.AzureRole ? held.Select(one => one.Scope) : [])
        {
            await ada.Scopes.ListEligibleChildrenAsync(scope, below.Add, PimCall.None);
        }

        CheckHeld(kind, [.. held, .. below.Select(scope => (held[0].Role, scope))], async (role, scope) =>
        {
            foreach (var eligible in await choice.FindAsync(role, scope, _ => { }, PimCall.None))
            {
                await SubmitAsync(ada, PimActivation.Draft(eligible, null, Hour, ada.Context.Account, DateTimeOffset.UtcNow));
            }
        });
    }

    [Theory]
    [InlineData(PimKind.EntraRole)]
    [InlineData(PimKind.Group)]
    [InlineData(PimKind.AzureRole)]
    public async Task An_activation_is_ended_where_it_was_meant(PimKind kind)
    {
        using (var prepared = await ConnectToPrepareAsync("ada"))
        {
            var eligible = Meant(kind, await new PimActivationChoice(prepared, [kind]).AllAsync(PimCall.None), one => one.Role, one => one.Scope, one => one);
            foreach (var one in eligible)
            {
                await prepared.Requests.SubmitAsync(PimActivation.Draft(one, null, Hour, prepared.Context.Account, DateTimeOffset.UtcNow), PimCall.None);
            }
        }

        using var ada = await ConnectAsync("ada");
        var activated = (await HeldAsync(ada, kind, PimAssignmentType.Active)).FindAll(one => one.State == PimAssignmentState.Activated);

        CheckHeld(kind, Meant(kind, activated, one => one.Role, one => one.Scope), async (role, scope) =>
        {
            foreach (var one in PimDeactivation.Choose(activated, new RoleSelector(role, scope)))
            {
                await SubmitAsync(ada, PimDeactivation.Draft(one, ada.Context.Account, "Property"));
            }
        });
    }

    [Theory]
    [InlineData(PimKind.EntraRole)]
    [InlineData(PimKind.Group)]
    [InlineData(PimKind.AzureRole)]
    public async Task An_assignment_is_extended_where_it_was_meant(PimKind kind)
    {
        using var ada = await ConnectAsync("ada");
        var held = (await HeldAsync(ada, kind, PimAssignmentType.Eligible)).FindAll(one => one.End is not null && one.MemberType != PimMemberType.Group);

        CheckHeld(kind, Meant(kind, held, one => one.Role, one => one.Scope), async (role, scope) =>
        {
            foreach (var one in HeldRoles.Choose(new RoleSelector(role, scope), held, one => one.Role, one => one.Scope))
            {
                await SubmitAsync(ada, PimExtension.Extend(one, ada.Context.Account, TimeSpan.FromDays(1), "Property"));
            }
        });
    }

    [Theory]
    [InlineData(PimKind.EntraRole)]
    [InlineData(PimKind.Group)]
    [InlineData(PimKind.AzureRole)]
    public async Task What_has_expired_is_renewed_where_it_was_meant(PimKind kind)
    {
        Contoso.Tenant.Clock.Advance(TimeSpan.FromDays(25));
        using var ada = await ConnectAsync("ada");
        var requests = await ada.RequestsAsync(new PimRequestFilter { Kinds = [kind], Relation = PimRequestRelation.Mine, Type = PimAssignmentType.Eligible });
        var now = Contoso.Tenant.Clock.UtcNow;
        var expired = PimExtension.Expired(requests, await HeldAsync(ada, kind, PimAssignmentType.Eligible), PimAssignmentType.Eligible, now);

        CheckHeld(kind, Meant(kind, expired, one => one.Role, one => one.Scope), async (role, scope) =>
        {
            foreach (var one in HeldRoles.Choose(new RoleSelector(role, scope), expired, one => one.Role, one => one.Scope))
            {
                await SubmitAsync(ada, PimExtension.Renew(one, ada.Context.Account, TimeSpan.FromDays(1), "Property", now));
            }
        });
    }

    [Theory]
    [InlineData(PimKind.EntraRole)]
    [InlineData(PimKind.Group)]
    [InlineData(PimKind.AzureRole)]
    public async Task An_assignment_is_changed_and_removed_where_it_was_meant(PimKind kind)
    {
        using var dana = await ConnectAsync("dana");
        using var ada = await ConnectAsync("ada");
        var held = Meant(kind, await HeldAsync(ada, kind, PimAssignmentType.Eligible), one => one.Role, one => one.Scope);

        CheckHeld(kind, held, async (role, scope) =>
        {
            var (found, at) = await new TargetResolver(dana, isAlone: true).FindAsync([kind], role, scope, PimCall.None);
            var there = await HeldAssignments.ReadAsync(dana, found, at, null, [ada.Context.Account], PimCall.None);
            foreach (var one in there.AskedOf(ada.Context.Account))
            {
                var longer = new PimSchedule { Start = one.Start ?? DateTimeOffset.UtcNow, End = one.End + TimeSpan.FromDays(1) };
                var desired = new DesiredAssignment(one.Type, found, at, one.Principal, longer) { Justification = "Property" };
                await RefusedAsync(() => dana.AssignAsync(desired, one));
                await SubmitAsync(dana, RemovalPlanner.Remove(one, "Property").Draft(dana.ServiceTime));
            }
        });
    }

    private static Task<List<PimAssignment>> HeldAsync(IPimClient client, PimKind kind, PimAssignmentType type) =>
        client.AssignmentsAsync(new PimAssignmentFilter { Kinds = [kind], Mine = true, Type = type });

    /// <summary>Of what is held of a kind, the one role at all its scopes; of groups all.</summary>
    private static List<(PimRole Role, PimScope Scope)> Meant<T>(PimKind kind, IEnumerable<T> held, Func<T, PimRole> roleOf, Func<T, PimScope> scopeOf) =>
        Meant(kind, held, roleOf, scopeOf, one => (roleOf(one), scopeOf(one)));

    private static List<TOut> Meant<T, TOut>(
        PimKind kind, IEnumerable<T> held, Func<T, PimRole> roleOf, Func<T, PimScope> scopeOf, Func<T, TOut> select)
    {
        var meant = held.Where(one => roleOf(one).Kind == kind && (kind == PimKind.Group || roleOf(one).Name is Entra or Azure)).ToList();
        Assert.InRange(meant.Select(one => (roleOf(one).Access, scopeOf(one).Id)).Distinct().Count(), 3, int.MaxValue);
        return meant.ConvertAll(one => select(one));
    }

    /// <summary>A group is told by its name as a role; the others' one role by the scope.</summary>
    private void CheckHeld(PimKind kind, IReadOnlyList<(PimRole Role, PimScope Scope)> held, Func<PimIdentity, PimIdentity?, Task> actAsync)
    {
        var roles = held.Select(one => one.Role).ToList();
        var scopes = held.Select(one => one.Scope).ToList();
        if (kind == PimKind.Group)
        {
            Check(NamesOf(roles), text => actAsync(new PimIdentity(text), null), (text, wire) => ScopeMeaning.IsGroupRole(text, wire, roles));
            return;
        }

        var role = new PimIdentity(kind == PimKind.EntraRole ? Entra : Azure);
        Check(
            NamesOf(scopes),
            text => actAsync(role, new PimIdentity(text)),
            (text, wire) => kind == PimKind.EntraRole ? ScopeMeaning.IsDirectoryScope(text, wire, Units) : ScopeMeaning.IsScope(text, wire, scopes));
    }

    private static Task SubmitAsync(IPimClient client, PimRequestDraft draft) => RefusedAsync(() => client.Requests.SubmitAsync(draft, PimCall.None));

    /// <summary>Every write is refused here; those after it go out all the same, as in a command.</summary>
    private static async Task RefusedAsync(Func<Task> writeAsync) => await Assert.ThrowsAsync<PimException>(writeAsync);
}
