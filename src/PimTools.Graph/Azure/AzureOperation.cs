using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Directory;
using PimTools.Graph.Json;

namespace PimTools.Graph.Azure;

/// <summary>One operation of the activity log, out of the events that tell of its beginning and its end (API reference, section 9).</summary>
internal sealed class AzureOperation
{
    private const string Identity = "http://schemas.microsoft.com/identity/claims/";
    private const string Upn = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn";
    private const string Methods = "http://schemas.microsoft.com/claims/authnmethodsreferences";
    private const string Objects = "/providers/Microsoft.Authorization/";

    // The application of PIM itself, which carries out what others ask it for.
    private const string PimApplication = "01fc33a7-78ba-4d2f-a4b7-768e336e890e";

    private readonly PimScope _subscription;
    private readonly IReadOnlyList<JObject> _events;
    private readonly JObject _last;
    private readonly JObject _properties;

    /// <param name="subscription">The subscription whose log it is.</param>
    /// <param name="events">Its events, at least one.</param>
    public AzureOperation(PimScope subscription, IReadOnlyList<JObject> events)
    {
        _subscription = subscription;
        _events = events;
        _last = events.FirstOrDefault(one => Value(one, "status") is not "Started") ?? events[0];
        _properties = Body(events, "requestbody") ?? Body(events, "responseBody") ?? new JObject();
    }

    /// <summary>The id of the principal whose access it is about; null where it does not tell.</summary>
    public string? PrincipalId => _properties.Text("principalId");

    /// <summary>Tells whether somebody assigned a role, or took it away, without PIM.</summary>
    public bool IsOutsidePim => ObjectType.Equals("roleAssignments", StringComparison.OrdinalIgnoreCase) && !IsByPim;

    private string Name => NameOf(_last) ?? string.Empty;

    // An operation is named by its provider, the type of the object, and what was done.
    private string ObjectType => Name.Split('/') is { Length: > 1 } parts ? parts[1] : string.Empty;

    private string ResourceId => _last.Text("resourceId") ?? _last.Child("authorization")?.Text("scope") ?? string.Empty;

    private bool IsByPim => string.Equals(Claim("appid"), PimApplication, StringComparison.OrdinalIgnoreCase);

    private bool IsFailed => Value(_last, "status") is "Failed";

    private string ScopeId => ResourceId.LastIndexOf(Objects, StringComparison.OrdinalIgnoreCase) is var cut and >= 0 ? ResourceId.Substring(0, cut) : ResourceId;

    /// <summary>The name of the operation, such as Microsoft.Authorization/roleAssignments/write.</summary>
    public static string? NameOf(JObject element) => Value(element, "operationName");

    /// <summary>The operation as a record, with the names of what is known.</summary>
    /// <exception cref="PimException">It has no id or no time.</exception>
    public PimAuditRecord ToRecord(IReadOnlyDictionary<string, string> roles, PrincipalDirectory? principals)
    {
        var time = _last.Time("eventTimestamp") ?? throw new PimException(PimErrorCode.InvalidResponse, "An event of the activity log has no time.");
        var roleId = _properties.Text("roleDefinitionId") is { } id ? AzureIds.Last(id) : null;
        var isRequest = ObjectType.EndsWith("ScheduleRequests", StringComparison.OrdinalIgnoreCase);
        var schedule = _properties.Child("scheduleInfo");
        var start = schedule?.Time("startDateTime") ?? time;
        var expiration = schedule?.Child("expiration");
        return new PimAuditRecord(_last.Text("eventDataId") ?? _last.RequiredText("id"), time, Name)
        {
            IsOfActivityLog = true,
            Action = _properties.Word<PimRequestAction>("requestType"),
            IsMfaUsed = Claim(Methods)?.Split(',').Select(method => method.Trim()).Contains("mfa", StringComparer.OrdinalIgnoreCase),
            Category = Value(_last, "category"),
            Result = IsFailed ? "failure" : Value(_last, "status") is "Succeeded" ? "success" : Value(_last, "status"),
            ResultReason = IsFailed ? Reason() : null,
            Initiator = Initiator(),
            Kind = PimKind.AzureRole,
            Role = roleId is not null && roles.TryGetValue(roleId, out var name) ? name : null,
            RoleId = roleId,
            Scope = string.Equals(ScopeId, _subscription.Id, StringComparison.OrdinalIgnoreCase) ? _subscription.DisplayName : AzureScopeId.ToScope(ScopeId, null).DisplayName,
            ScopeId = ScopeId,
            Principal = PrincipalId is { } principal ? principals?.Get(principal) ?? new PimPrincipal(principal) : null,
            Justification = _properties.Text("justification"),
            TicketNumber = _properties.Child("ticketInfo")?.Text("ticketNumber"),
            TicketSystem = _properties.Child("ticketInfo")?.Text("ticketSystem"),
            Start = isRequest ? start : null,
            End = !isRequest ? null : expiration?.Time("endDateTime") ?? (start + expiration?.Duration("duration")),
            IpAddress = _last.Child("httpRequest")?.Text("clientIpAddress") ?? Claim("ipaddr"),
            OperationType = AzureIds.Last(Name),
            Service = Value(_last, "resourceProviderName"),
            CorrelationId = _last.Text("correlationId"),
            RequestId = isRequest ? RequestId() : null,
            Details = Details(),
        };
    }

    private static string? Value(JObject element, string name) => element.Child(name)?.Text("value");

    private static JObject? Body(IEnumerable<JObject> events, string name) => events
        .Select(one => one.Child("properties")?.Text(name) is { Length: > 0 } text ? JsonBody.TryParse(text) : null)
        .Where(body => body is not null)
        .Select(body => body!.Child("properties") ?? body)
        .FirstOrDefault();

    private string? Claim(string name) => _last.Child("claims")?.Text(name);

    // A cancellation is told of the object below the request.
    private string? RequestId()
    {
        var parts = ResourceId.Split('/');
        var type = Array.FindIndex(parts, part => part.EndsWith("ScheduleRequests", StringComparison.OrdinalIgnoreCase));
        return type >= 0 && type + 1 < parts.Length && Guid.TryParse(parts[type + 1], out _) ? parts[type + 1] : null;
    }

    private PimPrincipal? Initiator()
    {
        if ((Claim(Identity + "objectidentifier") ?? _last.Text("caller")) is not { } id)
        {
            return null;
        }

        var user = Claim(Upn);
        return user is null
            ? new PimPrincipal(id, PimPrincipalType.ServicePrincipal, IsByPim ? "MS-PIM" : null)
            : new PimPrincipal(id, PimPrincipalType.User, Claim("name"), user);
    }

    private string? Reason()
    {
        var message = _last.Child("properties")?.Text("statusMessage");
        var error = message is null ? null : JsonBody.TryParse(message)?.Child("error");
        return error?.Text("message") ?? message ?? _last.Child("subStatus")?.Text("localizedValue");
    }

    // A word that is told twice, once for programs and once for people, is kept where the two differ.
    private Dictionary<string, string> Details() => _events
        .SelectMany(one => one.DescendantsAndSelf().OfType<JProperty>())
        .Select(property => (Key: Key(property), Text: (property.Value as JValue)?.ToString(CultureInfo.InvariantCulture)))
        .Where(fact => !string.IsNullOrEmpty(fact.Text))
        .GroupBy(fact => fact.Key, fact => fact.Text!, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(same => same.Key, same => string.Join("; ", same.Distinct()), StringComparer.OrdinalIgnoreCase);

    private static string Key(JProperty property) => property is { Name: "value" or "localizedValue", Parent.Parent: JProperty owner } ? owner.Name : property.Name;
}
