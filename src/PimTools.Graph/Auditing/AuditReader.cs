using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Json;

namespace PimTools.Graph.Auditing;

/// <summary>Reads audit entries into the model.</summary>
internal static class AuditReader
{
    public static PimAuditRecord Read(JObject element)
    {
        var targets = element.Children("targetResources").Select(Target).ToList();
        var details = Details(element);
        var subject = AuditSubject.Read(element.Text("category"), targets, details);
        return new PimAuditRecord(
            element.RequiredText("id"),
            element.Time("activityDateTime") ?? throw new PimException(PimErrorCode.InvalidResponse, "An audit entry has no time."),
            element.Text("activityDisplayName") ?? string.Empty)
        {
            Category = element.Text("category"),
            Result = element.Text("result"),
            ResultReason = element.Text("resultReason"),
            Initiator = Initiator(element.Child("initiatedBy")),
            Kind = subject.Kind,
            Role = subject.Role,
            RoleId = subject.RoleId,
            Access = subject.Access,
            Scope = subject.Scope,
            ScopeId = subject.ScopeId,
            Principal = Principal(targets),
            Justification = AuditFacts.Justification(element, details),
            TicketNumber = AuditFacts.Find(details, "TicketNumber"),
            TicketSystem = AuditFacts.Find(details, "TicketSystem"),
            Start = AuditFacts.Time(details, "StartTime"),
            End = AuditFacts.Time(details, "ExpirationTime"),
            IpAddress = AuditFacts.IpAddress(element, details),
            OperationType = element.Text("operationType"),
            Service = element.Text("loggedByService"),
            CorrelationId = element.Text("correlationId"),
            RequestId = AuditFacts.RequestId(targets, details),
            Targets = targets,
            Details = details,
        };
    }

    /// <summary>Whom it was about: a user before a group, since a group may stand there as the scope or the way the role came.</summary>
    private static PimPrincipal? Principal(List<PimAuditTarget> targets)
    {
        var types = new[] { PimPrincipalType.User, PimPrincipalType.ServicePrincipal, PimPrincipalType.Group };
        return types
            .SelectMany(type => targets.Where(target => Is(target, type.ToString())).Select(target => (type, target)))
            .Where(found => found.target.Id is not null)
            .Select(found => new PimPrincipal(found.target.Id!, found.type, found.target.DisplayName, found.target.UserPrincipalName))
            .FirstOrDefault();
    }

    private static bool Is(PimAuditTarget target, string type) => string.Equals(target.Type, type, StringComparison.OrdinalIgnoreCase);

    private static PimPrincipal? Initiator(JObject? initiatedBy)
    {
        if (initiatedBy?.Child("user") is { } user && user.Text("id") is { } userId)
        {
            return new PimPrincipal(userId, PimPrincipalType.User, user.Text("displayName"), user.Text("userPrincipalName"));
        }

        return initiatedBy?.Child("app") is { } app && (app.Text("servicePrincipalId") ?? app.Text("appId") ?? app.Text("displayName")) is { } appId
            ? new PimPrincipal(appId, PimPrincipalType.ServicePrincipal, app.Text("displayName"))
            : null;
    }

    private static PimAuditTarget Target(JObject target) => new(target.Text("id"), target.Text("type"), target.Text("displayName"))
    {
        UserPrincipalName = target.Text("userPrincipalName"),
        Changes = target.Children("modifiedProperties")
            .Select(change => new PimAuditChange(change.Text("displayName"), change.Text("oldValue"), change.Text("newValue")))
            .ToList(),
    };

    private static Dictionary<string, string> Details(JObject element) => element.Children("additionalDetails")
        .Where(detail => detail.Text("key") is not null)
        .GroupBy(detail => detail.RequiredText("key"), StringComparer.OrdinalIgnoreCase)
        .ToDictionary(
            same => same.Key,
            same => string.Join("; ", same.Select(detail => detail.Text("value")).OfType<string>()),
            StringComparer.OrdinalIgnoreCase);
}
