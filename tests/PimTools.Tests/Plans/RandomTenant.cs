using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using PimTools.Emulator;
using PimTools.Rules;
using PimTools.Tests.Emulator;

namespace PimTools.Tests.Plans;

/// <summary>A tenant whose settings and assignments are changed at random, by plain HTTP: nothing of the client takes part in it.</summary>
internal sealed class RandomTenant(Random random)
{
    private const string Policies = "/v1.0/policies/roleManagementPolicies/";

    private static readonly string[] Requirements = ["MultiFactorAuthentication", "Justification", "Ticketing"];
    private static readonly string[] Durations = ["PT30M", "PT1H", "PT90M", "PT2H", "PT8H", "PT23H", "PT24H"];
    private static readonly string[] Lengths = ["PT30M", "PT12H", "P1D", "P15D", "P30D", "P1M", "P90D", "P180D", "P6M", "P365D"];
    private static readonly string[] Groups = ["Ops-OnCall", "Ops-Database"];
    private static readonly string[] People = ["ada", "ben", "cleo", "dana", "emil", "fay"];
    private static readonly string[] Addresses = ["soc@contoso.com", "it@contoso.com", "Ö.Müller@contoso.com"];
    private static readonly string[] Names = ["Support: 1st line", "true", "Reports #2", "Admins [EU]", "Büro & Co.", "- dash", "Ops \"night\""];

    private IReadOnlyList<string> _people = [];
    private IReadOnlyList<string> _groups = [];

    public ContosoTenant Contoso { get; } = new(Quiet());

    private DateTimeOffset Now => Contoso.Tenant.Clock.UtcNow;

    /// <summary>The number of changes that the tenant took.</summary>
    public int Changes { get; private set; }

    /// <summary>The names of the roles whose settings were changed.</summary>
    public HashSet<string> Roles { get; } = [];

    public async Task<RandomTenant> ChangeAsync()
    {
        _people = await Task.WhenAll(People.Select(Contoso.Id));
        _groups = [.. (await Contoso.Get("dana", "/v1.0/groups?$filter=isAssignableToRole eq true")).Value.Select(group => group["id"]!.ToString())];
        var made = new JsonArray(new JsonObject { ["allowedResourceActions"] = new JsonArray("microsoft.directory/applications/basic/update") });
        await TakeAsync("/v1.0/roleManagement/directory/roleDefinitions", new JsonObject { ["displayName"] = One(Names), ["isEnabled"] = true, ["rolePermissions"] = made });
        var names = (await Contoso.Get("dana", "/v1.0/roleManagement/directory/roleDefinitions")).Value.ToDictionary(role => role["id"]!.ToString(), role => role["displayName"]!.ToString());
        var directory = (await PoliciesAsync("/", "DirectoryRole")).Where(policy => names.ContainsKey(policy["roleDefinitionId"]!.ToString())).ToList();
        foreach (var policy in Some(directory, 4))
        {
            Roles.Add(names[policy["roleDefinitionId"]!.ToString()]);
            await ChangeAsync(policy);
        }

        var groups = new GroupCalls(Contoso);
        foreach (var name in Groups)
        {
            var id = await groups.Id(name);
            await ChangeAsync(One(await PoliciesAsync(id, "Group")));
            await AssignAsync(GroupCalls.Root + (random.Next(2) == 0 ? "eligibility" : "assignment") + "ScheduleRequests", new JsonObject
            {
                ["groupId"] = id,
                ["accessId"] = random.Next(3) == 0 ? "owner" : "member",
            });
        }

        var unit = (await Contoso.Get("dana", "/v1.0/directory/administrativeUnits")).Value;
        foreach (var policy in Some(directory, 4))
        {
            await AssignAsync(ContosoTenant.Roles + (random.Next(2) == 0 ? "roleEligibility" : "roleAssignment") + "ScheduleRequests", new JsonObject
            {
                ["roleDefinitionId"] = policy["roleDefinitionId"]!.ToString(),
                ["directoryScopeId"] = random.Next(4) == 0 ? "/administrativeUnits/" + One(unit)["id"] : "/",
            });
        }

        return this;
    }

    // Two hundred tenants that keep what they were asked take much memory.
    private static EmulatedTenant Quiet()
    {
        var tenant = EmulatedTenant.CreateContoso();
        tenant.KeepsBodies = false;
        return tenant;
    }

    private async Task<IReadOnlyList<JsonNode>> PoliciesAsync(string scope, string type)
    {
        var found = new List<JsonNode>();
        for (var next = $"/v1.0/policies/roleManagementPolicyAssignments?$filter=scopeId eq '{scope}' and scopeType eq '{type}'&$expand=policy($expand=rules)"; next is not null;)
        {
            var page = await Contoso.Get("dana", next);
            found.AddRange(page.Value);
            next = (string?)page.Body!["@odata.nextLink"] is { } link ? new Uri(link).PathAndQuery : null;
        }

        return found;
    }

    private async Task ChangeAsync(JsonNode policy)
    {
        // No role has both a second factor and an authentication context.
        var context = new[] { RuleIds.ActivationEnablement, RuleIds.ActivationAuthenticationContext };
        var (usesContext, rules) = (Flip(), policy["policy"]!["rules"]!.AsArray().Select(rule => rule!).ToLookup(rule => context.Contains(rule["id"]!.ToString())));
        foreach (var rule in (usesContext ? rules[true] : []).Concat(Some(rules[false], 1 + random.Next(6))))
        {
            var body = (JsonObject)rule.DeepClone();
            Change(body, usesContext);
            var reply = await Contoso.Patch("dana", $"{Policies}{policy["policyId"]}/rules/{rule["id"]}", body);
            Changes += reply.Status is 200 or 204 ? 1 : 0;
        }
    }

    private void Change(JsonObject rule, bool usesContext)
    {
        var id = rule["id"]!.ToString();
        switch (rule["@odata.type"]!.ToString().Split("Policy")[^1])
        {
            case "ExpirationRule":
                rule["maximumDuration"] = One(id == RuleIds.ActivationExpiration ? Durations : Lengths);
                rule["isExpirationRequired"] = id == RuleIds.ActivationExpiration || Flip();
                break;
            case "EnablementRule":
                rule["enabledRules"] = new JsonArray([.. Some(Requirements, random.Next(4)).Where(word => !usesContext || word != Requirements[0]).Select(word => (JsonNode)word)]);
                break;
            case "AuthenticationContextRule":
                rule["isEnabled"] = usesContext;
                rule["claimValue"] = One(["c1", "c2", "c99"]);
                break;
            case "ApprovalRule":
                rule["setting"] = Approval();
                break;
            case "NotificationRule":
                rule["notificationLevel"] = One(["None", "Critical", "All"]);
                rule["isDefaultRecipientsEnabled"] = Flip();
                rule["notificationRecipients"] = new JsonArray([.. Some(Addresses, random.Next(4)).Select(address => (JsonNode)address)]);
                break;
        }
    }

    private JsonObject Approval() => new()
    {
        ["isApprovalRequired"] = Flip(),
        ["isApprovalRequiredForExtension"] = Flip(),
        ["isRequestorJustificationRequired"] = Flip(),
        ["approvalMode"] = One(["SingleStage", "NoApproval", "Serial", "Parallel"]),
        ["approvalStages"] = new JsonArray(new JsonObject
        {
            ["approvalStageTimeOutInDays"] = 1 + random.Next(14),
            ["isApproverJustificationRequired"] = Flip(),
            ["escalationTimeInMinutes"] = One([0, 30, 1440, 2880, 1441]),
            ["isEscalationEnabled"] = Flip(),
            ["primaryApprovers"] = Approvers(random.Next(4)),
            ["escalationApprovers"] = Approvers(random.Next(2)),
        }),
    };

    private JsonArray Approvers(int count) => new([.. Some([.. _people.Select(Person), .. _groups.Select(Members)], count)]);

    private static JsonNode Person(string id) => new JsonObject { ["@odata.type"] = "#microsoft.graph.singleUser", ["userId"] = id };

    private static JsonNode Members(string id) => new JsonObject { ["@odata.type"] = "#microsoft.graph.groupMembers", ["groupId"] = id };

    private async Task AssignAsync(string path, JsonObject body)
    {
        body["action"] = "adminAssign";
        body["principalId"] = One([.. _people, .. _groups]);
        body["justification"] = "Random";
        body["ticketInfo"] = new JsonObject { ["ticketNumber"] = "4711", ["ticketSystem"] = "Tickets" };
        body["scheduleInfo"] = random.Next(3) switch
        {
            0 => ContosoTenant.Forever(),
            1 => ContosoTenant.AfterDuration(One(["P1D", "P10D", "PT20H"]), random.Next(2) == 0 ? null : Now.AddDays(1 + random.Next(5))),
            _ => ContosoTenant.Until(Now.AddMinutes(random.Next(60, 50000))),
        };
        await TakeAsync(path, body);
    }

    private async Task TakeAsync(string path, JsonObject body) => Changes += (await Contoso.Post("dana", path, body)).Status == 201 ? 1 : 0;

    private bool Flip() => random.Next(2) == 0;

    private T One<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];

    private IReadOnlyList<T> Some<T>(IEnumerable<T> all, int count) => [.. all.OrderBy(_ => random.Next()).Take(count)];
}
