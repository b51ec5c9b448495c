using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Changes;
using PimTools.Configuration;
using PimTools.Documents;
using PimTools.Models;
using PimTools.Requests;
using PimTools.Resolution;
using PimTools.Settings;

namespace PimTools.Plans;

/// <summary>Compares what a document wants with what a tenant has. Nothing is sent.</summary>
internal sealed class ConfigurationPlanner
{
    private readonly IPimClient _client;
    private readonly PlanOptions _options;
    private readonly UnreadParts _unread = new();
    private readonly TenantReader _tenant;
    private readonly Dictionary<SettingKey, PlannedSettingChange> _settings = new();

    private ConfigurationPlanner(IPimClient client, PlanOptions options)
    {
        _client = client;
        _options = options;
        _tenant = new TenantReader(client, _unread);
    }

    /// <summary>Makes the plan.</summary>
    /// <param name="client">The client.</param>
    /// <param name="configuration">The configuration, which has no error of its own.</param>
    /// <param name="problemsAt">Takes the names that are unknown; where there is one, the plan is not to be used.</param>
    /// <param name="options">The choices.</param>
    /// <param name="call">The call.</param>
    public static async Task<PimPlan> PlanAsync(
        IPimClient client, PimConfiguration configuration, Func<DocumentNode, DocumentProblems> problemsAt, PlanOptions options, PimCall call)
    {
        var planner = new ConfigurationPlanner(client, options);
        var names = new ConfigurationNames(client, problemsAt);
        var reader = new DesiredStateReader(configuration, names, problemsAt, options, planner._unread);

        // Most of those whom a document names hold something already: who is in the lists has not to be looked up.
        await planner._tenant.ReadAssignmentsAsync(await reader.ReadAssignedRolesAsync(call), call);
        names.Learn(planner._tenant.Assignments.All.Select(one => one.Principal));
        return await planner.PlanAsync(await reader.ReadAsync(call), call);
    }

    private async Task<PimPlan> PlanAsync(DesiredState desired, PimCall call)
    {
        await _tenant.ReadSettingsAsync(desired.Settings.Select(one => one.Role), call);
        var keys = desired.Assignments.Select(one => one.Key).ToList();
        await _tenant.ReadRecentAsync(keys, call);

        var settings = desired.Settings.ConvertAll(one => Plan(one, call));
        var grants = await PlanAsync(desired.Assignments, call);
        var unlisted = Unlisted(desired, keys);
        var removals = _options.Prunes ? unlisted.ConvertAll(Remove) : new List<PimPlannedChange>();
        var isProtected = new ProtectedPrincipals(desired.BreakGlass, desired.Protected, _options.Unprotected.Select(one => one.Id).ToList());
        var changes = new GrantOrder(_settings).Arrange(settings, grants).Concat(removals).ToList();
        return new PimPlan(_client.Context.TenantId, _client.ServiceTime, _options.Source)
        {
            IsPruning = _options.Prunes,
            Unlisted = unlisted.Count,
            Changes = GrantOrder.WithholdDependent(await new PlanProtection(_client, isProtected).WithholdAsync(changes, call)).ToArray(),
            UnreadParts = _unread.All.ToArray(),
            Protected = isProtected,
        };
    }

    private PimPlannedChange Plan(DesiredSetting desired, PimCall call)
    {
        var key = SettingKey.Of(desired.Role);
        var item = new PlannedItem(desired.Role, desired.Scope, null);
        if (!_tenant.Settings.TryGetValue(key, out var standing))
        {
            var why = _tenant.WhyUnread(desired.Role);
            return new PimPlannedChange(PimPlanAction.Unknown, item) { Reason = why.Message, ErrorCode = why.Code };
        }

        try
        {
            var planned = PlannedSettingChange.Plan(standing, desired.Change);
            if (!planned.IsNeeded)
            {
                return new PimPlannedChange(PimPlanAction.None, item) { Reason = PlanReasons.AsWanted };
            }

            if (PimApprovers.DescribeNoNamedApprover(planned.To, planned.Rules) is { } nobody)
            {
                call.Notice?.Invoke(nobody);
            }

            _settings[key] = planned;
            return new PimPlannedChange(PimPlanAction.Update, new PlannedItem(desired.Role, standing.Scope, PlannedSetting.Of(planned)))
            {
                Differences = planned.Differences.ToArray(),
                Reason = PlanReasons.Differs,
            };
        }
        catch (PimException e)
        {
            return new PimPlannedChange(PimPlanAction.Update, item) { Reason = PlanReasons.Differs }.Withhold(e.Message, e.Code);
        }
    }

    private async Task<List<PlannedGrant>> PlanAsync(List<DesiredAssignment> desired, PimCall call)
    {
        var now = _client.ServiceTime;
        var steps = desired.ConvertAll(one => AssignmentPlanner.Decide(one, _tenant.Assignments.Find(one.Key), _unread.Find(one.Key), now));

        // The settings that new assignments have to meet, of roles whose settings the document does not tell.
        var settings = new KnownSettings(_client);
        await settings.LoadAsync(
            steps.Where(step => step.IsNeeded && !_tenant.Settings.ContainsKey(SettingKey.Of(step.Role))).Select(step => step.Role), call);
        return steps.Select((step, i) =>
        {
            var key = SettingKey.Of(step.Role);
            var standing = _tenant.Settings.TryGetValue(key, out var read) ? read : settings.Find(step.Role, step.Scope);
            var wanted = _settings.TryGetValue(key, out var planned) ? planned.To : standing;
            return PlannedGrant.Of(step, desired[i], _unread.Find(desired[i].Key), standing, wanted, now);
        }).ToList();
    }

    /// <summary>The assignments of roles that the document lists in full, which it does not name. What could not be read is not among it.</summary>
    private List<PimAssignment> Unlisted(DesiredState desired, IEnumerable<AssignmentKey> keys)
    {
        var wanted = new HashSet<AssignmentKey>(keys);
        return _tenant.Assignments.All
            .Where(one => desired.Listed.Contains(SettingKey.Of(one)) && !wanted.Contains(AssignmentKey.Of(one)) && _unread.Find(AssignmentKey.Of(one)) is null)
            .GroupBy(AssignmentKey.Of)
            .Select(same => same.OrderBy(one => one.State == PimAssignmentState.Scheduled).First())
            .OrderBy(one => $"{(int)one.Kind}|{one.Role}|{one.Scope}|{one.Type}|{one.Principal}|{one.PrincipalId}", StringComparer.OrdinalIgnoreCase)
            .ToList();
    }

    private PimPlannedChange Remove(PimAssignment assignment)
    {
        var planned = new PlannedAssignment(assignment.Type, At(assignment), assignment.Scope, assignment.Principal)
        {
            From = AssignmentTerms.Of(assignment),
            IsScheduled = assignment.State == PimAssignmentState.Scheduled,
            ScheduleId = assignment.ScheduleId,
            Justification = _options.Justification,
        };
        return new PimPlannedChange(PimPlanAction.Remove, new PlannedItem(planned)) { Differences = TermDifferences.Of(planned, _client.ServiceTime), Reason = PlanReasons.NotNamed };
    }

    private static PimRole At(PimAssignment assignment) => assignment.Kind == PimKind.AzureRole ? assignment.Role.At(assignment.Scope) : assignment.Role;
}
