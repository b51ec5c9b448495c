using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Rules;

namespace PimTools.Tests.Core;

/// <summary>A client with no service behind it: answers from lists, filters only by ids, and remembers what was asked of it.</summary>
internal sealed class FakePimClient
    : IPimClient, IPimRoles, IPimScopes, IPimAssignments, IPimRequests, IPimSettings, IPimDirectory, IPimAudit
{
    public PimContext Context { get; init; } = new("test", "tenant", Given.Ada);

    public DateTimeOffset ServiceTime { get; set; } = DateTimeOffset.UtcNow;

    public IReadOnlyList<string> Permissions { get; init; } = [];

    public List<PimRole> Roles { get; } = [];

    public List<PimScope> Scopes { get; } = [];

    /// <summary>Not listed among the scopes.</summary>
    public List<PimScope> Applications { get; } = [];

    /// <summary>Tells why applications may not be read; null where they may.</summary>
    public PimException? ApplicationsRefused { get; set; }

    /// <summary>Single Azure resources, which are not listed among the scopes either.</summary>
    public List<PimScope> Resources { get; } = [];

    /// <summary>Tells why resources may not be read; null where they may.</summary>
    public PimException? ResourcesRefused { get; set; }

    /// <summary>The eligible child scopes of each scope, by its id.</summary>
    public Dictionary<string, IReadOnlyList<PimScope>> EligibleChildren { get; } = [];

    public List<PimPrincipal> Principals { get; } = [];

    /// <summary>Tells why some principals could not be searched; null where all could.</summary>
    public PimException? SearchRefusal { get; set; }

    /// <summary>The members of each group, by its id; those of another group are all principals.</summary>
    public Dictionary<string, IReadOnlyList<PimPrincipal>> Members { get; } = [];

    /// <summary>Tells, by the group, why its members may not be read, where those of many are.</summary>
    public Dictionary<string, PimException> MembersRefused { get; } = [];

    /// <summary>The ids of the roles that are marked as privileged.</summary>
    public List<string> Privileged { get; } = [];

    public List<PimAccount> Accounts { get; } = [];

    public List<PimAssignment> Assignments { get; } = [];

    public List<PimRequest> Requests { get; } = [];

    public List<PimRoleSetting> Settings { get; } = [];

    public FakeReviews AccessReviews { get; } = new();

    public FakeAlerts Alerts { get; } = new();

    public List<PimAuditRecord> AuditRecords { get; } = [];

    public List<PimAuditRecord> ActivityLogRecords { get; } = [];

    /// <summary>Tells what a request is each time it is read again; the last one stays.</summary>
    public Queue<PimRequest> Refreshed { get; } = new();

    /// <summary>Thrown by the next call of any kind; null for none.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Runs before a request is taken, alone or among many, and may throw.</summary>
    public Action<PimRequestDraft> BeforeSubmit { get; set; } = _ => { };

    /// <summary>Tells why a change of a setting among several is refused; null where it is taken.</summary>
    public Func<PimSettingUpdate, PimException?> RefuseUpdate { get; set; } = _ => null;

    public List<PimSettingUpdate> Updates { get; } = [];

    /// <summary>Runs before a list is read, with its filter, and may throw.</summary>
    public Action<object> BeforeList { get; set; } = _ => { };

    /// <summary>Tells what every list leaves out; null where they are whole.</summary>
    public PimOmission? Omission { get; set; }

    /// <summary>Tells what else of every list could not be read.</summary>
    public FakeGaps Gaps { get; } = new();

    /// <summary>Tells how the requests stand that are sent.</summary>
    public PimRequestStatus Status { get; set; } = PimRequestStatus.Provisioned;

    /// <summary>Tells who may approve the requests that are sent.</summary>
    public IReadOnlyList<PimApprover> Approvers { get; set; } = [];

    /// <summary>The names of the methods called, in order.</summary>
    public List<string> Calls { get; } = [];

    public List<object> Filters { get; } = [];

    public List<PimRequestDraft> Submitted { get; } = [];

    IPimRoles IPimClient.Roles => this;

    IPimScopes IPimClient.Scopes => this;

    IPimAssignments IPimClient.Assignments => this;

    IPimRequests IPimClient.Requests => this;

    IPimSettings IPimClient.Settings => this;

    IPimDirectory IPimClient.Directory => this;

    IPimAudit IPimClient.Audit => this;

    IPimIngestion IPimClient.Ingestion => throw new NotSupportedException("Nothing is behind this client that could be sent to.");

    IPimAccessReviews IPimClient.AccessReviews => AccessReviews;

    IPimAlerts IPimClient.Alerts => Alerts;

    IPimRaw IPimClient.Raw => throw new NotSupportedException("Nothing is behind this client that could be called.");

    public Task RenewTokensAsync(PimCall call) => Answer("RenewTokens", () => 0);

    Task IPimRoles.ListAsync(IReadOnlyCollection<PimKind> kinds, Action<PimRole> emit, PimCall call) =>
        List("ListRoles", kinds, Roles.Where(role => kinds.Contains(role.Kind)), emit, call);

    Task IPimRoles.ListNamedAsync(IReadOnlyCollection<PimKind> kinds, string name, Action<PimRole> emit, PimCall call) =>
        List("ListNamedRoles", name, Roles.Where(role => kinds.Contains(role.Kind) && name.Equals(role.Name, StringComparison.OrdinalIgnoreCase)), emit, call);

    Task IPimRoles.ListAtAsync(PimScope scope, Action<PimRole> emit, PimCall call) => List("ListRolesAt", scope, Roles, emit, call);

    Task IPimScopes.ListEligibleChildrenAsync(PimScope scope, Action<PimScope> emit, PimCall call) =>
        List("ListEligibleChildScopes", scope, EligibleChildren.GetValueOrDefault(scope.Id) ?? [], emit, call);

    Task IPimScopes.ListAsync(IReadOnlyCollection<PimKind> kinds, Action<PimScope> emit, PimCall call) => List("ListScopes", kinds, Scopes, emit, call);

    Task IPimAssignments.ListAsync(PimAssignmentFilter filter, Action<PimAssignment> emit, PimCall call) => List(
        "ListAssignments",
        filter,
        Assignments.Where(a => Is(filter.RoleId, a.Role.Id) && Is(filter.ScopeId, a.Scope.Id) && Is(filter.PrincipalId, a.Principal.Id)
            && (!filter.Mine || a.Principal.Type == PimPrincipalType.Group || a.MemberType == PimMemberType.Group || Is(a.PrincipalId, Context.Account.Id)) && (filter.Type ?? a.Type) == a.Type && filter.IsScheduled == (a.State == PimAssignmentState.Scheduled)
            && (filter.GroupIds is null || a.Kind != PimKind.Group || filter.GroupIds.Contains(a.RoleId)) && (filter.GroupIds is null || filter.Kinds.Contains(a.Kind))),
        emit,
        call);

    Task<PimFoundPrincipals> IPimAssignments.FindHoldersAsync(string idOrName, PimAssignmentTarget target, PimCall call) => Answer("FindHolders", () => Find(idOrName));

    Task IPimRequests.ListAsync(PimRequestFilter filter, Action<PimRequest> emit, PimCall call) => List("ListRequests", filter, Requests, emit, call);

    Task IPimRequests.CancelManyAsync(IReadOnlyList<PimRequest> requests, Action<PimFollowUp<PimRequest>> emit, PimCall call) => throw new NotSupportedException();

    Task IPimRequests.DecideManyAsync(
        IReadOnlyList<PimRequest> requests, PimDecision decision, string? justification, Action<PimFollowUp<PimRequest>> emit, PimCall call) => throw new NotSupportedException();

    Task IPimRequests.ReadDecisionsAsync(IReadOnlyList<PimRequest> requests, Action<PimRequest> emit, PimCall call) =>
        List("ReadDecisions", requests, requests.Select(request => request.WithDecision(Given.Cleo, "Because", Given.Now)), emit, call);

    Task<PimRequest> IPimRequests.GetAsync(string id, PimCall call) => Answer("GetRequest", () => Requests.Single(request => request.Id == id));

    Task<PimRequest> IPimRequests.RefreshAsync(PimRequest request, PimCall call) =>
        Answer("RefreshRequest", () => Refreshed.Count > 1 ? Refreshed.Dequeue() : Refreshed.Count == 1 ? Refreshed.Peek() : request);

    Task<PimRequest> IPimRequests.SubmitAsync(PimRequestDraft draft, PimCall call)
    {
        call.Cancellation.ThrowIfCancellationRequested();
        BeforeSubmit(draft);
        return Answer("Submit", () => Submit(draft));
    }

    Task IPimRequests.SubmitManyAsync(IReadOnlyList<PimRequestDraft> drafts, Action<PimSubmission> emit, PimCall call) =>
        List("SubmitMany", drafts, drafts.Select(SubmitOne), emit, call);

    Task IPimRequests.CancelAsync(PimRequest request, PimCall call) => Answer("Cancel", () => request);

    Task IPimRequests.DecideAsync(PimRequest request, PimDecision decision, string? justification, PimCall call) => Answer("Decide", () => request);

    Task IPimSettings.ListAsync(PimSettingFilter filter, Action<PimRoleSetting> emit, PimCall call) => List("ListSettings", filter, Settings, emit, call);

    async Task IPimSettings.UpdateManyAsync(IReadOnlyList<PimSettingUpdate> updates, Action<PimSettingUpdate> emit, PimCall call)
    {
        foreach (var update in updates)
        {
            Updates.Add(update);
            await Answer("UpdateSetting", () => update.Setting);
            emit(update with { Error = RefuseUpdate(update) });
        }
    }

    Task IPimSettings.UpdateAsync(PimRoleSetting setting, IReadOnlyList<PolicyRule> changed, PimCall call) => Answer("UpdateSetting", () => setting);

    Task IPimAudit.ListActivityLogAsync(IReadOnlyCollection<PimKind> kinds, DateTimeOffset since, DateTimeOffset? until, Action<PimAuditRecord> emit, PimCall call) =>
        List("ListActivityLog", kinds, ActivityLogRecords.Where(record => record.Time >= since && !(record.Time > until)), emit, call);

    Task IPimAudit.ListAsync(PimAuditFilter filter, Action<PimAuditRecord> emit, PimCall call) =>
        List("ListAuditRecords", filter, AuditRecords.Where(record => !(record.Time < filter.Since) && !(record.Time > filter.Until)), emit, call);

    Task<PimFoundPrincipals> IPimDirectory.FindPrincipalsAsync(string idOrName, PimCall call) => Answer("FindPrincipals", () => Find(idOrName));

    Task<IReadOnlyDictionary<string, PimFoundPrincipals>> IPimDirectory.FindPrincipalsAsync(
        IReadOnlyCollection<string> idsOrNames, PimCall call) => Answer<IReadOnlyDictionary<string, PimFoundPrincipals>>(
            "FindPrincipals", () => idsOrNames.ToDictionary(one => one, Find, StringComparer.OrdinalIgnoreCase));

    Task<IReadOnlyList<PimScope>> IPimScopes.FindApplicationsAsync(string idOrName, PimCall call) => Answer<IReadOnlyList<PimScope>>(
        "FindApplications",
        () => ApplicationsRefused is null
            ? Applications.FindAll(each => each.Id.TrimStart('/') == idOrName || each.DisplayName.StartsWith(idOrName + " (", StringComparison.Ordinal))
            : throw ApplicationsRefused);

    Task<IReadOnlyList<PimScope>> IPimScopes.FindResourcesAsync(IReadOnlyCollection<PimKind> kinds, string name, PimCall call) =>
        Answer<IReadOnlyList<PimScope>>("FindResources", () => ResourcesRefused is null ? Resources : throw ResourcesRefused);

    Task<IReadOnlyList<PimPrincipal>> IPimDirectory.FindPrincipalsByStartAsync(string start, PimCall call) =>
        Answer<IReadOnlyList<PimPrincipal>>("FindPrincipalsByStart", () => Principals.FindAll(p => p.DisplayName?.StartsWith(start, StringComparison.OrdinalIgnoreCase) == true));

    Task<IReadOnlyList<PimPrincipal>> IPimDirectory.FindNearPrincipalsAsync(string name, PimCall call) =>
        Answer<IReadOnlyList<PimPrincipal>>("FindNearPrincipals", () => Principals.FindAll(p => p.DisplayName?[0] == name[0] || p.UserPrincipalName?[0] == name[0]));

    Task IPimRoles.ListDefinitionsAsync(IReadOnlyCollection<PimKind> kinds, Action<PimRole> emit, PimCall call) =>
        List("ListDefinitions", kinds, Roles.Where(role => kinds.Contains(role.Kind)), emit, call);

    Task IPimRoles.ListPrivilegedAsync(Action<string> emit, PimCall call) => List("ListPrivileged", "privileged", Privileged, emit, call);

    Task IPimDirectory.ListMembersAsync(
        IReadOnlyCollection<string> groupIds, Action<string, IReadOnlyList<PimPrincipal>> emit, Action<string, PimException> refuse, PimCall call) =>
        List("ListMembers", groupIds, groupIds, group => TellMembers(group, emit, refuse), call);

    Task IPimDirectory.ListDirectMembersAsync(
        IReadOnlyCollection<string> groupIds, Action<string, IReadOnlyList<PimPrincipal>> emit, Action<string, PimException> refuse, PimCall call) =>
        List("ListDirectMembers", groupIds, groupIds, group => emit(group, Members.GetValueOrDefault(group) ?? []), call);

    Task IPimDirectory.ListAccountsAsync(IReadOnlyCollection<string> userIds, Action<PimAccount> emit, PimCall call) =>
        List("ListAccounts", userIds, Accounts.Where(account => userIds.Contains(account.Id)), emit, call);

    Task IPimDirectory.ListMembersAsync(string groupId, Action<PimPrincipal> emit, PimCall call) => List("ListMembers", groupId, Members.GetValueOrDefault(groupId) ?? Principals, emit, call);

    public void Dispose()
    {
    }

    private void TellMembers(string group, Action<string, IReadOnlyList<PimPrincipal>> emit, Action<string, PimException> refuse) =>
        (MembersRefused.TryGetValue(group, out var refusal) ? (Action)(() => refuse(group, refusal)) : () => emit(group, Members.GetValueOrDefault(group) ?? []))();

    private static bool Is(string? wanted, string id) => wanted is null || string.Equals(wanted, id, StringComparison.OrdinalIgnoreCase);

    private PimFoundPrincipals Find(string idOrName) =>
        new(Principals.FindAll(p => new[] { p.Id, p.DisplayName, p.UserPrincipalName }.Contains(idOrName)), SearchRefusal);

    private PimSubmission SubmitOne(PimRequestDraft draft)
    {
        try
        {
            BeforeSubmit(draft);
            return new PimSubmission(draft, Submit(draft));
        }
        catch (PimException e)
        {
            return new PimSubmission(draft, e);
        }
    }

    private PimRequest Submit(PimRequestDraft draft)
    {
        Submitted.Add(draft);
        return new PimRequest("request-" + Submitted.Count, draft.Type, draft.Role, draft.Scope, draft.Principal)
        {
            Action = draft.Action,
            Status = Status,
            Schedule = draft.Schedule,
            Condition = draft.Condition,
            ConditionVersion = draft.ConditionVersion,
            NamedApprovers = Approvers,
        };
    }

    private Task<int> List<T>(string method, object filter, IEnumerable<T> found, Action<T> emit, PimCall call) => Answer(method, () =>
    {
        Filters.Add(filter);
        BeforeList(filter);
        if (Omission is not null)
        {
            call.Omitted?.Invoke(Omission);
        }

        Gaps.Tell(call);
        var count = 0;
        foreach (var one in found.ToList())
        {
            call.Cancellation.ThrowIfCancellationRequested();
            emit(one);
            count++;
        }

        return count;
    });

    private Task<T> Answer<T>(string method, Func<T> answer)
    {
        Calls.Add(method);
        try
        {
            return Failure is null ? Task.FromResult(answer()) : Task.FromException<T>(Failure);
        }
        catch (PimException e)
        {
            return Task.FromException<T>(e);
        }
    }
}
