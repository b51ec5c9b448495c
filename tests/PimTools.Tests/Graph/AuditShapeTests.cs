using System;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Auditing;
using PimTools.Graph.Json;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>The shapes in which records are published: the request stands in one of three places, the justification in one of two.</summary>
public sealed class AuditShapeTests
{
    private const string First = "a0000000-0000-4000-8000-000000000001";
    private const string Second = "a0000000-0000-4000-8000-000000000002";

    [Theory]
    [InlineData("""{ "key": "RoleAssignmentRequestId", "value": "FIRST" }""", "SECOND", First)]
    [InlineData("""{ "key": "RequestId", "value": "SECOND" }""", "FIRST", First)]
    [InlineData("""{ "key": "RequestId", "value": "FIRST" }""", null, First)]
    [InlineData("""{ "key": "RoleAssignmentRequestId", "value": "00000000-0000-0000-0000-000000000000" }""", "FIRST", First)]
    [InlineData("""{ "key": "RequestId", "value": "none" }""", null, null)]
    [InlineData("""{ "key": "RequestId", "value": null }""", null, null)]
    public void The_request_is_found_where_it_stands(string detail, string? target, string? expected)
    {
        var targets = target is null ? string.Empty : $$"""{ "type": "Request", "id": "{{target}}" }""";
        var record = Read($$"""{ "additionalDetails": [ {{detail}} ], "targetResources": [ {{targets}} ] }""");

        Assert.Equal(expected, record.RequestId);
    }

    [Theory]
    [InlineData("success", "Night shift", null, "Night shift", null)]
    [InlineData("success", "", "Night shift", "Night shift", null)]
    [InlineData("failure", "The policy refused it.", "Night shift", "Night shift", "The policy refused it.")]
    [InlineData("failure", "The policy refused it.", null, null, "The policy refused it.")]
    public void A_reason_is_told_from_a_justification(string result, string resultReason, string? justification, string? told, string? reason)
    {
        var detail = justification is null ? string.Empty : $$"""{ "key": "Justification", "value": "{{justification}}" }""";
        var record = Read($$"""{ "result": "{{result}}", "resultReason": "{{resultReason}}", "additionalDetails": [ {{detail}} ] }""");

        Assert.Equal((told, reason), (record.Justification, record.Reason));
    }

    [Theory]
    [InlineData("""{ "user": { "id": "u", "displayName": "Ada" }, "app": null }""", "u", "Ada", PimPrincipalType.User)]
    [InlineData("""{ "user": { "id": null, "displayName": "Azure AD PIM", "userPrincipalName": null } }""", "Azure AD PIM", "Azure AD PIM", PimPrincipalType.User)]
    [InlineData("""{ "user": { "id": "", "userPrincipalName": "ada@contoso.com" }, "app": {} }""", "ada@contoso.com", null, PimPrincipalType.User)]
    [InlineData("""{ "user": { "id": null, "displayName": null }, "app": { "appId": null, "displayName": "MS-PIM", "servicePrincipalId": "sp" } }""", "sp", "MS-PIM", PimPrincipalType.ServicePrincipal)]
    [InlineData("""{ "app": { "appId": "a", "displayName": null, "servicePrincipalId": null, "servicePrincipalName": "MS-PIM" } }""", "a", "MS-PIM", PimPrincipalType.ServicePrincipal)]
    [InlineData("""{ "app": { "displayName": "MS-PIM" }, "USER": null }""", "MS-PIM", "MS-PIM", PimPrincipalType.ServicePrincipal)]
    public void Whoever_did_it_is_told_by_what_there_is(string initiatedBy, string id, string? name, PimPrincipalType type)
    {
        var initiator = Read($$"""{ "initiatedBy": {{initiatedBy}} }""").Initiator!;

        Assert.Equal((id, name, type), (initiator.Id, initiator.DisplayName, initiator.Type));
    }

    [Fact]
    public void A_person_who_has_no_id_is_told_by_the_user_principal_name()
    {
        var record = Read("""{ "targetResources": [ { "type": "User", "id": null, "userPrincipalName": "ada@contoso.com" } ] }""");

        Assert.Equal("ada@contoso.com", record.Principal!.Id);
    }

    [Fact]
    public void A_record_about_a_group_tells_the_group_and_the_access()
    {
        var record = Read("""
            { "category": "GroupManagement", "targetResources": [
                { "type": "Role", "displayName": "Owner" }, { "type": "Group", "id": "1", "displayName": "Night shift" }, { "type": "Group", "id": "2", "displayName": "Ops" },
                { "type": "Request", "id": "FIRST" } ] }
            """);

        Assert.Equal((PimKind.Group, "Ops", PimAccess.Owner, "Ops", "Night shift"), (record.Kind, record.Role, record.Access, record.Scope, record.Principal!.DisplayName));
    }

    [Theory]
    [InlineData("RoleManagement", "Directory", "contoso", PimKind.EntraRole, "Directory")]
    [InlineData("RoleManagement", "AdministrativeUnit", "Sales", PimKind.EntraRole, "Sales")]
    [InlineData("ResourceManagement", "Subscription", "Production", PimKind.AzureRole, "Production")]
    [InlineData("ResourceManagement", "Other", "rg-web", PimKind.AzureRole, "rg-web")]
    [InlineData("Policy", "Directory", "contoso", PimKind.EntraRole, "Directory")]
    [InlineData("Alerts", "Other", "contoso", null, "contoso")]
    public void The_kind_and_the_scope_are_told(string category, string type, string name, PimKind? kind, string scope)
    {
        var record = Read($$"""
            { "category": "{{category}}", "targetResources": [
                { "type": "Role", "displayName": "Reader" }, { "type": "User", "id": "u", "displayName": "Ada" }, { "type": "{{type}}", "id": "x", "displayName": "{{name}}" } ] }
            """);

        Assert.Equal((kind, "Reader", scope), (record.Kind, record.Role, record.Scope));
    }

    [Fact]
    public void Times_are_of_the_service_and_what_is_no_time_is_none()
    {
        var record = Read("""
            { "operationType": "Assign", "loggedByService": "PIM", "initiatedBy": { "user": { "id": "u", "ipAddress": "192.0.2.7" } },
              "additionalDetails": [ { "key": "StartTime", "value": "2026-01-01T08:00:00" }, { "key": "ExpirationTime", "value": "2026-01-01T12:00:00Z" } ] }
            """);

        Assert.Equal(new DateTimeOffset(2026, 1, 1, 8, 0, 0, TimeSpan.Zero), record.Start);
        Assert.Equal(TimeSpan.FromHours(4), record.Duration);
        Assert.Equal(("192.0.2.7", "Assign", "PIM"), (record.IpAddress, record.OperationType, record.Service));
        Assert.Null(Read("""{ "additionalDetails": [ { "key": "StartTime", "value": "soon" } ] }""").Start);
    }

    private static PimAuditRecord Read(string json)
    {
        var element = JsonBody.Parse(json.Replace("FIRST", First, StringComparison.Ordinal).Replace("SECOND", Second, StringComparison.Ordinal));
        element.Merge(new JObject { ["id"] = "r", ["activityDateTime"] = "2026-01-01T08:00:00Z", ["activityDisplayName"] = "x" });
        return AuditReader.Read(element.CreateReader());
    }
}
