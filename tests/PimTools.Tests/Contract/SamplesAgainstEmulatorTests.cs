using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using PimTools.Emulator;
using Xunit;

namespace PimTools.Tests.Contract;

/// <summary>Microsoft's own request samples, sent unchanged but for ids, are answered as the samples say.</summary>
public sealed class SamplesAgainstEmulatorTests
{
    private const string Policies = "/v1.0/policies/roleManagementPolicies";

    private static readonly Lazy<Dictionary<string, PublishedSample>> Samples =
        new(() => PublishedSample.ReadAll().ToDictionary(sample => sample.Name));

    [SkippableFact]
    public async Task An_eligibility_is_assigned_activated_and_removed_as_the_reference_pages_say()
    {
        const string Assign = "entra-create-role-eligibility-schedule-request-admin-assign";
        var tenant = StartAt(Assign);

        await SendRequestAsync(tenant, Assign, "dana", principal: "fay");
        await SendRequestAsync(tenant, "entra-create-role-eligibility-schedule-request-admin-remove", "dana", principal: "fay");
        await SendRequestAsync(tenant, Assign, "dana", principal: "fay", keepsTime: true);
        await SendRequestAsync(tenant, "entra-create-role-assignment-schedule-request-self-activate", "fay", principal: "fay");
    }

    [SkippableFact]
    public async Task An_active_assignment_is_made_and_extended_as_the_how_to_page_says()
    {
        var tenant = StartAt("entra-howto-assign-active-timebound");

        await SendRequestAsync(tenant, "entra-howto-assign-active-timebound", "dana", principal: "fay");
        await SendRequestAsync(tenant, "entra-howto-admin-extend-active", "dana", principal: "fay");
    }

    [SkippableFact]
    public async Task A_group_is_made_eligible_and_its_member_activates_as_the_tutorial_says()
    {
        var tenant = StartAt("entra-tutorial-assign-roles-ex3");

        await SendRequestAsync(tenant, "entra-tutorial-assign-roles-ex3", "dana", principal: "Tier 0 Operators");
        await SendRequestAsync(tenant, "entra-tutorial-assign-roles-ex5", "greg", principal: "greg");
        await SendRequestAsync(tenant, "entra-tutorial-assign-roles-ex6", "dana", principal: "Tier 0 Operators", keepsTime: true);
    }

    [SkippableTheory]
    [InlineData("entra-update-policy-rule-approval-enduser-assignment")]
    [InlineData("entra-update-policy-rule-enablement-admin-assignment")]
    [InlineData("entra-update-policy-rule-enablement-enduser-assignment")]
    [InlineData("entra-update-policy-rule-expiration-admin-assignment")]
    [InlineData("entra-update-policy-rule-expiration-admin-eligibility")]
    [InlineData("entra-update-policy-rule-expiration-enduser-assignment")]
    [InlineData("entra-update-role-management-policy-rule")]
    public async Task A_rule_is_changed_to_what_was_sent(string name)
    {
        var tenant = EmulatedTenant.CreateContoso();
        using var dana = new TenantSession(tenant, "dana");
        var sent = Parse(Sample(name, "request").Body.GetRawText()
            .Replace("10a08e2e-3ea2-4ce0-80cb-d5fdd4b05ea6", await IdOfAsync(dana, "cleo"), StringComparison.Ordinal)
            .Replace("14f2746d-7d6f-4ac6-acd8-8cac318b041b", await IdOfAsync(dana, "Tier 0 Operators"), StringComparison.Ordinal));
        var path = $"{Policies}/{await PolicyAsync(dana)}/rules/{sent["id"]}";

        // Not held against the contract: most of them write @odata.type without its number sign.
        await dana.ExpectAsync(204, "PATCH", path, sent, isRight: false);

        var stored = Parse((await dana.GetAsync(path)).GetRawText());
        Assert.Empty(Differences(sent, stored, "$"));
    }

    [SkippableFact]
    public async Task A_policy_is_changed_and_answered_without_its_rules()
    {
        var tenant = EmulatedTenant.CreateContoso();
        using var dana = new TenantSession(tenant, "dana");
        var sent = Parse(Sample("entra-update-policy", "request").Body.GetRawText());

        var answer = await dana.ExpectAsync(200, "PATCH", $"{Policies}/{await PolicyAsync(dana)}", sent);

        Assert.Equal(Names(Sample("entra-update-policy", "response").Body), Names(answer));
    }

    [SkippableTheory]
    [InlineData("entra-get-administrative-unit")]
    [InlineData("entra-get-approval-beta-steps")]
    [InlineData("entra-get-role-assignment-schedule-request-full")]
    [InlineData("entra-get-role-assignment-schedule-request-select-expand")]
    [InlineData("entra-get-role-eligibility-schedule-instance")]
    [InlineData("entra-get-role-eligibility-schedule-request")]
    [InlineData("entra-get-role-eligibility-schedule")]
    [InlineData("entra-get-role-management-policy-assignment-expand-policy-rules")]
    [InlineData("entra-get-role-management-policy-assignment-plain")]
    [InlineData("entra-get-role-management-policy-expand-rules")]
    [InlineData("entra-get-role-management-policy-plain")]
    [InlineData("entra-howto-list-my-eligible-requests", "ada")]
    [InlineData("entra-howto-pending-approvals", "cleo")]
    [InlineData("entra-list-administrative-units")]
    [InlineData("entra-list-approval-steps-beta")]
    [InlineData("entra-list-authentication-contexts-v1")]
    [InlineData("entra-list-role-assignment-schedule-requests-all")]
    [InlineData("entra-list-role-assignment-schedule-requests-select-expand")]
    [InlineData("entra-list-role-assignment-schedules")]
    [InlineData("entra-list-role-eligibility-schedule-instances")]
    [InlineData("entra-list-role-eligibility-schedule-requests")]
    [InlineData("entra-list-role-eligibility-schedules")]
    [InlineData("entra-list-role-management-policies-expand-rules")]
    [InlineData("entra-list-role-management-policies-plain")]
    [InlineData("entra-list-role-management-policy-assignments-plain")]
    [InlineData("entra-list-role-management-policy-rules")]
    [InlineData("entra-role-assignment-schedule-instances-filter-by-current-user", "ada")]
    [InlineData("entra-role-eligibility-schedule-instances-filter-by-current-user", "ada")]
    [InlineData("entra-role-eligibility-schedule-requests-filter-by-current-user", "ada")]
    [InlineData("entra-role-eligibility-schedules-filter-by-current-user", "ada")]
    public async Task A_read_is_answered_with_the_properties_of_the_sample(string name, string user = "breakglass")
    {
        using var session = new TenantSession(EmulatedTenant.CreateContoso(), user);
        var sample = Sample(name, "response");
        var path = sample.Url!.AbsolutePath;

        if (!path.Contains("filterByCurrentUser", StringComparison.Ordinal))
        {
            var filled = await new RealPaths(session).FillAsync(path.Split('/')[1], sample.Operation!.Path);
            path = filled[0].Split('?')[0];
        }

        var answer = await session.GetAsync(path + sample.Url.Query);

        Assert.Equal(OwnNames(sample.Body), OwnNames(answer));
    }

    private static EmulatedTenant StartAt(string name) => EmulatedTenant.CreateContoso(EmulatorClock.FixedAt(CreatedAt(name)));

    private static DateTimeOffset CreatedAt(string name) =>
        Sample(name, "response").Body.GetProperty("createdDateTime").GetDateTimeOffset();

    private static async Task SendRequestAsync(EmulatedTenant tenant, string name, string user, string principal, bool keepsTime = false)
    {
        if (!keepsTime)
        {
            tenant.Clock.Advance(CreatedAt(name) - tenant.Clock.UtcNow);
        }

        using var session = new TenantSession(tenant, user);
        var request = Sample(name, "request");
        var body = Parse(request.Body.GetRawText());
        body["principalId"] = await IdOfAsync(session, principal);

        var answer = await session.ExpectAsync(201, "POST", request.Url!.AbsolutePath.TrimEnd('/'), body);
        var documented = Sample(name, "response").Body;

        Assert.Equal(documented.GetProperty("status").GetString(), answer.GetProperty("status").GetString());
        AssertShape(documented, answer, isWhole: documented.TryGetProperty("approvalId", out _));
    }

    /// <summary>The older pages leave out what is null; the others show the whole object.</summary>
    private static void AssertShape(JsonElement documented, JsonElement answer, bool isWhole)
    {
        var shown = Names(documented);
        var given = Names(answer);
        Assert.Equal(shown, isWhole ? given : given.Intersect(shown).ToHashSet());
    }

    /// <summary>The names of an object's own properties; of a list's objects together.</summary>
    private static HashSet<string> OwnNames(JsonElement answer) =>
        RealPaths.Items(answer).SelectMany(item => item.EnumerateObject()).Select(property => property.Name)
            .Where(name => name != "@odata.context").ToHashSet(StringComparer.Ordinal);

    private static HashSet<string> Names(JsonElement element) => NamesBelow(element, string.Empty).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> NamesBelow(JsonElement element, string place) =>
        element.ValueKind == JsonValueKind.Object
            ? element.EnumerateObject().SelectMany(property => NamesBelow(property.Value, $"{place}/{property.Name}")).Append(place)
            : [place];

    private static IEnumerable<string> Differences(JsonNode? sent, JsonNode? stored, string place) => (sent, stored) switch
    {
        (JsonObject left, JsonObject right) => left
            .Where(property => property.Key != "@odata.type")
            .SelectMany(property => Differences(property.Value, right[property.Key], $"{place}.{property.Key}")),
        (JsonArray left, JsonArray right) when left.Count == right.Count =>
            left.Zip(right).SelectMany((pair, index) => Differences(pair.First, pair.Second, $"{place}[{index}]")),
        _ => IsEqual(sent, stored) ? [] : [$"{place}: {sent} became {stored}"],
    };

    // The service writes its words in its own casing.
    private static bool IsEqual(JsonNode? sent, JsonNode? stored) =>
        string.Equals(sent?.ToJsonString(), stored?.ToJsonString(), StringComparison.OrdinalIgnoreCase);

    private static async Task<string> PolicyAsync(TenantSession session)
    {
        var path = Policies + "?$filter=scopeId eq '/' and scopeType eq 'DirectoryRole'&$top=1";
        return (await session.GetAsync(path)).GetProperty("value")[0].GetProperty("id").GetString()!;
    }

    private static async Task<string> IdOfAsync(TenantSession session, string name)
    {
        var collection = name.Contains(' ', StringComparison.Ordinal)
            ? $"/v1.0/groups?$filter=displayName eq '{name}'"
            : $"/v1.0/users?$filter=userPrincipalName eq '{name}@contoso.com'";

        return (await session.GetAsync(collection)).GetProperty("value")[0].GetProperty("id").GetString()!;
    }

    private static PublishedSample Sample(string name, string half) => Samples.Value[$"{name}.{half}.json"];

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
