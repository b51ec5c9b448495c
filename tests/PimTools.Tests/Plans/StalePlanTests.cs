using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Graph;
using PimTools.Tests.Emulator;
using PimTools.Tests.Graph;
using Xunit;

namespace PimTools.Tests.Plans;

/// <summary>Tests what somebody else changes between a plan and its use, by kind: the plan is refused, tells what has moved from what to what, and sends nothing.</summary>
public sealed class StalePlanTests
{
    private const string Document = """
        version: 1
        settings:
          - { role: Teams Reader, activation: { maximumDuration: 2h } }
          - { role: Night Watch, activation: { maximumDuration: 2h } }
        assignments:
          - { role: Reports Reader, type: Eligible, principal: ada@contoso.com, duration: 60d }
          - { role: Reports Reader, type: Eligible, principal: ben@contoso.com, duration: 30d }
          - { role: Security Reader, type: Eligible, principal: cleo@contoso.com, duration: 30d }
          - { group: Ops-OnCall, access: Member, type: Eligible, principal: cleo@contoso.com, duration: 30d }
        """;

    // By another client, and by plain HTTP: that of the plan remembers nothing of it.
    private static readonly Dictionary<string, (Func<ContosoTenant, Task> ChangeAsync, string Told)> Changes = new()
    {
        ["an assignment that the plan makes was made otherwise"] = (
            tenant => AssignAsync(tenant, "Reports Reader", "ben", "adminAssign", "P90D"), "Eligible Reports Reader at Directory for Ben Okafor did not exist, and now holds until 20"),
        ["an assignment that the plan extends ended"] = (
            tenant => AssignAsync(tenant, "Reports Reader", "ada", "adminRemove", null), "Eligible Reports Reader at Directory for Ada Ahlberg existed until 20"),
        ["an assignment that the plan extends was prolonged"] = (
            tenant => AssignAsync(tenant, "Reports Reader", "ada", "adminUpdate", "P20D"), "Eligible Reports Reader at Directory for Ada Ahlberg has moved: its end from 20"),
        ["an assignment that the plan removes was made to end"] = (
            tenant => AssignAsync(tenant, "Security Reader", "ada", "adminUpdate", "P20D"), "Eligible Security Reader at Directory for Ada Ahlberg has moved: its end from never to 20"),
        ["a field of a setting"] = (
            tenant => SetAsync(tenant, "Teams Reader", "PT5H"), "MaximumActivationDuration of the setting of Teams Reader at Directory has moved from 8h to 5h"),
        ["another field of the same setting"] = (
            tenant => SetAsync(tenant, "Teams Reader", "P20D", "Expiration_Admin_Eligibility"), "MaximumEligibleDuration of the setting of Teams Reader at Directory has moved from 365d to 20d"),
        ["a role was renamed"] = (
            async tenant => await tenant.Patch("dana", $"{ContosoTenant.Roles}roleDefinitions/{await tenant.Role("Night Watch")}", new { displayName = "Day Watch" }),
            "has moved from Night Watch to Day Watch"),
        ["somebody who gets something was deleted"] = (
            tenant => DeleteAsync(tenant, "ben"), "Ben Okafor (BEN) was in the directory, and is gone"),
        ["a group was deleted"] = (
            async tenant => await DeleteAsync(tenant, (await new GroupCalls(tenant).Id("Ops-OnCall"))), "Ops-OnCall (ONCALL) was in the directory, and is gone"),
        ["a group became role-assignable"] = (_ => Task.CompletedTask, "Eligible Ops-OnCall for Ada Ahlberg has moved: whether its group is role-assignable from no to yes"),
    };

    private readonly Contoso _contoso = new();

    public static TheoryData<string> Kinds => [.. Changes.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task It_is_refused(string kind)
    {
        var tenant = new ContosoTenant(_contoso.Tenant);
        var made = new JsonArray(new JsonObject { ["allowedResourceActions"] = new JsonArray("microsoft.directory/applications/basic/update") });
        await tenant.Post("dana", ContosoTenant.Roles + "roleDefinitions", new JsonObject { ["displayName"] = "Night Watch", ["isEnabled"] = true, ["rolePermissions"] = made });
        var changing = new Assignable { InnerHandler = _contoso.Tenant.CreateHandler() };
        using var dana = await new PimClientFactory(changing) { Timeouts = Offline.Timeouts }.ConnectAsync(Contoso.Options(_contoso.Tenant.IssueToken("dana")), PimCall.None);
        var ids = (Ben: (await dana.PrincipalAsync("ben@contoso.com")).Id, OnCall: (await dana.GroupRoleAsync("Ops-OnCall")).Id);
        var plan = (await dana.PlanAsync(Document)).Saved();
        Assert.Equal(9, plan.Changes.Count(change => change.IsNeeded));
        var (changeAsync, told) = Changes[kind];
        await changeAsync(tenant);
        changing.IsChanging = kind.Contains("role-assignable", StringComparison.Ordinal);
        _contoso.Tenant.ClearCalls();

        var refusal = await Refusals.ThrowsAsync(PimErrorCode.StalePlan, () => dana.ApplyAsync(plan));

        Assert.Contains(told.Replace("BEN", ids.Ben, StringComparison.Ordinal).Replace("ONCALL", ids.OnCall, StringComparison.Ordinal), refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_contoso.Tenant.Calls, call => call.Method == "PATCH" || call.PathAndQuery.EndsWith("Requests", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_plan_is_not_about_may_move()
    {
        var tenant = new ContosoTenant(_contoso.Tenant);
        using var dana = await _contoso.ConnectAsync("dana");
        var document = Document.Replace("  - { role: Night Watch, activation: { maximumDuration: 2h } }\n", string.Empty, StringComparison.Ordinal);
        var plan = (await dana.PlanAsync(document)).Saved();
        await SetAsync(tenant, "Reports Reader", "PT5H");
        await AssignAsync(tenant, "Global Reader", "ben", "adminAssign", "P20D");

        Assert.DoesNotContain(await dana.ApplyAsync(plan), change => change.Result != (change.Action == PimPlanAction.Create ? PimPlanResult.Created : change.Action == PimPlanAction.Remove ? PimPlanResult.Removed : PimPlanResult.Updated));
    }

    private static async Task AssignAsync(ContosoTenant tenant, string role, string principal, string action, string? duration)
    {
        var body = new JsonObject
        {
            ["action"] = action,
            ["principalId"] = await tenant.Id(principal),
            ["roleDefinitionId"] = await tenant.Role(role),
            ["directoryScopeId"] = "/",
            ["justification"] = "Somebody else",
            ["scheduleInfo"] = duration is null ? null : ContosoTenant.AfterDuration(duration),
        };
        Assert.Equal(201, (await tenant.Post("dana", ContosoTenant.EligibleRequests, body)).Status);
    }

    private static async Task SetAsync(ContosoTenant tenant, string role, string duration, string rule = "Expiration_EndUser_Assignment")
    {
        var filter = $"scopeId eq '/' and scopeType eq 'DirectoryRole' and roleDefinitionId eq '{await tenant.Role(role)}'";
        var policy = (await tenant.Get("dana", $"/v1.0/policies/roleManagementPolicyAssignments?$filter={filter}&$expand=policy($expand=rules)")).Value.Single()["policy"]!;
        var body = (JsonObject)policy["rules"]!.AsArray().Single(one => one!["id"]!.ToString() == rule)!.DeepClone();
        body["maximumDuration"] = duration;
        Assert.InRange((await tenant.Patch("dana", $"/v1.0/policies/roleManagementPolicies/{policy["id"]}/rules/{rule}", body)).Status, 200, 204);
    }

    private static Task DeleteAsync(ContosoTenant tenant, string nameOrId)
    {
        tenant.Tenant.DeletePrincipal(nameOrId);
        return Task.CompletedTask;
    }

    /// <summary>Tells of every group that it can be given roles, which the service never changes of one (documented: groups-concept).</summary>
    private sealed class Assignable : DelegatingHandler
    {
        public bool IsChanging { get; set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (IsChanging && request.RequestUri!.AbsolutePath.EndsWith("getByIds", StringComparison.Ordinal))
            {
                var body = await response.Content.ReadAsStringAsync(cancellationToken);
                response.Content = new StringContent(body.Replace("\"isAssignableToRole\":null", "\"isAssignableToRole\":true", StringComparison.Ordinal), null, "application/json");
            }

            return response;
        }
    }
}
