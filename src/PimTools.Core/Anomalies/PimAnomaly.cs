using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Models;

namespace PimTools;

/// <summary>A pattern in the activity of PIM that somebody should look at: what a rule found, with the requests that are the evidence.</summary>
public sealed class PimAnomaly : IOfTenant
{
    internal PimAnomaly(string ruleId, PimFindingSeverity severity)
    {
        RuleId = ruleId;
        Severity = severity;
    }

    /// <summary>The rule's id.</summary>
    public string RuleId { get; }

    /// <summary>The severity of the rule.</summary>
    public PimFindingSeverity Severity { get; }

    /// <summary>The rule in a sentence.</summary>
    public string Title { get; internal init; } = string.Empty;

    /// <summary>The principal that it is about; null where it is about several, and nobody else stands out.</summary>
    public PimPrincipal? Principal { get; internal init; }

    /// <summary>The object id of the principal; null as for <see cref="Principal"/>.</summary>
    public string? PrincipalId => Principal?.Id;

    /// <summary>The user principal name of the principal; null unless it is a user.</summary>
    public string? UserPrincipalName => Principal?.UserPrincipalName;

    /// <summary>The person or application that asked for it; null where several did, and where that is not told.</summary>
    public PimPrincipal? Requestor { get; internal init; }

    /// <summary>Everybody who had a part in it.</summary>
    public PimTextList People => new(Involved.Select(one => one.ToString()), "; ");

    /// <summary>The kind of roles; null where there are several, and where none is told.</summary>
    public PimKind? Kind { get; internal init; }

    /// <summary>The role, for a group the group's name; null where there are several, and where none is told.</summary>
    public string? Role { get; internal init; }

    /// <summary>The role's id; null as for <see cref="Role"/>.</summary>
    public string? RoleId { get; internal init; }

    /// <summary>Membership or ownership of a group; null for other kinds, and as for <see cref="Role"/>.</summary>
    public PimAccess? Access { get; internal init; }

    /// <summary>The names of all roles that it is about.</summary>
    public PimTextList Roles { get; internal init; } = new(Array.Empty<string>(), "; ");

    /// <summary>The scope; null where there are several, and where none is told.</summary>
    public string? Scope { get; internal init; }

    /// <summary>The scope's id; null as for <see cref="Scope"/>.</summary>
    public string? ScopeId { get; internal init; }

    /// <summary>The time at which it began, UTC; null where that has run out of the log.</summary>
    public DateTimeOffset? Time { get; internal init; }

    /// <summary>The time of the last event that belongs to it, UTC; null as for <see cref="Time"/>.</summary>
    public DateTimeOffset? Last { get; internal init; }

    /// <summary>The number of requests and records that belong to it.</summary>
    public int Count { get; internal init; }

    /// <summary>The ids of the requests that are the evidence; empty for what was done without a request.</summary>
    public PimTextList RequestIds { get; internal init; } = new(Array.Empty<string>(), "; ");

    /// <summary>The ids of the audit records that are the evidence.</summary>
    public PimTextList RecordIds { get; internal init; } = new(Array.Empty<string>(), "; ");

    /// <summary>The finding in a sentence.</summary>
    public string Message { get; internal init; } = string.Empty;

    /// <summary>The address of what the rule rests on; null for none.</summary>
    public string? Reference { get; internal init; }

    /// <summary>The tenant that it was read from; null where it was not put out by itself.</summary>
    public string? TenantId { get; internal set; }

    string? IOfTenant.TenantId
    {
        get => TenantId;
        set => TenantId = value;
    }

    /// <summary>Everybody who had a part in it.</summary>
    internal IReadOnlyList<PimPrincipal> Involved { get; init; } = Array.Empty<PimPrincipal>();

    /// <inheritdoc />
    public override string ToString() => $"{RuleId} {Severity}: {Message}";
}
