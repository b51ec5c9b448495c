using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using PimTools.Documents;
using PimTools.Resolution;

namespace PimTools.Configuration;

/// <summary>Finds what contradicts itself in a configuration, without asking anybody.</summary>
internal sealed class ConfigurationCheck
{
    private static readonly TimeSpan ShortestActivation = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan LongestActivation = TimeSpan.FromHours(24);

    // Documented: the service takes no shorter assignment.
    private static readonly TimeSpan ShortestAssignment = TimeSpan.FromMinutes(5);

    private readonly PimConfiguration _configuration;
    private readonly Func<DocumentNode, DocumentProblems> _problemsAt;

    /// <param name="configuration">The configuration.</param>
    /// <param name="problemsAt">Gives the problems of the file in which a node stands.</param>
    public ConfigurationCheck(PimConfiguration configuration, Func<DocumentNode, DocumentProblems> problemsAt)
    {
        _configuration = configuration;
        _problemsAt = problemsAt;
    }

    public void Run()
    {
        CheckTemplates();
        foreach (var setting in _configuration.Settings)
        {
            CheckExtends(setting.Extends, setting.Target.At);
            CheckValues(TemplateMerge.Of(_configuration, setting), setting.Target);
        }

        RefuseTwice(_configuration.Settings, one => one.Target.Key, one => one.Target.At, one => $"The setting of {one.Target}");
        RefuseTwice(_configuration.Assignments, one => one.Key, one => one.Target.At, one => one.ToString());
        _configuration.Assignments.ForEach(CheckAssignment);
    }

    private void CheckTemplates()
    {
        foreach (var template in _configuration.Templates)
        {
            CheckExtends(template.Value.Extends, template.Value.At);
            if (TemplateMerge.IsCircular(_configuration, template.Key))
            {
                Refuse(template.Value.At, $"The template '{template.Key}' extends itself.");
            }
        }
    }

    private void CheckExtends(string? name, DocumentNode at)
    {
        if (name is not null && !_configuration.Templates.ContainsKey(name))
        {
            Refuse(at, $"There is no template '{name}'.", Suggestions.Describe(Suggestions.Find(name, _configuration.Templates.Keys)));
        }
    }

    private void CheckValues(ConfiguredValues values, ConfiguredTarget target)
    {
        var change = values.Change;
        if (change.MaximumActivationDuration is { } longest && (longest < ShortestActivation || longest > LongestActivation))
        {
            Refuse(values.At, $"An activation of {target} may last 30m to 24h, not {PimDuration.Format(longest)}.");
        }

        foreach (var (duration, what) in new[] { (change.MaximumEligibleDuration, "eligible"), (change.MaximumActiveDuration, "active") })
        {
            if (duration <= TimeSpan.Zero)
            {
                Refuse(values.At, $"The longest {what} assignment of {target} must be longer than zero.");
            }
        }

        if (change.AuthenticationContext is { Length: > 0 } context)
        {
            if (!Regex.IsMatch(context, @"^[cC][1-9][0-9]?\z"))
            {
                Refuse(values.At, $"An authentication context is c1 to c99, or none, not '{context}'.");
            }

            if (change.ActivationRequires?.HasFlag(PimRequirements.Mfa) == true)
            {
                Refuse(values.At, $"{target} demands either Mfa or an authentication context, not both.");
            }
        }

        CheckApproval(values, target);
    }

    private void CheckApproval(ConfiguredValues values, ConfiguredTarget target)
    {
        var stages = values.Stages ?? Array.Empty<ConfiguredStage>();
        if (values.Change.RequiresApproval == true && values.Stages is not null && stages.All(stage => stage.Approvers is null or { Count: 0 }))
        {
            if (target.Kind == PimKind.AzureRole)
            {
                Refuse(values.At, $"{target} requires approval and names no approver: it may be that nobody can approve.");
            }
            else
            {
                _problemsAt(values.At).Warn(values.At, $"{target} requires approval and names no approver: the active Privileged Role Administrators and Global Administrators decide.");
            }
        }

        if (values.Change.RequiresApproval == true && values.Stages is null)
        {
            _problemsAt(values.At).Warn(
                values.At,
                $"{target} requires approval and names no approver: those whom the tenant has stay. "
                + (target.Kind == PimKind.AzureRole ? "Where it has none, nobody can approve." : "Where it has none, the active Privileged Role Administrators and Global Administrators decide."),
                "Name them under 'stages'.");
        }

        // A tenant may have both, and its export is no error.
        if (values.Change.ApprovalMode == PimApprovalMode.NoApproval && values.Change.RequiresApproval == true)
        {
            _problemsAt(values.At).Warn(values.At, $"{target} requires approval, and the mode NoApproval says nothing: the one that the tenant has stays.");
        }

        if (values.Change.ApprovalMode == PimApprovalMode.SingleStage && stages.Count > 1)
        {
            Refuse(values.At, $"{target} has {stages.Count} stages of approval, and the mode is SingleStage.");
        }

        foreach (var approver in values.Approvers)
        {
            if (target.Kind == PimKind.AzureRole && approver.Name is null)
            {
                Refuse(approver.At, $"An Azure role such as {target} cannot name managers and sponsors as approvers.");
            }
        }
    }

    private void CheckAssignment(ConfiguredAssignment assignment)
    {
        var ends = new object?[] { assignment.End, assignment.Duration, assignment.IsPermanent ? true : null }.Count(one => one is not null);
        if (ends > 1)
        {
            Refuse(assignment.Target.At, $"{assignment} has one of end, duration and permanent, not several.");
        }

        if (assignment.End <= assignment.Start)
        {
            Refuse(assignment.Target.At, $"{assignment} ends before it begins.");
        }

        else if ((assignment.Duration ?? (assignment.End - assignment.Start)) < ShortestAssignment)
        {
            Refuse(assignment.Target.At, $"{assignment} is shorter than 5m, which the service refuses.");
        }

        if (assignment.Condition is not null && assignment.Target.Kind != PimKind.AzureRole)
        {
            Refuse(assignment.Target.At, $"{assignment} is of no Azure role, and only assignments of Azure roles can have a condition.");
        }
    }

    private void RefuseTwice<T>(IEnumerable<T> all, Func<T, string> key, Func<T, DocumentNode> at, Func<T, string> name)
    {
        foreach (var same in all.GroupBy(key).Where(same => same.Count() > 1))
        {
            foreach (var one in same.Skip(1))
            {
                Refuse(at(one), $"{name(one)} stands here a second time; the first is in line {at(same.First()).Line}.");
            }
        }
    }

    private void Refuse(DocumentNode at, string message, string? remedy = null) => _problemsAt(at).Refuse(at, message, remedy);
}
