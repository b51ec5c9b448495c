using System;
using System.Collections.Generic;
using PimTools.Conditions;

namespace PimTools.Compliance;

/// <summary>The fields of an assignment and of a holder. They bear the names of properties of what Get-PimAssignment gives where there is one.</summary>
internal static class HolderFields
{
    private const string NotAsked = "The directory could not be asked who is behind the id.";

    public static IReadOnlyList<(Field Field, EvidenceParts Needs)> All { get; } = new[]
    {
        Of("Role", FieldType.Text, one => FieldValue.Of(one.Assignment.RoleName)),
        Of("RoleId", FieldType.Text, one => FieldValue.Of(one.Assignment.RoleId)),
        Of("Scope", FieldType.Text, one => FieldValue.Of(one.Assignment.ScopeName)),
        Word<PimScopeType>("ScopeType", one => FieldValue.Of(one.Assignment.ScopeType.ToString())),
        Of("Tier", FieldType.Text, one => one.Tier, EvidenceParts.Privileged | EvidenceParts.Assignments),
        Of("IsPrivileged", FieldType.Flag, one => one.IsPrivileged, EvidenceParts.Privileged),
        Of("Principal", FieldType.Text, one => FieldValue.Of(one.Principal.UserPrincipalName ?? one.Principal.ToString())),
        Of("PrincipalId", FieldType.Text, one => FieldValue.Of(one.Principal.Id)),
        Word<PimPrincipalType>("PrincipalType", PrincipalType),
        Word<PimAssignmentType>("Type", one => FieldValue.Of(one.Type.ToString())),
        Of("IsStanding", FieldType.Flag, Standing),
        Of("IsPermanent", FieldType.Flag, one => FieldValue.Of(one.End is null)),
        Of("IsExpired", FieldType.Flag, one => FieldValue.Of(one.IsExpired)),
        Of("IsAssignedInPim", FieldType.Flag, one => FieldValue.Of(one.Assignment.Start is not null)),
        Of("IsOrphaned", FieldType.Flag, Orphaned),
        Of("IsBreakGlass", FieldType.Flag, one => one.IsBreakGlass),
        Of("IsGuest", FieldType.Flag, one => one.IsGuest, EvidenceParts.Accounts),
        Of("IsEnabled", FieldType.Flag, one => one.IsEnabled, EvidenceParts.Accounts),
        Of("IsSynchronized", FieldType.Flag, one => one.IsSynchronized, EvidenceParts.Accounts),
        Of("Via", FieldType.Text, one => FieldValue.Of(one.Via?.ToString())),
        Of("UnusedFor", FieldType.Duration, one => one.UnusedFor, EvidenceParts.Activations),
        Of("IsResettable", FieldType.Flag, one => one.IsResettable, EvidenceParts.GroupApproval | EvidenceParts.Members | EvidenceParts.Assignments),
    };

    private static (Field Field, EvidenceParts Needs) Of(
        string name, FieldType type, Func<HolderSubject, FieldValue> read, EvidenceParts needs = EvidenceParts.None) => (Field.Of(name, type, read), needs);

    private static (Field Field, EvidenceParts Needs) Word<T>(string name, Func<HolderSubject, FieldValue> read)
        where T : struct, Enum => (Field.OfWord<HolderSubject, T>(name, read), EvidenceParts.None);

    // An activation ends by itself.
    private static FieldValue Standing(HolderSubject one) => one.Type == PimAssignmentType.Eligible ? FieldValue.Of(false)
        : one.IsActivated is { IsKnown: true, Value: var isActivated } ? FieldValue.Of(isActivated is false)
        : one.IsActivated;

    // Of whoever is gone nobody can say what it was.
    private static FieldValue PrincipalType(HolderSubject one) => one.Principal is { Type: PimPrincipalType.Unknown, IsInDirectory: not false }
        ? FieldValue.Unknown(NotAsked)
        : FieldValue.Of(one.Principal.Type.ToString());

    private static FieldValue Orphaned(HolderSubject one) => one.Principal.Type == PimPrincipalType.ForeignGroup ? FieldValue.Of(false)
        : one.Principal.IsInDirectory is { } isKnown ? FieldValue.Of(!isKnown)
        : FieldValue.Unknown(NotAsked);
}
