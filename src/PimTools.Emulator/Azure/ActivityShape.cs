using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Azure.Resources;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Audit;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Azure;

/// <summary>Writes events of the activity log as JSON (documented: activitylogs-list, activity-log-schema).</summary>
internal sealed class ActivityShape(TenantState tenant)
{
    // An address for documentation (RFC 5737): nobody calls an emulated tenant from anywhere.
    private const string Address = "192.0.2.10";

    private const string Identity = "http://schemas.microsoft.com/identity/claims/";
    private const string Claims = "http://schemas.microsoft.com/claims/";
    private const string Names = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";

    // The application of PIM itself (documented: applications of Microsoft).
    private const string PimApplication = "01fc33a7-78ba-4d2f-a4b7-768e336e890e";

    /// <summary>The events of an operation, the last first: it ended, and it began.</summary>
    public IEnumerable<JsonObject> Events(ActivityOperation operation) =>
        [Event(operation, isEnd: true), Event(operation, isEnd: false)];

    public static string? GroupOf(ActivityOperation operation) =>
        operation.Scope.Line.FirstOrDefault(scope => scope.Kind == AzureScopeKind.ResourceGroup)?.Name;

    private JsonObject Event(ActivityOperation operation, bool isEnd)
    {
        var id = isEnd ? operation.Id : IdSource.Of(operation.Id + "/begin");
        var time = IsoTime.Text(operation.Time);
        return new JsonObject
        {
            ["authorization"] = new JsonObject
            {
                ["action"] = operation.Name,
                ["role"] = null,
                ["scope"] = operation.ResourceId,
            },
            ["caller"] = operation.Caller.UserPrincipalName ?? operation.Caller.Id ?? IdSource.Of("principal/MS-PIM"),
            ["channels"] = "Operation",
            ["claims"] = ClaimsOf(operation),
            ["correlationId"] = operation.CorrelationId,
            ["description"] = "",
            ["eventDataId"] = id,
            ["eventName"] = Localized(isEnd ? "EndRequest" : "BeginRequest", isEnd ? "End request" : "Begin request"),
            ["category"] = Localized("Administrative", "Administrative"),
            ["httpRequest"] = new JsonObject
            {
                ["clientRequestId"] = IdSource.Of(operation.Id + "/client"),
                ["clientIpAddress"] = operation.Caller.Id is null ? null : Address,
                ["method"] = operation.Method,
            },
            ["id"] = $"{operation.ResourceId}/events/{id}/ticks/{operation.Time.UtcTicks}",
            ["level"] = isEnd && operation.IsFailed ? "Error" : "Informational",
            ["resourceGroupName"] = GroupOf(operation),
            ["resourceProviderName"] = Localized("Microsoft.Authorization", "Microsoft.Authorization"),
            ["resourceId"] = operation.ResourceId,
            ["resourceType"] = Localized(TypeOf(operation), TypeOf(operation)),
            ["operationId"] = operation.CorrelationId,
            ["operationName"] = Localized(operation.Name, operation.Name),
            ["properties"] = Properties(operation, isEnd),
            ["status"] = !isEnd ? Localized("Started", "Started") : operation.IsFailed ? Localized("Failed", "Failed") : Localized("Succeeded", "Succeeded"),
            ["subStatus"] = isEnd ? Localized(operation.Status.ToString(), $"{operation.Status} (HTTP Status Code: {(int)operation.Status})") : Localized("", ""),
            ["eventTimestamp"] = time,
            ["submissionTimestamp"] = IsoTime.Text(operation.Time.AddSeconds(90)),
            ["subscriptionId"] = operation.Scope.Subscription?.Name,
            ["tenantId"] = tenant.TenantId,
        };
    }

    private static JsonObject Properties(ActivityOperation operation, bool isEnd)
    {
        var properties = new JsonObject
        {
            ["eventCategory"] = "Administrative",
            ["entity"] = operation.ResourceId,
            ["message"] = operation.Name,
            ["hierarchy"] = string.Join("/", operation.Scope.Line.Where(scope => scope.Kind is AzureScopeKind.ManagementGroup or AzureScopeKind.Subscription).Select(scope => scope.Name).Reverse()),
        };
        if (!isEnd && operation.RequestBody is { } sent)
            properties["requestbody"] = JsonText.Write(sent);
        if (isEnd)
            properties["statusCode"] = operation.Status.ToString();
        if (isEnd && operation.ResponseBody is { } answer)
            properties[operation.IsFailed ? "statusMessage" : "responseBody"] = JsonText.Write(answer);
        return properties;
    }

    private JsonObject ClaimsOf(ActivityOperation operation)
    {
        var caller = operation.Caller;
        var claims = new JsonObject
        {
            ["aud"] = "https://management.azure.com",
            ["iss"] = $"https://sts.windows.net/{tenant.TenantId}/",
            [Identity + "tenantid"] = tenant.TenantId,
            [Identity + "objectidentifier"] = caller.Id ?? IdSource.Of("principal/MS-PIM"),
            ["appid"] = caller == AuditInitiator.Service ? PimApplication : caller.AppId ?? "04b07795-8ddb-461a-bbee-02f9e1bf7b46",
            ["idtyp"] = caller.UserPrincipalName is null ? "app" : "user",
        };
        if (caller.UserPrincipalName is { } user)
        {
            claims["name"] = caller.DisplayName;
            claims["ipaddr"] = Address;
            claims[Names + "upn"] = user;
            claims[Names + "name"] = user;
            claims[Claims + "authnmethodsreferences"] = operation.HasMfa ? "pwd,mfa" : "pwd";
        }

        return claims;
    }

    // The object's id ends with its type and its name.
    private static string TypeOf(ActivityOperation operation)
    {
        var parts = operation.ResourceId.Split('/');
        return "Microsoft.Authorization/" + parts[parts.Length - 2];
    }

    private static JsonObject Localized(string value, string text) => new() { ["value"] = value, ["localizedValue"] = text };
}
