using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Activation;
using PimTools.Client;
using PimTools.Memory;
using PimTools.Models;
using PimTools.Resolution;

namespace PimTools;

/// <summary>
/// Chooses among the caller's own eligible assignments. The list is read once, and only when a name has to be looked up; at first only
/// as far as the names tell that it matters.
/// </summary>
public sealed class PimActivationChoice
{
    private readonly IPimClient _client;
    private readonly IReadOnlyCollection<PimKind> _kinds;
    private readonly IReadOnlyCollection<RoleSelector>? _asked;
    private readonly List<PimIdentity?> _wildcards;
    private readonly List<PimAssignment> _active = new();
    private readonly PartialReading _reading = new();
    private readonly HashSet<PimAssignment> _recalled = new();
    private List<PimAssignment>? _eligible;
    private List<PimAssignment>? _named;

    /// <summary>Creates a choice over the kinds given.</summary>
    /// <param name="client">The client.</param>
    /// <param name="kinds">The kinds.</param>
    /// <param name="asked">All that will be looked up; null where that is not known.</param>
    public PimActivationChoice(IPimClient client, IReadOnlyCollection<PimKind> kinds, IReadOnlyCollection<RoleSelector>? asked = null)
    {
        _client = client;
        _kinds = kinds;
        var names = asked?.Where(one => one.Role.Assignment is null).ToList();
        _wildcards = (names ?? new()).SelectMany(one => new[] { one.Role, one.Scope }).Where(one => one is { IsWildcard: true }).ToList();
        _asked = names is null || _wildcards.Count > 0 ? null : names;
    }

    /// <summary>Allows what the connection read lately to be taken as it was; the service then tells what is no longer so.</summary>
    internal bool MayRecall { get; init; }

    /// <summary>Hears of an eligible assignment that a name may mean while the rest is read; nobody where several names are looked up.</summary>
    internal Action<PimAssignment, PimCall>? Matched { get; set; }

    /// <summary>Tells whether an eligible assignment is only recalled.</summary>
    internal bool IsRecalled(PimAssignment eligible) => _recalled.Contains(eligible);

    /// <summary>Everything the caller is eligible for.</summary>
    public async Task<IReadOnlyList<PimAssignment>> AllAsync(PimCall call) => _eligible ??= await ReadAsync(null, call);

    /// <summary>Everything the caller is eligible for, as if it had been asked for one by one.</summary>
    public async Task<IReadOnlyList<RoleSelector>> AskForAllAsync(PimActivationOptions options, PimCall call) =>
        (await AllAsync(call)).Select(eligible => new RoleSelector(new PimIdentity(eligible), null, options)).ToList();

    /// <summary>The error for whoever asked for all of it, where not all could be read; null where it could.</summary>
    public PimException? AllRefusal() => _reading.RefusalOfAll("What else you are eligible for");

    /// <summary>Tells what could not be read, for whoever found what they asked for without it.</summary>
    public void TellOmitted(PimCall call)
    {
        _reading.Tell(call);
        _reading.CheckWildcards(_wildcards, isAnythingFound: true, call);
    }

    /// <summary>Tells whether an active assignment of the same role and scope was given, so that there is nothing to activate.</summary>
    public bool IsActive(PimAssignment eligible) => _active.Exists(active =>
        new RoleScopeKey(active.Role, active.Scope).Equals(new RoleScopeKey(eligible.Role, eligible.Scope)));

    /// <summary>The caller's active assignment of the role at that scope; null where none is listed.</summary>
    public async Task<PimAssignment?> FindActiveAsync(PimRole role, PimScope scope, PimCall call)
    {
        var active = new List<PimAssignment>();
        var filter = new PimAssignmentFilter
        {
            Kinds = new[] { role.Kind },
            Mine = true,
            Type = PimAssignmentType.Active,
            RoleId = role.Id,
            ScopeId = role.Kind == PimKind.AzureRole ? scope.Id : null,
        };
        await _client.Assignments.ListAsync(filter, active.Add, call);
        var key = new RoleScopeKey(role, scope);
        return active.Find(a => key.Equals(new RoleScopeKey(a.Role, a.Scope)));
    }

    /// <summary>Finds the active assignment that the service refers to when it refuses a second one; null where it is not listed yet.</summary>
    /// <exception cref="PimException">It is not active, but its activation is scheduled (<see cref="PimErrorCode.PendingRequestExists"/>).</exception>
    public async Task<PimAssignment?> FindExistingAsync(PimRole role, PimScope scope, PimCall call)
    {
        var active = await FindActiveAsync(role, scope, call);
        return active is null && await ScheduledActivations.FindAsync(_client, role, scope, call) is { } scheduled
            ? throw ScheduledActivations.NotBegun(scheduled, PimErrorCode.PendingRequestExists)
            : active;
    }

    /// <summary>Says that a role is active already, and until when as far as it is listed.</summary>
    public static string DescribeActive(PimRole role, PimScope scope, PimAssignment? active)
    {
        var rest = active switch
        {
            null => string.Empty,
            { ExpiresIn: { } left } => $", for another {PimDuration.Format(left)}",
            _ => ", without an end",
        };
        return $"{role.Describe(scope)} is already active{rest}; it was not changed.";
    }

    /// <summary>Says the same of an active assignment that is listed.</summary>
    public static string DescribeActive(PimAssignment active) => DescribeActive(active.Role, active.Scope, active);

    /// <summary>Finds the assignments that a name, with or without a scope, or a piped assignment means. An active one is reported and not changed.</summary>
    /// <exception cref="PimException">
    /// See <see cref="PimActivation.Choose"/>; <see cref="PimErrorCode.NotEligible"/> for somebody else's. Where it is not found and not everything
    /// could be read, the error that kept it from being read.
    /// </exception>
    public async Task<IReadOnlyList<PimAssignment>> FindAsync(PimIdentity role, PimIdentity? scope, Action<PimAssignment> keepActive, PimCall call)
    {
        if (role.Source is not PimAssignment given)
        {
            try
            {
                return await FindHeldAsync(role, scope, call);
            }
            catch (PimException e) when (e.Code is PimErrorCode.NotEligible or PimErrorCode.ScopeNotFound && Refusal(role, scope, e) is { } refusal)
            {
                throw refusal;
            }
        }

        if (given.Type == PimAssignmentType.Active)
        {
            _active.Add(given);
            keepActive(given);
            return Array.Empty<PimAssignment>();
        }

        var meant = scope?.Matches(given.Scope) == false ? await ReducedAsync(given, role, scope, call) : given;
        var isMine = string.Equals(given.Principal.Id, _client.Context.Account.Id, StringComparison.OrdinalIgnoreCase);
        return isMine || given.MemberType == PimMemberType.Group
            ? new[] { meant }
            : throw new PimException(PimErrorCode.NotEligible, $"{given.Role.Describe(given.Scope)} is {given.Principal}'s, not yours.")
            {
                Remedy = "Nobody can activate for somebody else. Get-PimAssignment -Mine lists your own.",
                TargetObject = given,
            };
    }

    private PimException? Refusal(PimIdentity role, PimIdentity? scope, PimException answer) => _reading.Refusal(
        $"Whether you are eligible for '{role}'{(scope is null ? string.Empty : $" at '{scope}'")}", role.Role?.Kind ?? scope?.Scope?.Kind, answer);

    private async Task<PimAssignment> ReducedAsync(PimAssignment given, PimIdentity role, PimIdentity scope, PimCall call) =>
        await ReducedScope.FindAsync(_client, new[] { given }, scope, call) is { Count: > 0 } reduced
            ? reduced[0]
            : throw PimActivation.NotHeldThere(new[] { given }, role, scope);

    private async Task<IReadOnlyList<PimAssignment>> FindHeldAsync(PimIdentity role, PimIdentity? scope, PimCall call)
    {
        if (MayRecall && _eligible is null && RememberedEligibility.Find(_client, _kinds, role, scope) is { } remembered)
        {
            try
            {
                var found = await ChooseAsync(remembered, role, scope, call);
                _recalled.UnionWith(found);
                return found;
            }
            catch (PimException)
            {
                // Nothing is refused by what is only remembered.
            }
        }

        return await ChooseAsync(await HeldAsync(role, call), role, scope, call);
    }

    private async Task<IReadOnlyList<PimAssignment>> ChooseAsync(IReadOnlyList<PimAssignment> held, PimIdentity role, PimIdentity? scope, PimCall call)
    {
        if (scope is null)
        {
            return PimActivation.Choose(held, role, scope);
        }

        // What is not held at the scope itself may be held above it.
        var fits = PimActivation.Fitting(held, role, scope);
        var elsewhere = fits.Where(a => !fits.Any(other => other.Role.IsSameAs(a.Role) && scope.Matches(other.Scope))).ToList();
        var reduced = await ReducedScope.FindAsync(_client, elsewhere, scope, call);
        if (reduced.Count == 0)
        {
            return PimActivation.Choose(held, role, scope);
        }

        var meant = fits.Where(a => scope.Matches(a.Scope)).Concat(reduced).ToList();
        var scopes = ScopeCandidates.Distinct(meant.Select(a => a.Scope));
        return scopes.Count == 1 ? meant : throw ScopeCandidates.Ambiguous(scope, scopes);
    }

    private async Task<IReadOnlyList<PimAssignment>> HeldAsync(PimIdentity role, PimCall call)
    {
        if (_eligible is null && _asked is not null)
        {
            _named ??= await ReadAsync(_asked, call);
            if (_named.Exists(eligible => role.Matches(eligible.Role)))
            {
                return _named;
            }
        }

        return await AllAsync(call);
    }

    private async Task<List<PimAssignment>> ReadAsync(IReadOnlyCollection<RoleSelector>? asked, PimCall call)
    {
        var read = new List<PimAssignment>();
        var filter = new PimAssignmentFilter { Kinds = _kinds, Mine = true, Type = PimAssignmentType.Eligible, Asked = asked };
        await _client.Assignments.ListAsync(filter, Take, _reading.Of(call));
        if (_reading.IsWhole)
        {
            Remember(asked, read);
        }

        return read;

        void Take(PimAssignment eligible)
        {
            read.Add(eligible);
            if (asked is { Count: 1 } && asked.First() is var one && one.Role.Matches(eligible.Role) && one.Scope?.Matches(eligible.Scope) != false)
            {
                Matched?.Invoke(eligible, call);
            }
        }
    }

    private void Remember(IReadOnlyCollection<RoleSelector>? asked, List<PimAssignment> read)
    {
        if (asked is null)
        {
            RememberedEligibility.Keep(_client, _kinds, read);
            return;
        }

        foreach (var one in asked)
        {
            RememberedEligibility.Keep(_client, _kinds, one, read);
        }
    }
}
