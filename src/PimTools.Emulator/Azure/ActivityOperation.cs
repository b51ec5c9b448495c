using System;
using System.Net;
using System.Text.Json.Nodes;
using PimTools.Emulator.Azure.Resources;
using PimTools.Emulator.Pim.Audit;

namespace PimTools.Emulator.Azure;

/// <summary>A change to access in Azure, of which the activity log tells the beginning and the end.</summary>
/// <param name="Id">The id that its events share.</param>
/// <param name="Time">The time of the change.</param>
/// <param name="Name">The name of the operation, such as Microsoft.Authorization/roleAssignments/write.</param>
/// <param name="Scope">The scope of the object that was changed.</param>
/// <param name="ResourceId">The id of that object.</param>
/// <param name="Caller">The person or application that made it.</param>
internal sealed record ActivityOperation(string Id, DateTimeOffset Time, string Name, AzureScope Scope, string ResourceId, AuditInitiator Caller)
{
    public string CorrelationId { get; init; } = Id;

    /// <summary>Tells whether the caller had given a second factor.</summary>
    public bool HasMfa { get; init; }

    public HttpStatusCode Status { get; init; } = HttpStatusCode.OK;

    public bool IsFailed => Status >= HttpStatusCode.BadRequest;

    /// <summary>The body that was sent; null where nothing was.</summary>
    public JsonObject? RequestBody { get; init; }

    /// <summary>The body of the answer; null where it had none.</summary>
    public JsonObject? ResponseBody { get; init; }

    /// <summary>The last word of the operation tells the method.</summary>
    public string Method => Name.EndsWith("/delete", StringComparison.Ordinal) ? "DELETE"
        : Name.EndsWith("/action", StringComparison.Ordinal) ? "POST"
        : Name.Contains("roleManagementPolicies") ? "PATCH"
        : "PUT";
}
