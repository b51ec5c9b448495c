using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Exports;

/// <summary>
/// The audit event of the Advanced Security Information Model, an object of JSON on each line (documented: Microsoft Sentinel, "Audit Events
/// normalization schema reference").
/// </summary>
internal sealed class AsimAuditFormat : IAuditFormat
{
    private readonly string _tenantId;

    public AsimAuditFormat(string tenantId) => _tenantId = tenantId;

    public string? Header => null;

    public string Write(PimAuditRecord record)
    {
        var change = record.Targets.SelectMany(target => target.Changes).FirstOrDefault();
        var time = AuditColumns.Text(record.Time);
        return new JsonLine()
            .Add("TimeGenerated", time)
            .Add("EventStartTime", time)
            .Add("EventEndTime", time)
            .Add("EventCount", 1)
            .Add("EventSchema", "AuditEvent")
            .Add("EventSchemaVersion", "0.1")
            .Add("EventVendor", "Microsoft")
            .Add("EventProduct", "Entra PIM")
            .Add("EventOriginalUid", record.Id)
            .Add("EventOriginalType", record.Category)
            .Add("EventType", EventType(record))
            .Add("EventResult", EventResult(record))
            .Add("EventOriginalResultDetails", record.Reason)
            .Add("EventSeverity", record.Reason is null ? "Informational" : "Low")
            .Add("Operation", record.Activity)
            .Add("Object", record.Role ?? record.TargetNames.FirstOrDefault() ?? record.Activity)
            .Add("ObjectId", record.RoleId)
            .Add("ObjectType", ObjectType(record))
            .Add("OldValue", change?.Before)
            .Add("NewValue", change?.After)
            .Add("ActorUserId", record.InitiatorId)
            .Add("ActorUserIdType", record.InitiatorId is null ? null : "AADID")
            .Add("ActorUsername", record.Initiator?.UserPrincipalName ?? record.Initiator?.DisplayName)
            .Add("ActorUsernameType", record.Initiator is null ? null : record.Initiator.UserPrincipalName is null ? "Simple" : "UPN")
            .Add("ActorUserType", ActorType(record.Initiator))
            .Add("ActorScopeId", _tenantId)
            .Add("SrcIpAddr", record.IpAddress)
            .Add("TargetAppName", "Microsoft Entra Privileged Identity Management")
            .Add("TargetAppType", "SaaS application")
            .Add("Dvc", "Microsoft Entra")
            .Add("AdditionalFields", Additional(record))
            .ToString();
    }

    // The schema has a closed list of types; the words of the service begin with what was done.
    private static string EventType(PimAuditRecord record) => record.Activity.Split(' ')[0].ToUpperInvariant() switch
    {
        "ADD" or "ONBOARDED" => "Create",
        "REMOVE" or "OFFBOARDED" => "Delete",
        "UPDATE" => "Set",
        "ENABLE" => "Enable",
        "DISABLE" or "DEACTIVATE" => "Disable",
        _ => "Other",
    };

    private static string EventResult(PimAuditRecord record) => record.Result?.ToUpperInvariant() switch
    {
        "SUCCESS" => "Success",
        "FAILURE" or "TIMEOUT" => "Failure",
        _ => "NA",
    };

    private static string ObjectType(PimAuditRecord record) => record switch
    {
        { Category: "Policy" } => "Policy Rule",
        { Kind: PimKind.AzureRole } => "Cloud Resource",
        { Kind: not null } => "Directory Service Object",
        _ => "Other",
    };

    private static string? ActorType(PimPrincipal? actor) => actor switch
    {
        null => null,
        { UserPrincipalName: not null } => "Regular",
        _ => "Service Principal",
    };

    private static Dictionary<string, string> Additional(PimAuditRecord record)
    {
        var known = AuditColumns.Names.Zip(AuditColumns.Of(record), (name, value) => (Name: name, Value: value)).Where(column => column.Value is { Length: > 0 });
        var fields = known.ToDictionary(column => column.Name, column => column.Value!, StringComparer.OrdinalIgnoreCase);
        foreach (var detail in record.Details.Where(detail => !fields.ContainsKey(detail.Key)))
        {
            fields.Add(detail.Key, detail.Value);
        }

        return fields;
    }
}
