using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Azure.Resources;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Alerts;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Azure;

/// <summary>The alerts of Azure roles, which each subscription has of its own (documented: rest authorization/role-management-alerts).</summary>
internal sealed class AzureAlerts
{
    private readonly TenantState _tenant;
    private readonly AzurePimService _service;
    private readonly Dictionary<AzureScope, IReadOnlyList<Alert>> _alerts = [];

    public AzureAlerts(TenantState tenant, AzurePimService service)
    {
        _tenant = tenant;
        _service = service;
    }

    public IReadOnlyList<Alert> Of(AzureScope subscription)
    {
        if (!_alerts.TryGetValue(subscription, out var alerts))
            _alerts[subscription] = alerts = Create(subscription);
        return alerts;
    }

    private Alert[] Create(AzureScope scope) =>
    [
        new Alert(
            new AlertDefinition("TooManyPermanentOwnersAssignedToResource", "TooManyPermanentOwnersAssignedToResource", "Too many people are owners for good", "Medium") { IsConfigurable = true },
            new JsonObject { ["thresholdNumberOfPermanentOwners"] = 3, ["thresholdPercentageOfPermanentOwnersOutOfAllOwners"] = 10 },
            alert => TooMany(
                Owners(scope).Where(owner => owner.Kind == ScheduleKind.Active && owner.End is null), Owners(scope), alert,
                "thresholdNumberOfPermanentOwners", "thresholdPercentageOfPermanentOwnersOutOfAllOwners")),
        new Alert(
            new AlertDefinition("TooManyOwnersAssignedToResource", "TooManyOwnersAssignedToResource", "Too many people are owners", "Medium") { IsConfigurable = true },
            new JsonObject { ["thresholdNumberOfOwners"] = 3, ["thresholdPercentageOfOwnersOutOfAllRoleMembers"] = 40 },
            alert => TooMany(Owners(scope), Held(scope), alert, "thresholdNumberOfOwners", "thresholdPercentageOfOwnersOutOfAllRoleMembers")),
        new Alert(new AlertDefinition("DuplicateRoleCreated", "DuplicateRoleCreated", "A role exists twice", "Medium"), [], _ => Duplicates(scope)),
        new Alert(
            new AlertDefinition("AzureRolesAssignedOutsidePimAlert", "AzureRolesAssignedOutsidePim", "Roles are assigned outside of PIM", "High"), [], _ => OutsideOfPim(scope)),
    ];

    private IEnumerable<Schedule> Held(AzureScope scope) => new[] { ScheduleKind.Eligible, ScheduleKind.Active }
        .SelectMany(_service.Store.Schedules)
        .Where(schedule => !schedule.IsActivation && scope.IsAtOrBelow(_service.ScopeOf(schedule.Target)) && _tenant.Directory.Find(schedule.PrincipalId) is User);

    private IEnumerable<Schedule> Owners(AzureScope scope) => Held(scope).Where(schedule => _service.RoleOf(schedule.Target).Name == "Owner");

    private IEnumerable<AlertIncident> TooMany(IEnumerable<Schedule> some, IEnumerable<Schedule> all, Alert alert, string number, string percentage)
    {
        var people = some.Select(schedule => schedule.PrincipalId).Distinct().ToList();
        return people.Count >= alert.Number(number) && people.Count * 100 >= all.Select(schedule => schedule.PrincipalId).Distinct().Count() * alert.Number(percentage)
            ? people.Select(person => new AlertIncident(person, [new("assigneeName", _tenant.Directory.Find(person)?.DisplayName), new("assigneeType", "User")]))
            : [];
    }

    private IEnumerable<AlertIncident> Duplicates(AzureScope scope) => _service.Roles.All
        .Where(role => !role.IsBuiltIn && role.IsAssignableAt(scope)
            && _service.Roles.All.Any(other => other != role && other.Name.Equals(role.Name, StringComparison.OrdinalIgnoreCase)))
        .Select(role => new AlertIncident(role.Id, [new("roleName", role.Name), new("reason", "Another role has the same name.")]));

    private IEnumerable<AlertIncident> OutsideOfPim(AzureScope scope) =>
        from schedule in Held(scope)
        where schedule.Kind == ScheduleKind.Active && schedule.CreatedUsing is null
        let person = (User)_tenant.Directory.Find(schedule.PrincipalId)!
        let role = _service.RoleOf(schedule.Target)
        select new AlertIncident(
            schedule.Id,
            [
                new("assigneeDisplayName", person.DisplayName),
                new("assigneeUserPrincipalName", person.UserPrincipalName),
                new("assigneeId", person.Id),
                new("roleDisplayName", role.Name),
                new("roleDefinitionId", role.Id),
                new("roleTemplateId", role.Id),
                new("assignmentActivatedDate", IsoTime.Node(schedule.Created ?? schedule.Start)),
            ]);
}
