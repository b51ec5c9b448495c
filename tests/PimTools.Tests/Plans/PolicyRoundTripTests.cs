using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Configuration;
using PimTools.Documents;
using PimTools.Graph;
using PimTools.Rules;
using PimTools.Tests.Graph;
using Xunit;

namespace PimTools.Tests.Plans;

/// <summary>
/// Policies as Microsoft publishes them, and odd ones: their document plans nothing, an edit of one field changes exactly that one, and every other rule,
/// and whatever this version does not understand of the changed one, stays as it is.
/// </summary>
public sealed class PolicyRoundTripTests
{
    private readonly Contoso _contoso = new();

    public static TheoryData<string> Odd => [.. OddPolicy.All.Select(policy => policy.Name)];

    [Theory]
    [MemberData(nameof(Odd))]
    public async Task An_odd_policy(string name)
    {
        var odd = OddPolicy.All.Single(policy => policy.Name == name);
        using var asked = await _contoso.ConnectAsync("dana");
        var (emil, dana) = ((await asked.PrincipalAsync("emil@contoso.com")).Id, asked.Context.Account.Id);
        JArray Make(JArray rules) => JArray.Parse(odd.Change(rules).ToString().Replace("EMIL", emil, StringComparison.Ordinal).Replace("DANA", dana, StringComparison.Ordinal));

        await CheckAsync(PimKind.EntraRole, Make, odd.Closed);
    }

    [SkippableFact]
    public async Task Every_published_policy()
    {
        var published = PublishedPolicies.ReadAll().ToList();
        Assert.InRange(published.Count, 20, 100);
        foreach (var (name, kind, rules) in published)
        {
            try
            {
                await CheckAsync(kind, ordinary => PublishedPolicies.Over(ordinary, rules), []);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"{name}: {e.Message}", e);
            }
        }
    }

    [Fact]
    public async Task Approval_that_is_asked_for_without_a_stage_gets_one_and_the_plan_says_so()
    {
        var without = OddPolicy.All.Single(policy => policy.Name == "approval without stages");
        var (kept, client, _) = await ReadAsync(PimKind.EntraRole, rules => JArray.Parse(without.Change(rules).ToString().Replace("\"isApprovalRequired\": true", "\"isApprovalRequired\": false", StringComparison.Ordinal)));
        using var dana = client;
        var document = Planning.Document("settings", JsonNode.Parse("""{"role":"Teams Reader","activation":{"approval":{"required":true,"stages":[]}}}""")!);

        var plan = await dana.PlanAsync(document);
        var applied = Assert.Single(await dana.ApplyAsync(plan));

        Assert.Equal(["RequiresApproval", "ApprovalStages"], applied.Differences.Select(one => one.Field));
        Assert.Equal(PimPlanResult.Updated, applied.Result);
        Assert.Single(kept.Rules!.Children<JObject>().Single(rule => (string?)rule["id"] == RuleIds.ActivationApproval)["setting"]!["approvalStages"]!);
        Assert.Empty((await dana.PlanAsync(document)).Steps());
    }

    private async Task CheckAsync(PimKind kind, Func<JArray, JArray> make, string[] closed)
    {
        var (kept, client, setting) = await ReadAsync(kind, make);
        using var dana = client;
        Assert.Equal(closed.Where(IsWritten), []);

        var before = kept.Rules!.DeepClone();
        foreach (var text in new[] { Planning.Format.WriteYaml(setting, null), Planning.Format.WriteJson(setting) })
        {
            Assert.DoesNotContain((await dana.PlanAsync(text)).Changes, change => change.Action != PimPlanAction.None);
        }

        var standing = JsonNode.Parse(Planning.Format.WriteJson(setting))!["settings"]![0]!;
        foreach (var (path, value) in Edits(standing))
        {
            var edited = Planning.Document("settings", SchemaEdits.Write(standing, path, value));
            if (Array.Exists(closed, key => path.StartsWith(key, StringComparison.Ordinal)))
            {
                await RefusedAsync(kept, dana, edited, path);
            }
            else
            {
                await ChangedAsync(kept, dana, edited, path);
            }
        }

        Assert.True(closed.Length > 0 || kept.Writes > 9, $"{kept.Writes} edits were made.");
        Assert.Equal(before.Count(), kept.Rules.Count);

        bool IsWritten(string key) => key.Split('.').Aggregate(JsonNode.Parse(Planning.Format.WriteJson(setting))!["settings"]![0], (node, one) => node is JsonObject map ? map[one] : null) is not null;
    }

    private async Task<(KeptPolicyHandler Kept, IPimClient Client, DocumentMap Setting)> ReadAsync(PimKind kind, Func<JArray, JArray> make)
    {
        using var direct = kind == PimKind.AzureRole ? await _contoso.ConnectToAzureAsync("dana") : await _contoso.ConnectAsync("dana");
        var role = kind switch
        {
            PimKind.EntraRole => await direct.RoleAsync("Teams Reader"),
            PimKind.Group => await direct.GroupRoleAsync("Ops-Database"),
            _ => await AzureRoleAsync(direct),
        };
        var kept = new KeptPolicyHandler(assignment => IsOf(assignment, role), make) { InnerHandler = _contoso.Tenant.CreateHandler() };
        var factory = new PimClientFactory(kept) { Timeouts = Offline.Timeouts };
        var client = kind == PimKind.AzureRole
            ? await _contoso.ConnectToAzureAsync("dana", factory)
            : await factory.ConnectAsync(Contoso.Options(_contoso.Tenant.IssueToken("dana")), PimCall.None);
        var settings = new List<PimRoleSetting>();
        await client.Settings.ListAsync(new PimSettingFilter { Kinds = [kind], Roles = [role], Scope = kind == PimKind.AzureRole ? role.Scope : null }, settings.Add, PimCall.None);
        return (kept, client, NodeBuilder.Map(new ConfigurationWriter([role]).Write(settings, []).Entries.Where(entry => entry.Key != "assignments").Select(entry => (entry.Key, (DocumentNode?)entry.Value)).ToArray()));
    }

    private static async Task<PimRole> AzureRoleAsync(IPimClient client)
    {
        var scope = await client.ScopeAsync("Contoso Sandbox");
        return (await client.RolesAtAsync(scope)).Single(role => role.Name == "Contributor").At(scope);
    }

    private static bool IsOf(JObject assignment, PimRole role) => role.Kind switch
    {
        PimKind.EntraRole => (string?)assignment["roleDefinitionId"] == role.Id,
        PimKind.Group => (string?)assignment["scopeId"] == role.Id && (string?)assignment["roleDefinitionId"] == "member",
        _ => (string?)assignment.SelectToken("properties.policyAssignmentProperties.roleDefinition.displayName") == role.Name
            && (string?)assignment["properties"]!["scope"] == role.Scope!.Id,
    };

    /// <summary>An edit of each rule, and several of the rule of approval; never to what stands.</summary>
    private static IEnumerable<(string Path, JsonNode Value)> Edits(JsonNode setting)
    {
        JsonNode? At(string path) => path.Split('.').Aggregate((JsonNode?)setting, (node, key) => node is JsonObject map ? map[key] : node is JsonArray { Count: > 0 } list ? list[0] : null);
        JsonNode Flip(string path) => JsonValue.Create((bool?)At(path) != true);
        var hasMfa = At("activation.requires")?.ToJsonString().Contains("Mfa", StringComparison.Ordinal) == true;
        yield return ("activation.maximumDuration", "3h");
        yield return ("activation.requires", new JsonArray("Ticket"));
        if (!hasMfa)
        {
            yield return ("activation.authenticationContext", "c42");
        }

        yield return ("activation.approval.requestorJustification", Flip("activation.approval.requestorJustification"));
        if (At("activation.approval.stages") is JsonArray { Count: > 0 })
        {
            yield return ("activation.approval.required", Flip("activation.approval.required"));
        }

        if (At("activation.approval.stages.0") is not null)
        {
            yield return ("activation.approval.stages.0.timeoutInDays", 7);
            yield return ("activation.approval.stages.0.approvers", new JsonArray(new JsonObject { ["user"] = "cleo@contoso.com" }, new JsonObject { ["group"] = "Ops-OnCall" }));
        }
        else if (At("activation.approval") is null)
        {
            yield return ("activation.approval.stages", new JsonArray(new JsonObject { ["approvers"] = new JsonArray(new JsonObject { ["user"] = "cleo@contoso.com" }) }));
        }

        yield return ("eligible.maximumDuration", "77d");
        yield return ("eligible.allowPermanent", Flip("eligible.allowPermanent"));
        yield return ("eligible.requires", new JsonArray("Justification", "Mfa"));
        yield return ("active.allowPermanent", Flip("active.allowPermanent"));
        yield return ("active.requires", new JsonArray("Ticket"));
        yield return ("notifications.eligibleAssignment.requestor.level", (string?)At("notifications.eligibleAssignment.requestor.level") == "Critical" ? "All" : "Critical");
        yield return ("notifications.activation.approver.recipients", new JsonArray("soc@contoso.com"));
    }

    private static async Task ChangedAsync(KeptPolicyHandler kept, IPimClient client, string document, string path)
    {
        var before = (JArray)kept.Rules!.DeepClone();
        var plan = (await client.PlanAsync(document)).Saved();
        var step = Assert.Single(plan.Changes, change => change.Action != PimPlanAction.None);
        Assert.True(step.IsNeeded, $"{path}: {step.Withheld ?? step.Reason}");
        Assert.True(step.Differences.Select(one => one.Field).SequenceEqual([SchemaEdits.FieldOf(path)]), $"{path}: {step.Change}");

        var applied = Assert.Single(await client.ApplyAsync(plan));

        Assert.True(applied.Result == PimPlanResult.Updated, $"{path}: {applied.Reason}");
        Assert.Empty((await client.PlanAsync(document)).Steps());
        var (edited, now) = (RuleOf(path), kept.Rules!);
        foreach (var (old, current) in before.Children<JObject>().Zip(now.Children<JObject>()))
        {
            if (!string.Equals((string?)old["id"], edited, StringComparison.OrdinalIgnoreCase))
            {
                Assert.True(JToken.DeepEquals(old, current), $"{path} changed {old} to {current}");
            }

            foreach (var property in old.Properties().Where(property => property.Name is "id" or "@odata.type" or "ruleType" or "target" or "future" or "tags"))
            {
                Assert.True(JToken.DeepEquals(property.Value, current[property.Name]), $"{path}: {property}");
            }
        }

        // The way back, for the next edit.
        now.ReplaceAll(before.Children());
    }

    private static async Task RefusedAsync(KeptPolicyHandler kept, IPimClient client, string document, string path)
    {
        var writes = kept.Writes;
        var plan = (await client.PlanAsync(document)).Saved();

        var step = Assert.Single(plan.Changes);
        Assert.True(step is { IsNeeded: false, ErrorCode: PimErrorCode.InvalidSetting, Withheld.Length: > 20 }, $"{path}: {step} {step.Withheld} {step.Change}");
        await client.ApplyAsync(plan);
        Assert.Equal(writes, kept.Writes);
    }

    private static string RuleOf(string path) => path.Split('.') switch
    {
        ["activation", "maximumDuration"] => RuleIds.ActivationExpiration,
        ["activation", "requires"] => RuleIds.ActivationEnablement,
        ["activation", "authenticationContext"] => RuleIds.ActivationAuthenticationContext,
        ["activation", ..] => RuleIds.ActivationApproval,
        ["eligible", "requires"] => RuleIds.EligibleEnablement,
        ["eligible", ..] => RuleIds.EligibleExpiration,
        ["active", "requires"] => RuleIds.ActiveEnablement,
        ["active", ..] => RuleIds.ActiveExpiration,
        ["notifications", "activation", ..] => RuleIds.Notification("Approver", RuleIds.ActivationNotificationSuffix),
        _ => RuleIds.Notification("Requestor", RuleIds.EligibleNotificationSuffix),
    };
}
