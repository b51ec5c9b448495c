using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Rules;

namespace PimTools.Requests;

/// <summary>Finds the people who can approve: groups expanded, the requestor left out, and nobody told as nobody.</summary>
internal static class PimApprovers
{
    // documented: where a setting names nobody, the holders of these two roles decide (pim-how-to-change-default-settings)
    public static readonly IReadOnlyList<string> DecidingRoles = new[] { "e8611ab8-c189-46e8-94e1-60213ab1f814", "62e90394-69f5-4237-9190-012177145e10" };

    /// <summary>Lists who can approve activations under a setting.</summary>
    /// <param name="client">The client.</param>
    /// <param name="setting">The role's setting.</param>
    /// <param name="requestorId">Who asks and so cannot approve; null where it is about no request.</param>
    /// <param name="emit">Hears of each person once.</param>
    /// <param name="call">The call; its notice hears when no approval is needed or nobody can approve.</param>
    public static async Task ListAsync(IPimClient client, PimRoleSetting setting, string? requestorId, Action<PimApproverPerson> emit, PimCall call)
    {
        if (setting.Activation.RequiresApproval is not { } isRequired)
        {
            throw new PimException(PimErrorCode.InvalidResponse, $"Whether activations of {setting.Role.Describe(setting.Scope)} need approval is not known: the policy has no approval rule that this version can read.")
            {
                Remedy = "The Microsoft Entra admin center shows who approves.",
                TargetObject = setting,
            };
        }

        if (!isRequired)
        {
            call.Notice?.Invoke($"{setting.Role.Describe(setting.Scope)} is activated without approval.");
            return;
        }

        var people = new Dictionary<string, PimApproverPerson>(StringComparer.OrdinalIgnoreCase);
        void Add(PimPrincipal principal, string via)
        {
            if (!people.ContainsKey(principal.Id) && !string.Equals(principal.Id, requestorId, StringComparison.OrdinalIgnoreCase))
            {
                people[principal.Id] = new PimApproverPerson(setting.Role, setting.Scope, principal, via);
                emit(people[principal.Id]);
            }
        }

        // What cannot be read of one approver leaves the others, and nobody is told that there is none.
        PimException? refusal = null;
        foreach (var addAsync in AllNamed(setting) is { Count: > 0 } named ? AddNamed(client, named, Add, call)
            : setting.Kind != PimKind.AzureRole ? AddDeciding(client, Add, call)
            : Enumerable.Empty<Func<Task>>())
        {
            try
            {
                await addAsync();
            }
            catch (PimException e)
            {
                refusal ??= e;
            }
        }

        if (refusal is not null)
        {
            throw refusal.WithMessage($"Who else can approve activations of {setting.Role.Describe(setting.Scope)} is not known. {refusal.Message}");
        }

        if (people.Count == 0)
        {
            call.Notice?.Invoke($"Nobody can approve activations of {setting.Role.Describe(setting.Scope)}: {Why(setting)}. "
                + "Set-PimRoleSetting -Approver names somebody.");
        }
    }

    /// <summary>
    /// Warns of a request that no approver can approve, since only the requestor is named, or groups that nobody else is in; null where
    /// somebody can, or where it cannot be told.
    /// </summary>
    public static async Task<string?> DescribeNoApproverAsync(IPimClient client, PimRequest request, PimCall call)
    {
        bool IsOther(string id) => !string.Equals(id, request.Principal.Id, StringComparison.OrdinalIgnoreCase);
        var groups = request.NamedApprovers.Where(one => one.Type == PimPrincipalType.Group).ToList();
        var isAny = request.NamedApprovers.Count == 0 || request.NamedApprovers.Except(groups).Any(one => IsOther(one.Id));
        try
        {
            for (var i = 0; i < groups.Count && !isAny; i++)
            {
                await client.Directory.ListMembersAsync(groups[i].Id, member => isAny |= member.Type != PimPrincipalType.Group && IsOther(member.Id), call);
            }
        }
        catch (Exception e) when (e is PimException or OperationCanceledException)
        {
            // The request stands. Who is in a group is not everybody's to read.
            return null;
        }

        return isAny ? null : $"Nobody can approve {request.Role.Describe(request.Scope)} for {request.Principal}: {Named(request.NamedApprovers)}. "
            + $"Stop-PimRequest {request.Id} withdraws the request; Set-PimRoleSetting -Approver names somebody.";
    }

    /// <summary>Warns of a changed setting that requires approval and names no approver; null where it does not.</summary>
    public static string? DescribeNoNamedApprover(PimRoleSetting setting, IEnumerable<PolicyRule> changed) =>
        setting.Activation.RequiresApproval != true || AllNamed(setting).Count > 0 || !changed.Any(rule => rule.Is(RuleIds.ActivationApproval)) ? null
        : setting.Kind == PimKind.AzureRole
            ? $"No approver is named for {setting.Role.Describe(setting.Scope)}: it may be that nobody can approve its activations. Name one with -Approver."
            : $"No approver is named for {setting.Role.Describe(setting.Scope)}: the active Privileged Role Administrators and Global Administrators "
            + "will decide. Name others with -Approver.";

    /// <summary>The approvers whom a setting that requires approval names; none where it requires none.</summary>
    public static IReadOnlyList<PimApprover> Named(PimRoleSetting setting) => setting.Activation.RequiresApproval == true ? AllNamed(setting) : new List<PimApprover>();

    // Those of all stages, and those who decide when the others do not.
    private static List<PimApprover> AllNamed(PimRoleSetting setting) => setting.Activation.ApprovalStages
        .SelectMany(stage => stage.IsEscalationEnabled == true ? stage.Approvers.Concat(stage.EscalationApprovers) : stage.Approvers)
        .Distinct()
        .ToList();

    private static IEnumerable<Func<Task>> AddNamed(
        IPimClient client, IEnumerable<PimApprover> approvers, Action<PimPrincipal, string> add, PimCall call) =>
        approvers.Select<PimApprover, Func<Task>>(approver => () => AddNamedAsync(client, approver, add, call));

    private static async Task AddNamedAsync(IPimClient client, PimApprover approver, Action<PimPrincipal, string> add, PimCall call)
    {
        if (approver.Type == PimPrincipalType.Group)
        {
            await client.Directory.ListMembersAsync(approver.Id, member => add(member, $"member of {approver}"), call);
        }
        else if (approver.Id.Length == 0 && approver.Kind != PimApproverKind.Unknown)
        {
            throw new PimException(PimErrorCode.InvalidResponse, $"The setting has the {approver} of whoever asks decide, and each person has another.")
            {
                Remedy = "The Microsoft Entra admin center shows a person's manager and sponsors.",
                TargetObject = approver,
            };
        }
        else if (approver.Id.Length > 0)
        {
            var known = await client.Directory.FindPrincipalsAsync(approver.Id, call);
            known.ToList().ForEach(principal => add(principal, "named"));
            if (known is { Count: 0, Refusal: { } refusal })
            {
                throw refusal;
            }
        }
        else
        {
            throw new PimException(PimErrorCode.InvalidResponse, $"The setting names approvers in a way that this version does not know: {approver}.")
            {
                Remedy = "The Microsoft Entra admin center shows them.",
                TargetObject = approver,
            };
        }
    }

    private static IEnumerable<Func<Task>> AddDeciding(IPimClient client, Action<PimPrincipal, string> add, PimCall call) =>
        DecidingRoles.Select<string, Func<Task>>(role => () =>
        {
            var filter = new PimAssignmentFilter { Kinds = new[] { PimKind.EntraRole }, Type = PimAssignmentType.Active, RoleId = role };
            return client.Assignments.ListAsync(filter, held => add(held.Principal, $"active {held.Role}"), call);
        });

    private static string Named(IEnumerable<PimApprover> named) =>
        "the approvers that its setting names no longer exist, have no members, or are the requestor: " + string.Join(", ", named.Select(one => one.ToString()));

    private static string Why(PimRoleSetting setting) => AllNamed(setting) is { Count: > 0 } named
        ? Named(named)
        : "its setting names no approver";
}
