using System;
using System.Collections.Generic;
using PimTools.Graph.Json;

namespace PimTools.Graph.Auditing;

/// <summary>The fields of an entry of the log, and of what lies in it.</summary>
internal static class AuditFields
{
    private static readonly JsonFields<AuditCaller> Caller = new()
    {
        { "id", (caller, json) => caller.Id = json.Text() },
        { "appId", (caller, json) => caller.AppId = json.Text() },
        { "servicePrincipalId", (caller, json) => caller.ServicePrincipalId = json.Text() },
        { "servicePrincipalName", (caller, json) => caller.ServicePrincipalName = json.Text() },
        { "displayName", (caller, json) => caller.DisplayName = json.Text() },
        { "userPrincipalName", (caller, json) => caller.UserPrincipalName = json.Text() },
        { "ipAddress", (caller, json) => caller.IpAddress = json.Text() },
    };

    private static readonly JsonFields<AuditEntry> Callers = new()
    {
        { "user", (entry, json) => entry.User = Caller.ReadChild(json, () => new AuditCaller()) },
        { "app", (entry, json) => entry.Application = Caller.ReadChild(json, () => new AuditCaller()) },
    };

    private static readonly JsonFields<Change> Changes = new()
    {
        { "displayName", (change, json) => change.Property = json.Text() },
        { "oldValue", (change, json) => change.Before = json.Text() },
        { "newValue", (change, json) => change.After = json.Text() },
    };

    private static readonly JsonFields<Target> Targets = new()
    {
        { "id", (target, json) => target.Id = json.Text() },
        { "type", (target, json) => target.Type = json.Text() },
        { "displayName", (target, json) => target.DisplayName = json.Text() },
        { "userPrincipalName", (target, json) => target.UserPrincipalName = json.Text() },
        { "modifiedProperties", (target, json) => Changes.ReadChildren(json, () => new Change(), target.Add) },
    };

    private static readonly JsonFields<Detail> Details = new()
    {
        { "key", (detail, json) => detail.Key = json.Text() },
        { "value", (detail, json) => detail.Value = json.Text() },
    };

    public static JsonFields<AuditEntry> Entry { get; } = new()
    {
        { "id", (entry, json) => entry.Id = json.Text() },
        { "activityDateTime", (entry, json) => entry.Time = json.Text().AsTime() },
        { "activityDisplayName", (entry, json) => entry.Activity = json.Text() },
        { "category", (entry, json) => entry.Category = json.Text() },
        { "result", (entry, json) => entry.Result = json.Text() },
        { "resultReason", (entry, json) => entry.ResultReason = json.Text() },
        { "operationType", (entry, json) => entry.OperationType = json.Text() },
        { "loggedByService", (entry, json) => entry.Service = json.Text() },
        { "correlationId", (entry, json) => entry.CorrelationId = json.Text() },
        { "initiatedBy", (entry, json) => Callers.ReadChild(json, () => entry) },
        { "targetResources", (entry, json) => Targets.ReadChildren(json, () => new Target(), target => entry.Targets.Add(target.ToModel())) },
        { "additionalDetails", (entry, json) => Details.ReadChildren(json, () => new Detail(), detail => entry.Add(detail.Key, detail.Value)) },
    };

    private sealed class Detail
    {
        public string? Key { get; set; }

        public string? Value { get; set; }
    }

    private sealed class Change
    {
        public string? Property { get; set; }

        public string? Before { get; set; }

        public string? After { get; set; }
    }

    private sealed class Target
    {
        private List<PimAuditChange>? _changes;

        public string? Id { get; set; }

        public string? Type { get; set; }

        public string? DisplayName { get; set; }

        public string? UserPrincipalName { get; set; }

        public void Add(Change change) => (_changes ??= new List<PimAuditChange>()).Add(new PimAuditChange(change.Property, change.Before, change.After));

        public PimAuditTarget ToModel() => new(Id, Type, DisplayName)
        {
            UserPrincipalName = UserPrincipalName,
            Changes = _changes ?? (IReadOnlyList<PimAuditChange>)Array.Empty<PimAuditChange>(),
        };
    }
}
