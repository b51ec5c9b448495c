using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Models;

namespace PimTools.Changes;

/// <summary>Plans which permanent active assignments become eligible ones, and why others do not. Nothing is sent.</summary>
internal sealed class ConversionPlanner
{
    // documented: permissions-reference, the same in every tenant
    private const string GlobalAdministrator = "62e90394-69f5-4237-9190-012177145e10";

    private readonly IPimClient _client;
    private readonly IReadOnlyList<string> _breakGlass;

    /// <param name="client">The client.</param>
    /// <param name="breakGlass">The user principal names or object ids of the break-glass accounts, which stay active.</param>
    public ConversionPlanner(IPimClient client, IReadOnlyList<string> breakGlass)
    {
        _client = client;
        _breakGlass = breakGlass;
    }

    /// <summary>The duration of the eligible assignments; null for as late as the settings allow.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The reason.</summary>
    public string? Justification { get; init; }

    /// <summary>Tells whether the caller was named, who otherwise keeps what they have.</summary>
    public bool IsCallerNamed { get; init; }

    /// <summary>Tells whether an assignment stands: it is active for good, without anybody activating it, and made where it is listed.</summary>
    public static bool IsStanding(PimAssignment assignment) => assignment is { State: PimAssignmentState.Active, End: null }
        && assignment.MemberType is PimMemberType.Direct or PimMemberType.Unknown;

    /// <summary>Plans a conversion for each assignment, in their order.</summary>
    public async Task<IReadOnlyList<Conversion>> PlanAsync(IReadOnlyList<PimAssignment> standing, PimCall call)
    {
        var chosen = standing.Select(active => new Conversion(active) { KeptBecause = KeptBecause(active) }).ToList();
        chosen = await KeepLastGlobalAdministratorsAsync(chosen, call);
        var wanted = chosen.Where(one => one.KeptBecause is null).ToList();

        // What an interrupted run has granted a moment ago may not be listed yet.
        var plan = await new AssignmentPlanner(_client) { LooksAhead = true }.PlanAsync(wanted.ConvertAll(Desired), call);
        var grants = wanted.Zip(plan.Changes, (one, grant) => (one, grant)).ToDictionary(pair => pair.one, pair => pair.grant);
        return chosen.ConvertAll(one => grants.TryGetValue(one, out var grant) ? WithGrant(one, grant) : one);
    }

    private static Conversion WithGrant(Conversion conversion, PlannedChange grant) => grant.Refusal is { } refusal
        ? conversion with
        {
            KeptBecause = $"It cannot be made eligible. {refusal.Message} {refusal.Remedy}".TrimEnd(),
            Refusal = refusal.WithMessage($"{conversion.Active} stays as it is: it cannot be made eligible. {refusal.Message}", refusal.Remedy, conversion.Active),
        }
        : conversion with { Grant = grant };

    // What somebody is eligible for already keeps its end.
    private DesiredAssignment Desired(Conversion conversion) => new(
        PimAssignmentType.Eligible, conversion.Active.Role, conversion.Active.Scope, conversion.Active.Principal, new PimSchedule { Duration = Duration })
    {
        IsEndGiven = Duration is not null,
        Justification = Justification,
        Condition = conversion.Active.Condition,
        ConditionVersion = conversion.Active.ConditionVersion,
    };

    private string? KeptBecause(PimAssignment active) => active.Principal switch
    {
        var principal when BreakGlassAccounts.Names(_breakGlass, principal) => "It is a break-glass account.",
        { IsInDirectory: false } => "The directory no longer knows the principal. Remove-PimAssignment takes the assignment away.",
        { Type: PimPrincipalType.Unknown } => "It is not known who it is, since the directory could not be asked.",
        { Type: not (PimPrincipalType.User or PimPrincipalType.Group) } => "Only people activate roles: an application has to hold its own.",
        var principal when principal.Equals(_client.Context.Account) && !IsCallerNamed => "It is your own. Name yourself with -Principal to convert it.",
        _ => null,
    };

    private async Task<List<Conversion>> KeepLastGlobalAdministratorsAsync(List<Conversion> chosen, PimCall call)
    {
        bool IsAsked(Conversion one) => one.KeptBecause is null && IsGlobalAdministrator(one.Active);
        if (!chosen.Exists(IsAsked))
        {
            return chosen;
        }

        var left = new List<PimAssignment>();
        await _client.Assignments.ListAsync(
            new PimAssignmentFilter { Kinds = new[] { PimKind.EntraRole }, Type = PimAssignmentType.Active, RoleId = GlobalAdministrator }, left.Add, call);
        var leaving = new HashSet<AssignmentKey>(chosen.Where(IsAsked).Select(one => AssignmentKey.Of(one.Active)));
        return left.Exists(one => IsGlobalAdministrator(one) && IsStanding(one) && one.PrincipalType == PimPrincipalType.User && one.Principal.IsInDirectory != false && !leaving.Contains(AssignmentKey.Of(one)))
            ? chosen
            : chosen.ConvertAll(one => IsAsked(one) ? one with { KeptBecause = "Nobody would be left who holds Global Administrator without activating it. Name the break-glass accounts with -BreakGlass." } : one);
    }

    private static bool IsGlobalAdministrator(PimAssignment assignment) =>
        assignment.Kind == PimKind.EntraRole && assignment.ScopeType == PimScopeType.Directory && string.Equals(assignment.RoleId, GlobalAdministrator, StringComparison.OrdinalIgnoreCase);
}
