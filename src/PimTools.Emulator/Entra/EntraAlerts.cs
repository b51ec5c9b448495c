using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Alerts;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Policies;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Entra;

/// <summary>The alerts of Entra roles (documented: pim-how-to-configure-security-alerts). The tenant is licensed, and nobody's sign-ins are known.</summary>
internal sealed class EntraAlerts
{
    private readonly TenantState _tenant;
    private readonly EntraPimService _service;

    public EntraAlerts(TenantState tenant, EntraPimService service)
    {
        _tenant = tenant;
        _service = service;
        All =
        [
            new Alert(new AlertDefinition("InvalidLicense", "invalidLicense", "The licence for PIM is missing", "high"), [], _ => []),
            new Alert(new AlertDefinition("NoMfaOnRoleActivation", "noMfaOnRoleActivation", "Roles are activated without multifactor authentication", "medium")
                {
                    MitigationSteps = "Require multifactor authentication in the settings of the roles.",
                }, [], _ => WithoutMfa()),
            new Alert(new AlertDefinition("RedundantAssignment", "redundantAssignment", "Eligible roles are not used", "low")
                {
                    MitigationSteps = "Remove the assignments that nobody needs.", IsConfigurable = true,
                }, new JsonObject { ["duration"] = "P30D" }, Unused),
            new Alert(new AlertDefinition("RolesAssignedOutsidePim", "rolesAssignedOutsidePrivilegedIdentityManagement", "Roles are assigned outside of PIM", "high")
                {
                    SecurityImpact = "Assignments outside of PIM are not watched, and may show an attack.",
                    MitigationSteps = "Remove them, or make them eligible.",
                }, [], _ => OutsideOfPim()),
            new Alert(new AlertDefinition("SequentialActivationRenewals", "sequentialActivationRenewals", "Roles are activated too often", "medium")
                {
                    MitigationSteps = "Look at who needs a role that often.", IsConfigurable = true,
                }, new JsonObject { ["sequentialActivationCounterThreshold"] = 3, ["timeIntervalBetweenActivations"] = "PT5H" }, Sequences),
            new Alert(new AlertDefinition("StaleSignIn", "staleSignIn", "Accounts with roles have not signed in for long", "medium") { IsConfigurable = true },
                new JsonObject { ["duration"] = "P30D" }, _ => []),
            new Alert(new AlertDefinition("TooManyGlobalAdminsAssignedToTenant", "tooManyGlobalAdminsAssignedToTenant", "There are too many Global Administrators", "low")
                {
                    SecurityImpact = "Whoever takes over one of them has the whole tenant.",
                    MitigationSteps = "Give roles that can do less.",
                    HowToPrevent = "Assign the role that is just enough.",
                    IsConfigurable = true,
                }, new JsonObject { ["globalAdminCountThreshold"] = 3, ["percentageOfGlobalAdminsOutOfRolesThreshold"] = 10 }, GlobalAdministrators),
        ];
    }

    public IReadOnlyList<Alert> All { get; }

    public string IdOf(Alert alert) => $"{EntraPolicies.ScopeType}_{_tenant.TenantId}_{alert.Definition.Name}Alert";

    private IEnumerable<Schedule> Assigned => new[] { ScheduleKind.Eligible, ScheduleKind.Active }
        .SelectMany(_service.Store.Schedules)
        .Where(schedule => !schedule.IsActivation && _tenant.Directory.Find(schedule.PrincipalId) is User);

    private IEnumerable<AlertIncident> GlobalAdministrators(Alert alert)
    {
        var people = Assigned.Where(schedule => schedule.Target.Role == BuiltInRoles.GlobalAdministrator).Select(schedule => schedule.PrincipalId).Distinct().ToList();
        var all = Assigned.Select(schedule => schedule.PrincipalId).Distinct().Count();
        return people.Count >= alert.Number("globalAdminCountThreshold") && people.Count * 100 >= all * alert.Number("percentageOfGlobalAdminsOutOfRolesThreshold")
            ? people.Select(person => new AlertIncident(person, Assignee(person)))
            : [];
    }

    private IEnumerable<AlertIncident> OutsideOfPim() => Assigned
        .Where(schedule => schedule.Kind == ScheduleKind.Active && schedule.CreatedUsing is null)
        .Select(schedule => new AlertIncident(
            schedule.Id, [.. Assignee(schedule.PrincipalId), .. Role(schedule), new("assignmentCreatedDateTime", IsoTime.Node(schedule.Created ?? schedule.Start))]));

    private IEnumerable<AlertIncident> WithoutMfa() => _service.Roles.All
        .Where(role => role.IsPrivileged && _service.Policies.Of(role.Id) is var policy
            && policy.AuthenticationContext is null && !policy.Requires(RuleIds.ActivationEnablement, "MultiFactorAuthentication"))
        .Select(role => new AlertIncident(role.Id, [new("roleDisplayName", role.DisplayName), new("roleTemplateId", role.TemplateId)]));

    private IEnumerable<AlertIncident> Unused(Alert alert)
    {
        _ = IsoTime.TryDuration((string)alert.Settings["duration"]!, out var longest);
        var activations = Activations.ToLookup(request => (request.PrincipalId, request.Target));
        return from schedule in Assigned
               where schedule.Kind == ScheduleKind.Eligible
               let last = activations[(schedule.PrincipalId, schedule.Target)].Select(request => (DateTimeOffset?)request.Created).Max()
               where _tenant.Now - (last ?? schedule.Start) > longest
               select new AlertIncident(schedule.Id, [.. Assignee(schedule.PrincipalId), .. Role(schedule), new("lastActivationDateTime", Never(last))]);
    }

    private IEnumerable<AlertIncident> Sequences(Alert alert)
    {
        _ = IsoTime.TryDuration((string)alert.Settings["timeIntervalBetweenActivations"]!, out var longest);
        foreach (var own in Activations.GroupBy(request => (request.PrincipalId, request.Target)))
        {
            var run = new List<ScheduleRequest>();
            foreach (var request in own.OrderBy(request => request.Start))
            {
                if (run.Count > 0 && request.Start - run[run.Count - 1].Start > longest)
                    run.Clear();
                run.Add(request);
                if (run.Count == alert.Number("sequentialActivationCounterThreshold"))
                    yield return Sequence(run);
            }
        }
    }

    private AlertIncident Sequence(List<ScheduleRequest> run) => new(
        run[0].Id,
        [
            .. Assignee(run[0].PrincipalId),
            .. Role(run[0].Target.Role),
            new("activationCount", run.Count),
            new("sequenceStartDateTime", IsoTime.Node(run[0].Start)),
            new("sequenceEndDateTime", IsoTime.Node(run[run.Count - 1].Start)),
        ]);

    private IEnumerable<ScheduleRequest> Activations => _service.Store.Requests(ScheduleKind.Active)
        .Where(request => request.Action == RequestAction.SelfActivate && request.Status == RequestStatus.Provisioned && request.Start is not null);

    private KeyValuePair<string, JsonNode?>[] Assignee(string id)
    {
        var person = _tenant.Directory.Find(id) as User;
        return [new("assigneeId", id), new("assigneeDisplayName", person?.DisplayName), new("assigneeUserPrincipalName", person?.UserPrincipalName)];
    }

    private IEnumerable<KeyValuePair<string, JsonNode?>> Role(Schedule schedule) => Role(schedule.Target.Role);

    private IEnumerable<KeyValuePair<string, JsonNode?>> Role(string id) =>
    [
        new("roleDefinitionId", id),
        new("roleDisplayName", _service.Roles.Find(id)?.DisplayName),
        new("roleTemplateId", _service.Roles.Find(id)?.TemplateId),
    ];

    // The service writes this for never (observed).
    private static JsonNode? Never(DateTimeOffset? time) => time is null ? JsonValue.Create("0001-01-01T08:00:00Z") : IsoTime.Node(time);
}
