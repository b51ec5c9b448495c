using System.Collections.Generic;
using Newtonsoft.Json;
using PimTools.Graph.Json;

namespace PimTools.Graph.Auditing;

/// <summary>Reads audit entries into the model.</summary>
internal static class AuditReader
{
    // A user before a group, since a group may stand there as the scope or the way the role came.
    private static readonly PimPrincipalType[] PrincipalTypes = { PimPrincipalType.User, PimPrincipalType.ServicePrincipal, PimPrincipalType.Group };

    /// <summary>Reads the entry that the reader stands at.</summary>
    public static PimAuditRecord Read(JsonReader json) => ToModel(AuditFields.Entry.Read(json, new AuditEntry()));

    private static PimAuditRecord ToModel(AuditEntry entry)
    {
        var (targets, details) = (entry.Targets, entry.Details);
        var subject = AuditSubject.Read(entry.Category, targets, details);
        return new PimAuditRecord(
            entry.Id.Required("id"),
            entry.Time ?? throw new PimException(PimErrorCode.InvalidResponse, "An audit entry has no time."),
            entry.Activity ?? string.Empty)
        {
            Category = entry.Category,
            Result = entry.Result,
            ResultReason = entry.ResultReason,
            Initiator = Initiator(entry),
            Kind = subject.Kind,
            Role = subject.Role,
            RoleId = subject.RoleId,
            Access = subject.Access,
            Scope = subject.Scope,
            ScopeId = subject.ScopeId,
            Principal = Principal(targets),
            Justification = AuditFacts.Justification(entry, details),
            TicketNumber = AuditFacts.Find(details, "TicketNumber"),
            TicketSystem = AuditFacts.Find(details, "TicketSystem"),
            Start = AuditFacts.Time(details, "StartTime"),
            End = AuditFacts.Time(details, "ExpirationTime"),
            IpAddress = AuditFacts.IpAddress(entry, details),
            OperationType = entry.OperationType,
            Service = entry.Service,
            CorrelationId = entry.CorrelationId,
            RequestId = AuditFacts.RequestId(targets, details),
            Targets = targets,
            Details = PimDetails.Over(details),
        };
    }

    /// <summary>Finds the principal that it was about.</summary>
    private static PimPrincipal? Principal(List<PimAuditTarget> targets)
    {
        foreach (var type in PrincipalTypes)
        {
            if (targets.Find(target => IdOf(target) is not null && AuditFacts.Is(target, type.ToString())) is { } found)
            {
                return new PimPrincipal(IdOf(found)!, type, found.DisplayName, found.UserPrincipalName);
            }
        }

        return null;
    }

    private static string? IdOf(PimAuditTarget target) => target.Id ?? target.UserPrincipalName;

    // The service leaves out the ids of callers of its own, such as "Azure AD PIM"; their name is all that tells them.
    private static PimPrincipal? Initiator(AuditEntry entry) =>
        Caller(entry.User, entry.User?.Id, PimPrincipalType.User)
        ?? Caller(entry.Application, entry.Application?.ServicePrincipalId ?? entry.Application?.AppId, PimPrincipalType.ServicePrincipal)
        ?? Caller(entry.User, entry.User?.UserPrincipalName ?? entry.User?.DisplayName, PimPrincipalType.User)
        ?? Caller(entry.Application, entry.Application?.DisplayName ?? entry.Application?.ServicePrincipalName, PimPrincipalType.ServicePrincipal);

    private static PimPrincipal? Caller(AuditCaller? caller, string? id, PimPrincipalType type) =>
        caller is null || id is null ? null : new PimPrincipal(id, type, caller.DisplayName ?? caller.ServicePrincipalName, caller.UserPrincipalName);
}
