using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Activation;

namespace PimTools.Tests.Graph;

/// <summary>Every operation of the client, for every kind that has it.</summary>
internal static class FaultMatrixRows
{
    /// <summary>The text that tells a request of the matrix from those of the story.</summary>
    public const string Mark = "Matrix";

    public delegate Task<IReadOnlyList<string>> Run(IPimClient client, PimCall call);

    // A role of each kind that needs nobody's approval, and one that Cleo approves; what Dana administers, and whose members she makes.
    private static readonly (PimKind Kind, string Free, string Approved, string Administered)[] Kinds =
    [
        (PimKind.EntraRole, "User Administrator", "Exchange Administrator", "Teams Administrator"),
        (PimKind.Group, "Ops-OnCall", "Ops-Database", "Ops-OnCall"),
        (PimKind.AzureRole, "Contributor", "Key Vault Administrator", "Contributor"),
    ];

    public static IReadOnlyList<FaultMatrixOperation> All { get; } = Kinds.SelectMany(OfKind).Concat(OfNoKind())
        .Concat(FaultMatrixRaw.Rows()).Concat(FaultMatrixFollowUps.Rows()).Concat(FaultMatrixReviews.Rows()).Concat(FaultMatrixAlerts.Rows()).ToList();

    private static IEnumerable<FaultMatrixOperation> OfKind((PimKind Kind, string Free, string Approved, string Administered) of)
    {
        var kinds = new[] { of.Kind };
        string User(string user) => of.Kind == PimKind.AzureRole ? "ada" : user;

        yield return Read("Roles.ListAsync", User("dana"), (client, call) => List<PimRole>(each => client.Roles.ListAsync(kinds, each, call), Id));
        yield return Read("Roles.ListNamedAsync", User("dana"), (client, call) => List<PimRole>(each => client.Roles.ListNamedAsync(kinds, of.Free, each, call), Id));
        yield return Read("Scopes.ListAsync", User("dana"), (client, call) => List<PimScope>(each => client.Scopes.ListAsync(kinds, each, call), scope => scope.Id));
        yield return Read("Assignments.ListAsync", "ada", (client, call) => List<PimAssignment>(
            each => client.Assignments.ListAsync(new PimAssignmentFilter { Kinds = kinds, Mine = true }, each, call), assignment => assignment.Id));
        yield return Prepared("Assignments.FindHoldersAsync", "dana", async dana =>
        {
            var draft = await AssignmentAsync(dana, of.Kind, of.Administered, "fay@contoso.com");
            await dana.Requests.SubmitAsync(draft, PimCall.None);
            var target = new PimAssignmentTarget(draft.Role, draft.Scope, draft.Type);
            return async (client, call) =>
            {
                var found = await client.Assignments.FindHoldersAsync("fay@contoso.com", target, call);
                var held = found.Held ?? await client.AssignmentsAsync(
                    new PimAssignmentFilter { Kinds = kinds, Type = draft.Type, RoleId = draft.Role.Id, ScopeId = draft.Scope.Id, PrincipalId = found.Single().Id });
                return [.. found.Select(principal => principal.Id), .. held.Select(one => one.Id)];
            };
        });
        yield return Read("Requests.ListAsync", "ada", (client, call) => List<PimRequest>(
            each => client.Requests.ListAsync(new PimRequestFilter { Kinds = kinds, Relation = PimRequestRelation.Mine }, each, call), request => request.Id));
        yield return Prepared("Roles.ListAtAsync", "dana", async dana =>
        {
            var scope = (await AdministeredAsync(dana, of.Kind, of.Administered)).Scope ?? PimScope.Directory;
            return (client, call) => List<PimRole>(each => client.Roles.ListAtAsync(scope, each, call), Id);
        });
        yield return Prepared("Scopes.ListEligibleChildrenAsync", "ada", async ada =>
        {
            var scope = (await EligibleAsync(ada, of.Kind, of.Free)).Scope;
            return (client, call) => List<PimScope>(each => client.Scopes.ListEligibleChildrenAsync(scope, each, call), child => child.Id);
        });
        yield return Prepared("Requests.GetAsync", "ada", async ada =>
        {
            var request = await AskAsync(ada, of.Kind, of.Approved);
            return async (client, call) => [(await client.Requests.GetAsync(request.Id, call)).Id];
        }) with { MayBeElsewhere = true };
        yield return Prepared("Requests.RefreshAsync", "ada", async ada =>
        {
            var request = await AskAsync(ada, of.Kind, of.Approved);
            return async (client, call) => [(await client.Requests.RefreshAsync(request, call)).Id];
        });
        yield return new FaultMatrixOperation("Requests.ReadDecisionsAsync", of.Kind, "ada")
        {
            PrepareAsync = async tenant =>
            {
                using var ada = await tenant.ConnectAsync("ada");
                using var cleo = await tenant.ConnectAsync("cleo");
                var asked = await AskAsync(ada, of.Kind, of.Approved);
                await cleo.Requests.DecideAsync(asked, PimDecision.Deny, Mark, PimCall.None);
                var denied = (await ada.RequestsAsync(new PimRequestFilter { Kinds = kinds, Relation = PimRequestRelation.Mine })).Single(each => each.Id == asked.Id);
                return (client, call) => List<PimRequest>(each => client.Requests.ReadDecisionsAsync([denied], each, call), request => request.Id);
            },
        };
        yield return Prepared("Settings.ListAsync", "ada", async ada =>
        {
            var role = (await EligibleAsync(ada, of.Kind, of.Free)).Role;
            return (client, call) => List<PimRoleSetting>(
                each => client.Settings.ListAsync(new PimSettingFilter { Kinds = kinds, Roles = [role] }, each, call), setting => Id(setting.Role));
        });
        yield return Prepared("Requests.SubmitAsync", "ada", async ada =>
        {
            var draft = Activation(await EligibleAsync(ada, of.Kind, of.Free));
            return async (client, call) => [(await client.Requests.SubmitAsync(draft, call)).Id];
        }) with
        {
            Change = of.Kind == PimKind.AzureRole ? ("PUT", "ScheduleRequests") : ("POST", "ScheduleRequests"),
            CountAsync = tenant => CountAsync(tenant, "ada", of.Kind, PimRequestRelation.Mine),
        };
        yield return Prepared("Requests.SubmitManyAsync", "dana", async dana =>
        {
            var drafts = new List<PimRequestDraft>();
            foreach (var name in new[] { "emil@contoso.com", "fay@contoso.com" })
            {
                drafts.Add(await AssignmentAsync(dana, of.Kind, of.Administered, name));
            }

            return (client, call) => SubmitManyAsync(client, drafts, call);
        }) with
        {
            Changes = 2,
            Change = of.Kind == PimKind.AzureRole ? ("PUT", "ScheduleRequests") : ("POST", "/$batch"),
            CountAsync = tenant => CountAsync(tenant, "dana", of.Kind, PimRequestRelation.CreatedByMe),
        };
        yield return Prepared("Requests.CancelAsync", "ada", async ada =>
        {
            var request = await AskAsync(ada, of.Kind, of.Approved);
            return async (client, call) =>
            {
                await client.Requests.CancelAsync(request, call);
                return [request.Id];
            };
        }) with
        {
            Change = ("POST", "/cancel"),
            CountAsync = tenant => CountAsync(tenant, "ada", of.Kind, PimRequestRelation.Mine, request => request.Status == PimRequestStatus.Canceled),
        };
        yield return new FaultMatrixOperation("Requests.DecideAsync", of.Kind, "cleo")
        {
            PrepareAsync = async tenant =>
            {
                using var ada = await tenant.ConnectAsync("ada");
                var request = await AskAsync(ada, of.Kind, of.Approved);
                return async (client, call) =>
                {
                    await client.Requests.DecideAsync(request, PimDecision.Deny, Mark, call);
                    return [request.Id];
                };
            },
            Change = ("PATCH", "Approvals/"),
            CountAsync = tenant => CountAsync(tenant, "ada", of.Kind, PimRequestRelation.Mine, request => request.Outcome == PimRequestOutcome.Failed),
        };
        yield return Prepared("Settings.UpdateAsync", "dana", async dana =>
        {
            var setting = await SettingAsync(dana, of.Kind, of.Administered);
            setting.Activation.MaximumDuration = TimeSpan.FromHours(3);
            return async (client, call) =>
            {
                await client.Settings.UpdateAsync(setting, setting.GetChangedRules(), call);
                return [setting.PolicyId];
            };
        }) with
        {
            Change = ("PATCH", "olic"),
            CountAsync = async tenant =>
            {
                using var dana = await tenant.ConnectAsync("dana");
                return (await SettingAsync(dana, of.Kind, of.Administered)).Activation.MaximumDuration == TimeSpan.FromHours(3) ? 1 : 0;
            },
        };

        FaultMatrixOperation Read(string name, string user, Run run) => Prepared(name, user, _ => Task.FromResult(run));

        FaultMatrixOperation Prepared(string name, string user, Func<IPimClient, Task<Run>> prepareAsync) => Operation(name, of.Kind, user, prepareAsync);
    }

    private static IEnumerable<FaultMatrixOperation> OfNoKind()
    {
        yield return Operation("Audit.ListAsync", null, "emil", _ => Task.FromResult<Run>((client, call) =>
            List<PimAuditRecord>(each => client.Audit.ListAsync(new PimAuditFilter(), each, call), record => record.Id)));
        yield return Operation("Audit.ListActivityLogAsync", null, "emil", _ => Task.FromResult<Run>((client, call) => List<PimAuditRecord>(
            each => client.Audit.ListActivityLogAsync([PimKind.AzureRole], client.ServiceTime.AddDays(-89), null, each, call), record => record.Id)));
        yield return Operation("Ingestion.SendAsync", null, "emil", _ => Task.FromResult<Run>(async (client, call) =>
        {
            await client.Ingestion.SendAsync(IngestionTests.Target, """[{"RecordId":"1"}]""", call);
            return [];
        })) with { Change = ("POST", "dataCollectionRules"), IsNotLookedUp = true };
        yield return Operation("RenewTokensAsync", null, "ada", _ => Task.FromResult<Run>(async (client, call) =>
        {
            await client.RenewTokensAsync(call);
            return [];
        }));
        yield return Operation("Directory.FindPrincipalsAsync", null, "dana", _ => Task.FromResult<Run>(async (client, call) =>
            [.. (await client.Directory.FindPrincipalsAsync("Ada Ahlberg", call)).Select(principal => principal.Id)]));
        yield return Operation("Directory.FindPrincipalsAsync (many)", null, "dana", _ => Task.FromResult<Run>(async (client, call) =>
            [.. (await client.Directory.FindPrincipalsAsync(new[] { "ada@contoso.com", "fay@contoso.com" }, call))
                .SelectMany(found => found.Value.Refusal is { } refusal ? throw refusal : found.Value).Select(principal => principal.Id)]));
        yield return Operation("Roles.ListDefinitionsAsync", null, "dana", _ => Task.FromResult<Run>((client, call) =>
            List<PimRole>(each => client.Roles.ListDefinitionsAsync([PimKind.EntraRole], each, call), role => role.Id)));
        yield return Operation("Roles.ListPrivilegedAsync", null, "dana", _ => Task.FromResult<Run>((client, call) =>
            List<string>(each => client.Roles.ListPrivilegedAsync(each, call), id => id)));
        yield return Operation("Directory.ListAccountsAsync", null, "dana", async dana =>
        {
            var ada = await dana.PrincipalAsync("ada@contoso.com");
            return (client, call) => List<PimAccount>(each => client.Directory.ListAccountsAsync([ada.Id], each, call), account => account.Id);
        });
        yield return Operation("Directory.ListMembersAsync (many)", null, "dana", async dana =>
        {
            var group = await dana.PrincipalAsync("Helpdesk");
            return async (client, call) =>
            {
                var members = new List<string>();
                await client.Directory.ListMembersAsync([group.Id], (_, found) => members.AddRange(found.Select(one => one.Id)), (_, error) => throw error, call);
                return members;
            };
        });
        yield return Operation("Directory.ListDirectMembersAsync", null, "dana", async dana =>
        {
            var group = await dana.PrincipalAsync("Helpdesk");
            return async (client, call) =>
            {
                var members = new List<string>();
                await client.Directory.ListDirectMembersAsync([group.Id], (_, found) => members.AddRange(found.Select(one => one.Id)), (_, error) => throw error, call);
                return members;
            };
        });
        yield return Operation("Scopes.FindApplicationsAsync", null, "dana", _ => Task.FromResult<Run>(async (client, call) =>
            [.. (await client.Scopes.FindApplicationsAsync("contoso-runbook", call)).Select(scope => scope.Id)]));
        yield return Operation("Scopes.FindResourcesAsync", null, "dana", _ => Task.FromResult<Run>(async (client, call) =>
            [.. (await client.Scopes.FindResourcesAsync([PimKind.AzureRole], "contoso-web-kv", call)).Select(scope => scope.Id)]));
        yield return Operation("Directory.FindNearPrincipalsAsync", null, "dana", _ => Task.FromResult<Run>(async (client, call) =>
            [.. (await client.Directory.FindNearPrincipalsAsync("Ada Alhberg", call)).Select(principal => principal.Id)]));
        yield return Operation("Directory.FindPrincipalsByStartAsync", null, "dana", _ => Task.FromResult<Run>(async (client, call) =>
            [.. (await client.Directory.FindPrincipalsByStartAsync("Ahlb", call)).Select(principal => principal.Id)]));
        yield return Operation("Directory.ListMembersAsync", null, "dana", async dana =>
        {
            var group = (await dana.Directory.FindPrincipalsAsync("Tier 0 Operators", PimCall.None)).Single();
            return (client, call) => List<PimPrincipal>(each => client.Directory.ListMembersAsync(group.Id, each, call), principal => principal.Id);
        });
    }

    public static FaultMatrixOperation Operation(string name, PimKind? kind, string user, Func<IPimClient, Task<Run>> prepareAsync) => new(name, kind, user)
    {
        PrepareAsync = async tenant =>
        {
            using var client = await tenant.ConnectAsync(user);
            var run = await prepareAsync(client);
            return (other, call) => run(other, call);
        },
    };

    public static async Task<IReadOnlyList<string>> List<T>(Func<Action<T>, Task> listAsync, Func<T, string> id)
    {
        var found = new List<string>();
        await listAsync(each => found.Add(id(each)));
        return found;
    }

    private static string Id(PimRole role) => $"{role.Id}/{role.Access}/{role.Scope?.Id}";

    public static async Task<PimAssignment> EligibleAsync(IPimClient ada, PimKind kind, string role) =>
        (await ada.AssignmentsAsync(new PimAssignmentFilter { Kinds = [kind], Mine = true, Type = PimAssignmentType.Eligible }))
            .First(assignment => assignment.Role.Name == role && assignment.Role.Access != PimAccess.Owner);

    public static PimRequestDraft Activation(PimAssignment eligible, TimeSpan? ahead = null) => PimActivation.Draft(
        eligible,
        setting: null,
        new PimActivationOptions { Start = ahead is { } later ? new PimMoment(later) : null, Duration = TimeSpan.FromHours(1), Justification = Mark, Ticket = new PimTicket("1", "Desk") },
        eligible.Principal,
        DateTimeOffset.UtcNow);

    public static async Task<PimRequest> AskAsync(IPimClient ada, PimKind kind, string role) =>
        await ada.Requests.SubmitAsync(Activation(await EligibleAsync(ada, kind, role)), PimCall.None);

    private static async Task<PimRole> AdministeredAsync(IPimClient dana, PimKind kind, string role) => kind switch
    {
        PimKind.Group => await dana.GroupRoleAsync(role),
        PimKind.AzureRole => (await dana.RolesAtAsync(await dana.ScopeAsync("Contoso Sandbox"))).Single(each => each.Name == role),
        _ => await dana.RoleAsync(role),
    };

    public static async Task<PimRequestDraft> AssignmentAsync(IPimClient dana, PimKind kind, string name, string principal)
    {
        var role = await AdministeredAsync(dana, kind, name);
        return new PimRequestDraft(
            PimRequestAction.AdminAssign, PimAssignmentType.Eligible, role, role.Scope ?? PimScope.Directory, await dana.PrincipalAsync(principal))
        {
            Justification = Mark,
            Schedule = new PimSchedule { Duration = TimeSpan.FromDays(30) },
        };
    }

    private static async Task<PimRoleSetting> SettingAsync(IPimClient dana, PimKind kind, string role)
    {
        var found = new List<PimRoleSetting>();
        var filter = new PimSettingFilter { Kinds = [kind], Roles = [await AdministeredAsync(dana, kind, role)] };
        await dana.Settings.ListAsync(filter, found.Add, PimCall.None);
        return found.Single();
    }

    private static async Task<IReadOnlyList<string>> SubmitManyAsync(IPimClient client, IReadOnlyList<PimRequestDraft> drafts, PimCall call)
    {
        var submissions = new List<PimSubmission>();
        await client.Requests.SubmitManyAsync(drafts, submissions.Add, call);
        return submissions.Find(submission => submission.Error is not null) is { Error: { } error }
            ? throw error
            : submissions.ConvertAll(submission => submission.Request!.Id);
    }

    public static async Task<int> CountAsync(
        FaultMatrixTenant tenant, string user, PimKind kind, PimRequestRelation relation, Func<PimRequest, bool>? isMade = null)
    {
        using var client = await tenant.ConnectAsync(user);
        return (await client.RequestsAsync(new PimRequestFilter { Kinds = [kind], Relation = relation }))
            .Count(request => request.Justification == Mark && isMade?.Invoke(request) != false);
    }
}
