using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Models;
using PimTools.Requests;

namespace PimTools.Compliance;

/// <summary>Reads of a tenant what rules need, and no more. What the service refuses is kept as a gap, and the rest is read.</summary>
internal sealed class EvidenceReader
{
    private static readonly PimAssignmentType[] Types = { PimAssignmentType.Eligible, PimAssignmentType.Active };

    private readonly IPimClient _client;
    private readonly IReadOnlyList<PimScope> _scopes;
    private readonly TenantEvidence _evidence;
    private readonly KnownEvidence? _known;
    private readonly object _gate = new();

    /// <param name="client">The client.</param>
    /// <param name="kinds">The kinds to read.</param>
    /// <param name="scopes">The scopes at which Azure roles are read.</param>
    /// <param name="known">What somebody else reads anyway; null for nothing.</param>
    public EvidenceReader(IPimClient client, IReadOnlyCollection<PimKind> kinds, IReadOnlyList<PimScope> scopes, KnownEvidence? known = null)
    {
        _known = known;
        _client = client;
        _scopes = scopes;
        _evidence = new TenantEvidence { Kinds = kinds };
    }

    /// <summary>Reads what is needed.</summary>
    /// <exception cref="PimException">The sign-in is of no use: nothing could be read.</exception>
    public async Task<TenantEvidence> ReadAsync(EvidenceParts needs, PimCall call)
    {
        var readings = new List<Task>();
        if (needs.HasFlag(EvidenceParts.Privileged) && _evidence.Kinds.Any(kind => kind != PimKind.AzureRole))
        {
            readings.Add(TryAsync(EvidenceParts.Privileged, null, linked => _client.Roles.ListPrivilegedAsync(id => Add(() => _evidence.Privileged.Add(id)), linked), call));
        }

        if (needs.HasFlag(EvidenceParts.Settings))
        {
            readings.AddRange(Places().Select(place => TryAsync(EvidenceParts.Settings, place.Kind, linked => ReadSettingsAsync(place.Kind, place.Scope, linked), call)));
        }

        if (needs.HasFlag(EvidenceParts.Assignments))
        {
            readings.Add(ReadAssignmentsAsync(call));
        }

        await Task.WhenAll(readings);

        // The service's time is known once it has answered.
        _evidence.Now = _client.ServiceTime;
        await Task.WhenAll(
            new GroupReader(_client, _evidence).ReadAsync(needs, call),
            needs.HasFlag(EvidenceParts.Activations) ? TryAsync(EvidenceParts.Activations, null, ReadActivationsAsync, call) : Task.CompletedTask);
        if (needs.HasFlag(EvidenceParts.Approvers))
        {
            await TryAsync(EvidenceParts.Approvers, null, ReadApproversAsync, call);
        }

        if (needs.HasFlag(EvidenceParts.Accounts))
        {
            await TryAsync(EvidenceParts.Accounts, null, ReadAccountsAsync, call);
        }

        return _evidence;
    }

    /// <summary>Runs a reading. What the service refuses is a gap; where nothing further could work, it is an error.</summary>
    internal static async Task TryAsync(TenantEvidence evidence, EvidenceParts part, PimKind? kind, Func<PimCall, Task> readAsync, PimCall call)
    {
        try
        {
            await readAsync(call.OmittingTo(omission => evidence.Gaps.Add(part, kind ?? omission.Kind, omission.Reason)));
        }
        catch (PimException e) when (IsGap(e))
        {
            evidence.Gaps.Add(part, kind, e);
        }
    }

    /// <summary>Tells whether an error leaves other readings possible, so that it is a gap of what was read.</summary>
    internal static bool IsGap(PimException error) => error.Code is not (PimErrorCode.AuthenticationFailed or PimErrorCode.TokenExpired or PimErrorCode.NotConnected
        or PimErrorCode.WrongTenant or PimErrorCode.InvalidToken or PimErrorCode.UntrustedHost);

    private Task TryAsync(EvidenceParts part, PimKind? kind, Func<PimCall, Task> readAsync, PimCall call) => TryAsync(_evidence, part, kind, readAsync, call);

    private IEnumerable<(PimKind Kind, PimScope? Scope)> Places() => _evidence.Kinds.SelectMany(kind =>
        kind == PimKind.AzureRole ? _scopes.Select(scope => (kind, (PimScope?)scope)) : new[] { (kind, (PimScope?)null) });

    private Task ReadSettingsAsync(PimKind kind, PimScope? scope, PimCall call) => _client.Settings.ListAsync(
        new PimSettingFilter { Kinds = new[] { kind }, Scope = scope }, setting => Add(() => _evidence.Settings.Add(setting)), call);

    private Task ReadAssignmentsAsync(PimKind kind, PimAssignmentType type, PimScope? scope, PimCall call) => _client.Assignments.ListAsync(
        new PimAssignmentFilter { Kinds = new[] { kind }, Type = type, ScopeId = scope?.Id },
        assignment => Take(assignment, scope),
        call);

    private async Task ReadAssignmentsAsync(PimCall call)
    {
        if (_known is null || await _known.Assignments is not { } known)
        {
            await Task.WhenAll(
                from place in Places()
                from type in Types
                select TryAsync(EvidenceParts.Assignments, place.Kind, linked => ReadAssignmentsAsync(place.Kind, type, place.Scope, linked), call));
            return;
        }

        foreach (var (kind, scope) in Places())
        {
            foreach (var assignment in known.Where(assignment => assignment.Kind == kind))
            {
                Take(assignment, scope);
            }
        }
    }

    // What is held through a group is the group's, and what is inherited is told where it was made.
    private void Take(PimAssignment assignment, PimScope? scope)
    {
        if (assignment.MemberType is PimMemberType.Direct or PimMemberType.Unknown
            && (scope is null || string.Equals(scope.Id, assignment.ScopeId, StringComparison.OrdinalIgnoreCase)))
        {
            Add(() => _evidence.Assignments.Add(assignment));
        }
    }

    private async Task ReadActivationsAsync(PimCall call)
    {
        var since = _evidence.Now - ActivationEvidence.Kept;
        if (_known is not null && _known.Since - since < ActivationEvidence.Margin && await _known.Activations is { } known)
        {
            _evidence.Activations = known;
            return;
        }

        await _client.Audit.ListAsync(
            new PimAuditFilter { Since = since, Activity = ActivationEvidence.Activity }, record => Add(() => _evidence.Activations.Add(record)), call);
    }

    private async Task ReadApproversAsync(PimCall call)
    {
        var ids = _evidence.Settings.SelectMany(PimApprovers.Named).Select(approver => approver.Id).Where(id => id.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (ids.Count == 0)
        {
            return;
        }

        foreach (var found in (await _client.Directory.FindPrincipalsAsync(ids, call)).Values)
        {
            foreach (var principal in found.Refusal is null ? found : throw found.Refusal)
            {
                _evidence.KnownApprovers.Add(principal.Id);
            }
        }
    }

    private Task ReadAccountsAsync(PimCall call)
    {
        var users = _evidence.Assignments.Select(one => one.Principal)
            .Concat(_evidence.Groups.Members.Values.SelectMany(members => members))
            .Concat(_evidence.Groups.Memberships.SelectMany(memberships => memberships).Select(one => one.Principal))
            .Where(principal => principal.Type == PimPrincipalType.User)
            .Select(principal => principal.Id)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        return users.Count == 0 ? Task.CompletedTask : _client.Directory.ListAccountsAsync(users, account => _evidence.Accounts[account.Id] = account, call);
    }

    private void Add(Action add)
    {
        lock (_gate)
        {
            add();
        }
    }
}
