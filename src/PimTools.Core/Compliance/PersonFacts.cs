using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Conditions;

namespace PimTools.Compliance;

/// <summary>Adds to a holder what is known of the person: the account, the use of the role, and whether a reset of the password takes it over.</summary>
internal sealed class PersonFacts
{
    private readonly TenantEvidence _evidence;
    private readonly string? _accountsUnknown;
    private readonly string? _activationsUnknown;
    private readonly Lazy<HashSet<string>> _administrators;

    public PersonFacts(TenantEvidence evidence)
    {
        _evidence = evidence;
        _accountsUnknown = evidence.Gaps.First(EvidenceParts.Accounts, PimKind.EntraRole);
        _activationsUnknown = evidence.Gaps.First(EvidenceParts.Activations, PimKind.EntraRole);
        _administrators = new(FindAdministrators);
    }

    public HolderSubject Complete(HolderSubject holder) => WithAccount(holder) with
    {
        UnusedFor = holder.Type != PimAssignmentType.Eligible ? FieldValue.None("active")
            : _activationsUnknown is not null ? FieldValue.Unknown(_activationsUnknown)
            : UnusedFor(holder),
        IsResettable = IsResettable(holder),
    };

    private HolderSubject WithAccount(HolderSubject holder)
    {
        if (holder.Principal.Type != PimPrincipalType.User)
        {
            return holder;
        }

        var account = _evidence.Accounts.TryGetValue(holder.Principal.Id, out var found) ? found : null;
        FieldValue Of(bool? flag) => flag is { } known ? FieldValue.Of(known)
            : holder.Principal.IsInDirectory == false ? FieldValue.None("no account")
            : FieldValue.Unknown(_accountsUnknown ?? $"The service does not tell it of {holder.Principal}.");
        return holder with { IsGuest = Of(account?.IsGuest), IsEnabled = Of(account?.IsEnabled), IsSynchronized = Of(account?.IsSynchronized) };
    }

    // Where membership has to be activated, that is what is used.
    private FieldValue UnusedFor(HolderSubject holder)
    {
        var membership = holder.Via is { } group && holder.IsMembershipEligible
            ? _evidence.Groups.Eligible(group.Id).FirstOrDefault(one => one.Principal.Equals(holder.Principal))
            : null;
        return _evidence.Activations.UnusedFor(membership ?? holder.Assignment, holder.Principal, _evidence.Now);
    }

    // documented: members of role-assignable groups are protected, those who are only eligible are not (concept-pim-for-groups).
    private FieldValue IsResettable(HolderSubject holder)
    {
        if (holder.Via is not { } group || !holder.IsMembershipEligible || holder.Principal.Type != PimPrincipalType.User || _administrators.Value.Contains(holder.Principal.Id))
        {
            return FieldValue.Of(false);
        }

        return _evidence.Groups.RequiresApproval.TryGetValue(group.Id, out var requires) && requires is { } isRequired
            ? FieldValue.Of(!isRequired)
            : FieldValue.Unknown(_evidence.Groups.ApprovalUnknown ?? $"The setting of {group} does not tell whether membership is approved.");
    }

    /// <summary>Those whose password only few may reset, since they hold an Entra role now and for good.</summary>
    private HashSet<string> FindAdministrators()
    {
        var standing = _evidence.Assignments.Where(one => one.Kind == PimKind.EntraRole && one.State == PimAssignmentState.Active && one.IsPermanent).ToList();
        var members = standing.Where(one => one.PrincipalType == PimPrincipalType.Group)
            .SelectMany(one => _evidence.Groups.Members.TryGetValue(one.PrincipalId, out var found) ? found : Array.Empty<PimPrincipal>());
        return new HashSet<string>(standing.Select(one => one.PrincipalId).Concat(members.Select(one => one.Id)), StringComparer.OrdinalIgnoreCase);
    }
}
