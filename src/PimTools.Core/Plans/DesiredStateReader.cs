using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Changes;
using PimTools.Configuration;
using PimTools.Documents;
using PimTools.Settings;

namespace PimTools.Plans;

/// <summary>Looks up what a configuration names. A name that is unknown is a problem of the document; one that could not be read leaves its part of the plan open.</summary>
internal sealed class DesiredStateReader
{
    private readonly PimConfiguration _configuration;
    private readonly ConfigurationNames _names;
    private readonly Func<DocumentNode, DocumentProblems> _problemsAt;
    private readonly PlanOptions _options;
    private readonly UnreadParts _unread;
    private readonly Dictionary<object, DocumentNode> _places = new();
    private readonly DesiredState _desired = new();

    public DesiredStateReader(PimConfiguration configuration, ConfigurationNames names, Func<DocumentNode, DocumentProblems> problemsAt, PlanOptions options, UnreadParts unread)
    {
        _problemsAt = problemsAt;
        _configuration = configuration;
        _names = names;
        _options = options;
        _unread = unread;
    }

    /// <summary>The roles whose assignments the configuration is about. What is unknown, or could not be read, is left out here, and told when all is read.</summary>
    public async Task<IReadOnlyList<PimRole>> ReadAssignedRolesAsync(PimCall call)
    {
        var roles = new List<PimRole>();
        var targets = _configuration.Assignments.Select(assignment => assignment.Target).Concat(_configuration.Listed);
        foreach (var target in targets.GroupBy(target => target.Key).Select(same => same.First()))
        {
            try
            {
                if (await TargetAsync(target, call) is var (role, _))
                {
                    roles.Add(role);
                }
            }
            catch (PimException e) when (e.Code is not (PimErrorCode.TokenExpired or PimErrorCode.AuthenticationFailed))
            {
                // The same error comes again where the target is read.
            }
        }

        return roles;
    }

    public async Task<DesiredState> ReadAsync(PimCall call)
    {
        await _names.LoadPrincipalsAsync(_configuration, call);

        // Whom nothing may happen to has to be known: a plan without them protects nobody.
        foreach (var text in _configuration.BreakGlass)
        {
            if (await _names.PrincipalAsync(text.Text, text.At, call) is { } principal)
            {
                _desired.BreakGlass.Add(principal);
            }
        }

        foreach (var setting in _configuration.Settings)
        {
            await OpenAsync($"the names of the setting of {setting.Target}", setting.Target.Kind, () => ReadAsync(setting, call));
        }

        foreach (var assignment in _configuration.Assignments)
        {
            await OpenAsync($"the names of {assignment}", assignment.Target.Kind, () => ReadAsync(assignment, call));
        }

        foreach (var target in _configuration.Listed)
        {
            await OpenAsync($"the name of {target}", target.Kind, () => ReadListedAsync(target, call));
        }

        return _desired;
    }

    /// <summary>Whoever cannot be told by name may be among those who would be removed: nothing of the kind is.</summary>
    private async Task OpenAsync(string what, PimKind kind, Func<Task> readAsync)
    {
        try
        {
            await readAsync();
        }
        catch (PimException e) when (e.Code is not (PimErrorCode.TokenExpired or PimErrorCode.AuthenticationFailed))
        {
            _unread.Add(what, e, kind);
        }
    }

    private async Task ReadAsync(ConfiguredSetting setting, PimCall call)
    {
        var values = TemplateMerge.Of(_configuration, setting);
        var stages = values.Stages is null ? null : new List<StageChange>();
        foreach (var stage in values.Stages ?? Array.Empty<ConfiguredStage>())
        {
            stages!.Add(stage.Change with
            {
                Approvers = await ApproversAsync(stage.Approvers, call),
                EscalationApprovers = await ApproversAsync(stage.EscalationApprovers, call),
            });
        }

        if (await TargetAsync(setting.Target, call) is var (role, scope) && IsFirst(SettingKey.Of(role), setting.Target.At, $"The setting of {setting.Target}"))
        {
            _desired.Settings.Add(new DesiredSetting(role, scope, values.Change with { Stages = stages }));
        }
    }

    private async Task<List<PimApprover>?> ApproversAsync(IReadOnlyList<ConfiguredApprover>? named, PimCall call)
    {
        if (named is null)
        {
            return null;
        }

        var approvers = new List<PimApprover?>();
        foreach (var approver in named)
        {
            approvers.Add(await _names.ApproverAsync(approver, call));
        }

        return approvers.OfType<PimApprover>().ToList();
    }

    private async Task ReadAsync(ConfiguredAssignment assignment, PimCall call)
    {
        var target = await TargetAsync(assignment.Target, call);
        var principal = await _names.PrincipalAsync(assignment.PrincipalId ?? assignment.Principal, assignment.Target.At, call);
        if (target is not var (role, scope) || principal is null)
        {
            return;
        }

        var desired = new DesiredAssignment(
            assignment.Type, role, scope, principal, new PimSchedule { Start = assignment.Start, End = assignment.End, Duration = assignment.Duration })
        {
            IsEndGiven = assignment.End is not null || assignment.Duration is not null || assignment.IsPermanent,
            Justification = assignment.Justification ?? _options.Justification,
            Ticket = _options.Ticket,
            Condition = assignment.Condition,
            ConditionVersion = AssignmentCondition.VersionOf(role, assignment.Condition, null),
        };
        if (!IsFirst(desired.Key, assignment.Target.At, assignment.ToString()))
        {
            return;
        }

        _desired.Assignments.Add(desired);
        if (assignment.IsProtected)
        {
            _desired.Protected.Add(desired.Key);
        }
    }

    private async Task ReadListedAsync(ConfiguredTarget target, PimCall call)
    {
        if (await TargetAsync(target, call) is var (role, _) && _desired.Listed.Add(SettingKey.Of(role)))
        {
            _desired.ListedRoles.Add(role);
        }
    }

    // What is named twice by different names shows only once the names are looked up.
    private bool IsFirst(object key, DocumentNode at, string name)
    {
        if (_places.TryGetValue(key, out var first))
        {
            _problemsAt(at).Refuse(at, $"{name} stands here a second time, by other names; the first is in line {first.Line}.");
            return false;
        }

        _places.Add(key, at);
        return true;
    }

    private async Task<(PimRole Role, PimScope Scope)?> TargetAsync(ConfiguredTarget target, PimCall call)
    {
        var scope = await _names.ScopeAsync(target, call);
        var role = await _names.RoleAsync(target, call);
        return role is null || scope is null ? null
            : (role, target.Kind == PimKind.Group ? role.Scope ?? new PimScope(role.Id, role.Name, PimScopeType.Group) : scope);
    }
}
