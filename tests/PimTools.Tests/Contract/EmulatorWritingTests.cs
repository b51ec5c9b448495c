using System;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using PimTools.Emulator;
using Xunit;

namespace PimTools.Tests.Contract;

/// <summary>Every writing operation for Entra roles, and its refusals, are answered by the emulator as the contract says.</summary>
public sealed class EmulatorWritingTests
{
    private const string Directory = "/v1.0/roleManagement/directory";
    private const string Eligibility = Directory + "/roleEligibilityScheduleRequests";
    private const string Activation = Directory + "/roleAssignmentScheduleRequests";
    private const string Approvals = "/beta/roleManagement/directory/roleAssignmentApprovals";

    // Built-in roles have the same id in every tenant.
    private const string UserAdministrator = "fe930be7-5e62-47db-91af-98c3a49a38b1";
    private const string GroupsAdministrator = "fdd7a751-b60b-444a-984c-02652fe8fa1c";

    private readonly EmulatedTenant _tenant = EmulatedTenant.CreateContoso();

    [SkippableTheory]
    [InlineData(Eligibility)]
    [InlineData(Activation)]
    public async Task An_administrator_assigns_extends_changes_and_removes(string requests)
    {
        using var dana = new TenantSession(_tenant, "dana");
        var fay = await IdOfAsync(dana, "fay");

        await Expect("Provisioned", await dana.ExpectAsync(201, "POST", requests, Draft("adminAssign", fay, UserAdministrator, hours: 8)));
        _tenant.Clock.Advance(TimeSpan.FromHours(1));
        await Expect("Provisioned", await dana.ExpectAsync(201, "POST", requests, Draft("adminExtend", fay, UserAdministrator, hours: 24)));
        await Expect("Provisioned", await dana.ExpectAsync(201, "POST", requests, Draft("adminUpdate", fay, UserAdministrator, hours: 12)));
        _tenant.Clock.Advance(TimeSpan.FromMinutes(10));
        await Expect("Revoked", await dana.ExpectAsync(201, "POST", requests, Draft("adminRemove", fay, UserAdministrator)));
        await Expect("Provisioned", await dana.ExpectAsync(201, "POST", requests, Draft("adminAssign", fay, UserAdministrator, hours: 1)));
        _tenant.Clock.Advance(TimeSpan.FromHours(2));
        await Expect("Provisioned", await dana.ExpectAsync(201, "POST", requests, Draft("adminRenew", fay, UserAdministrator, hours: 8)));

        async Task Expect(string status, JsonElement request)
        {
            Assert.Equal(status, Text(request, "status"));
            Assert.Equal(status, Text(await dana.GetAsync($"{requests}/{Text(request, "id")}"), "status"));
        }
    }

    [SkippableFact]
    public async Task A_person_activates_and_gives_back()
    {
        using var ada = new TenantSession(_tenant, "ada");
        var id = await IdOfAsync(ada, "ada");

        var dryRun = Draft("selfActivate", id, UserAdministrator, hours: 1);
        dryRun["isValidationOnly"] = true;
        await ada.ExpectAsync(201, "POST", Activation, dryRun);

        var activation = await ada.ExpectAsync(201, "POST", Activation, Draft("selfActivate", id, UserAdministrator, hours: 1));
        Assert.Equal("Provisioned", Text(activation, "status"));
        _tenant.Clock.Advance(TimeSpan.FromMinutes(10));
        var end = await ada.ExpectAsync(201, "POST", Activation, Draft("selfDeactivate", id, UserAdministrator));
        Assert.Equal("Revoked", Text(end, "status"));
    }

    [SkippableFact]
    public async Task A_person_asks_for_more_time_and_takes_it_back()
    {
        using var ada = new TenantSession(_tenant, "ada");
        var reportsReader = "4a5d8f65-41da-4de4-8968-e035b65339cf";

        var draft = Draft("selfExtend", await IdOfAsync(ada, "ada"), reportsReader, hours: 24 * 30);
        var extension = await ada.ExpectAsync(201, "POST", Eligibility, draft);
        Assert.Equal("PendingAdminDecision", Text(extension, "status"));
        await ada.ExpectAsync(204, "POST", $"{Eligibility}/{Text(extension, "id")}/cancel");
    }

    [SkippableTheory]
    [InlineData("Approve", "Provisioned")]
    [InlineData("Deny", "Denied")]
    public async Task An_approver_decides(string decision, string status)
    {
        using var ada = new TenantSession(_tenant, "ada");
        using var cleo = new TenantSession(_tenant, "cleo");
        var request = await PendingAsync(ada);
        var id = Text(request, "id");

        var approval = await cleo.GetAsync($"{Approvals}/{id}");
        var step = Text(approval.GetProperty("steps")[0], "id");
        await cleo.ExpectAsync(204, "PATCH", $"{Approvals}/{id}/steps/{step}", Decision(decision));

        Assert.Equal(status, Text(await ada.GetAsync($"{Activation}/{id}"), "status"));
        await cleo.ExpectAsync(409, "PATCH", $"{Approvals}/{id}/steps/{step}", Decision(decision), isRight: false);
    }

    [SkippableFact]
    public async Task A_person_takes_a_request_back()
    {
        using var ada = new TenantSession(_tenant, "ada");
        var id = Text(await PendingAsync(ada), "id");

        await ada.ExpectAsync(204, "POST", $"{Activation}/{id}/cancel");
        Assert.Equal("Canceled", Text(await ada.GetAsync($"{Activation}/{id}"), "status"));
        await ada.ExpectAsync(400, "POST", $"{Activation}/{id}/cancel", isRight: false);
    }

    [SkippableFact]
    public async Task Plain_assignments_are_made_and_removed()
    {
        using var dana = new TenantSession(_tenant, "dana");
        var body = new JsonObject
        {
            ["principalId"] = await IdOfAsync(dana, "fay"),
            ["roleDefinitionId"] = UserAdministrator,
            ["directoryScopeId"] = "/",
        };

        var made = await dana.ExpectAsync(201, "POST", Directory + "/roleAssignments", body);
        await dana.ExpectAsync(204, "DELETE", $"{Directory}/roleAssignments/{Text(made, "id")}");
    }

    [SkippableFact]
    public async Task A_batch_and_its_parts_keep_the_contract()
    {
        using var ada = new TenantSession(_tenant, "ada");
        var batch = new JsonObject
        {
            ["requests"] = new JsonArray(
                new JsonObject { ["id"] = "1", ["method"] = "GET", ["url"] = "/roleManagement/directory/roleDefinitions?$top=3" },
                new JsonObject
                {
                    ["id"] = "2",
                    ["method"] = "POST",
                    ["url"] = "/roleManagement/directory/roleAssignmentScheduleRequests",
                    ["headers"] = new JsonObject { ["Content-Type"] = "application/json" },
                    ["body"] = Draft("selfActivate", await IdOfAsync(ada, "ada"), UserAdministrator, hours: 1),
                },
                new JsonObject { ["id"] = "3", ["method"] = "GET", ["url"] = "/users/nobody@contoso.com" }),
        };

        var answer = await ada.ExpectAsync(200, "POST", "/v1.0/$batch", batch);
        var parts = answer.GetProperty("responses").EnumerateArray().OrderBy(part => Text(part, "id"));
        Assert.Equal([200, 201, 404], parts.Select(part => part.GetProperty("status").GetInt32()));
    }

    [SkippableFact]
    public async Task People_are_found_by_their_ids()
    {
        using var ada = new TenantSession(_tenant, "ada");
        var body = new JsonObject
        {
            ["ids"] = new JsonArray(await IdOfAsync(ada, "ben"), await IdOfAsync(ada, "cleo")),
            ["types"] = new JsonArray("user"),
        };

        var found = await ada.ExpectAsync(200, "POST", "/v1.0/directoryObjects/getByIds", body);
        Assert.Equal(2, found.GetProperty("value").GetArrayLength());
    }

    [SkippableTheory]
    [InlineData(400, "ada", "selfActivate", UserAdministrator, 9)]
    [InlineData(400, "ada", "selfActivate", GroupsAdministrator, 1)]
    [InlineData(400, "fay", "selfDeactivate", UserAdministrator, 0)]
    [InlineData(403, "ada", "adminAssign", UserAdministrator, 1)]
    public async Task A_refusal_of_a_request_keeps_the_contract(int status, string user, string action, string role, int hours)
    {
        using var session = new TenantSession(_tenant, user);
        var principal = await IdOfAsync(session, user);

        await session.ExpectAsync(status, "POST", Activation, Draft(action, principal, role, hours), isRight: false);
    }

    [SkippableTheory]
    [InlineData(400, "GET", "/v1.0/policies/roleManagementPolicies")]
    [InlineData(400, "GET", Activation + "/filterByCurrentUser(on='principal')?$filter=justification eq 'x'")]
    [InlineData(404, "GET", Activation + "/00000000-0000-0000-0000-000000000000")]
    [InlineData(403, "GET", "/v1.0/auditLogs/directoryAudits")]
    public async Task A_refusal_of_a_read_keeps_the_contract(int status, string method, string path)
    {
        using var ben = new TenantSession(_tenant, "ben");

        await ben.ExpectAsync(status, method, path, isRight: false);
    }

    [SkippableFact]
    public async Task An_expired_token_is_refused_as_the_contract_says()
    {
        using var ada = new TenantSession(_tenant, "ada", new EmulatedTokenOptions { Lifetime = TimeSpan.FromMinutes(-5) });

        await ada.ExpectAsync(401, "GET", Directory + "/roleDefinitions", isRight: false);
    }

    private static async Task<JsonElement> PendingAsync(TenantSession ada)
    {
        var exchangeAdministrator = "29232cdf-9323-42fd-ade2-1d097af3e4de";
        var draft = Draft("selfActivate", await IdOfAsync(ada, "ada"), exchangeAdministrator, hours: 2);
        var request = await ada.ExpectAsync(201, "POST", Activation, draft);
        Assert.Equal("PendingApproval", Text(request, "status"));
        return request;
    }

    private static async Task<string> IdOfAsync(TenantSession session, string user) =>
        Text(await session.GetAsync($"/v1.0/users/{user}@contoso.com?$select=id"), "id");

    private static JsonObject Decision(string decision) => new() { ["reviewResult"] = decision, ["justification"] = "As agreed" };

    private static JsonObject Draft(string action, string principal, string role, int hours = 0)
    {
        var draft = new JsonObject
        {
            ["action"] = action,
            ["principalId"] = principal,
            ["roleDefinitionId"] = role,
            ["directoryScopeId"] = "/",
            ["justification"] = "Contract test",
        };

        if (hours > 0)
        {
            var expiration = new JsonObject { ["type"] = "afterDuration", ["duration"] = $"PT{hours}H" };
            draft["scheduleInfo"] = new JsonObject { ["expiration"] = expiration };
        }

        return draft;
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
