using System;
using System.Text.RegularExpressions;
using PimTools.Models;

namespace PimTools;

/// <summary>The result of one rule of a baseline: for one target where it is not met or cannot be told, and once for all targets where all meet it.</summary>
public sealed class PimFinding : IOfTenant
{
    internal PimFinding(string baseline, string ruleId, PimFindingResult result)
    {
        Baseline = baseline;
        RuleId = ruleId;
        Result = result;
    }

    /// <summary>The result.</summary>
    public PimFindingResult Result { get; }

    /// <summary>The severity of the rule.</summary>
    public PimFindingSeverity Severity { get; internal init; }

    /// <summary>The name of the baseline.</summary>
    public string Baseline { get; }

    /// <summary>The rule's id, unique in its baseline.</summary>
    public string RuleId { get; }

    /// <summary>The number of the control in the publication that the baseline follows; null where it follows none.</summary>
    public string? Control { get; internal init; }

    /// <summary>The rule in a sentence.</summary>
    public string Title { get; internal init; } = string.Empty;

    /// <summary>The setting, the assignment or the person that the finding is about; the number of them where it is about all.</summary>
    public string Target { get; internal init; } = string.Empty;

    /// <summary>The field that was looked at; several are joined by <c>or</c>.</summary>
    public string Field { get; internal init; } = string.Empty;

    /// <summary>The value that the rule asks for, as text: <c>at most 4h</c>.</summary>
    public string Expected { get; internal init; } = string.Empty;

    /// <summary>The value that is there, as text; <c>?</c> where it is not known.</summary>
    public string Actual { get; internal init; } = string.Empty;

    /// <summary>The finding in words: <c>RequiresApproval is false, expected true</c>; the evidence where it cannot be told or is about nothing.</summary>
    public string Message => Result is PimFindingResult.CannotTell or PimFindingResult.NotApplicable ? Evidence ?? Title
        : Result == PimFindingResult.Pass ? Title
        : $"{Field} is {Actual}, expected {Expected}" + (Result == PimFindingResult.Excepted ? $"; accepted by {ExceptionOwner} until {Models.MomentText.Of(ExceptionUntil!.Value)}" : string.Empty);

    /// <summary>The target and the finding in one text, as tables show them; the directory, where most roles are held, is not named.</summary>
    public string Finding => $"{Regex.Replace(Target, " at Directory(?= for |$)", string.Empty)}: {Message}";

    /// <summary>The facts behind the result in words, such as the way in which a person holds a role, or the reason why it cannot be told; null for none.</summary>
    public string? Evidence { get; internal init; }

    /// <summary>A command line that mends it; null where none does, and where nothing has to be mended.</summary>
    public string? Remedy { get; internal init; }

    /// <summary>The address of what the rule rests on; null for none.</summary>
    public string? Reference { get; internal init; }

    /// <summary>The kind of the role; null where the finding is about no single role.</summary>
    public PimKind? Kind { get; internal init; }

    /// <summary>The role's name; null as for <see cref="Kind"/>.</summary>
    public string? RoleName { get; internal init; }

    /// <summary>The role's id; null as for <see cref="Kind"/>.</summary>
    public string? RoleId { get; internal init; }

    /// <summary>Member or owner; null unless the kind is <see cref="PimKind.Group"/>.</summary>
    public PimAccess? Access { get; internal init; }

    /// <summary>The scope's name; null as for <see cref="Kind"/>.</summary>
    public string? ScopeName { get; internal init; }

    /// <summary>The scope's id; null as for <see cref="Kind"/>.</summary>
    public string? ScopeId { get; internal init; }

    /// <summary>The principal's name; null where the finding is about nobody.</summary>
    public string? PrincipalName { get; internal init; }

    /// <summary>The principal's object id; null where the finding is about nobody.</summary>
    public string? PrincipalId { get; internal init; }

    /// <summary>Eligible or active; null where the finding is about no assignment.</summary>
    public PimAssignmentType? Type { get; internal init; }

    /// <summary>The person who has accepted it; null where nobody has.</summary>
    public string? ExceptionOwner { get; internal init; }

    /// <summary>The reason for which it is accepted; null where it is not.</summary>
    public string? ExceptionReason { get; internal init; }

    /// <summary>The time until which it is accepted, UTC, or was; null where nobody has accepted it.</summary>
    public DateTimeOffset? ExceptionUntil { get; internal init; }

    /// <summary>The tenant that it was read from; null where it was not put out by itself.</summary>
    public string? TenantId { get; internal set; }

    string? IOfTenant.TenantId
    {
        get => TenantId;
        set => TenantId = value;
    }

    /// <summary>The same finding, which somebody has accepted, or had.</summary>
    /// <param name="owner">The person.</param>
    /// <param name="reason">The reason.</param>
    /// <param name="until">The time until which it is accepted.</param>
    /// <param name="isInForce">Whether that time is to come.</param>
    internal PimFinding Accepted(string owner, string reason, DateTimeOffset until, bool isInForce) => new(Baseline, RuleId, isInForce ? PimFindingResult.Excepted : Result)
    {
        Severity = Severity,
        Control = Control,
        Title = Title,
        Target = Target,
        Field = Field,
        Expected = Expected,
        Actual = Actual,
        Evidence = Evidence,
        Remedy = Remedy,
        Reference = Reference,
        Kind = Kind,
        RoleName = RoleName,
        RoleId = RoleId,
        Access = Access,
        ScopeName = ScopeName,
        ScopeId = ScopeId,
        PrincipalName = PrincipalName,
        PrincipalId = PrincipalId,
        Type = Type,
        ExceptionOwner = owner,
        ExceptionReason = reason,
        ExceptionUntil = until,
    };

    /// <inheritdoc />
    public override string ToString() => $"{RuleId} {Result}: {Target}: {Message}";
}
