using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Azure;
using PimTools.Graph.Directory;
using PimTools.Graph.Json;
using PimTools.Graph.Requests;
using PimTools.Models;
using PimTools.Rules;
using PimTools.Tests.Contract;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Every published answer of Azure, through the client, with nothing lost that the model has room for.</summary>
public sealed class AzureSampleTests
{
    private static readonly PimScope Subscription = AzureScopeId.ToScope("/subscriptions/dfa2a084-766f-4003-8ae1-c4aeb893a99f", "Pay-As-You-Go");

    [SkippableTheory]
    [InlineData("azure-get-role-eligibility-schedule-instances-by-scope", PimAssignmentType.Eligible)]
    [InlineData("azure-get-role-eligibility-schedule-instance-by-name", PimAssignmentType.Eligible)]
    [InlineData("azure-get-role-assignment-schedule-instance-by-name", PimAssignmentType.Active)]
    public async Task Assignments(string sample, PimAssignmentType type)
    {
        var (elements, body) = Read(sample);
        var found = new List<PimAssignment>();

        await Provider(body).Assignments.ListAsync(new PimAssignmentFilter { Type = type, ScopeId = Subscription.Id }, found.Add, PimCall.None);

        Assert.Equal(elements.Count, found.Count);
        foreach (var (element, assignment) in elements.Zip(found))
        {
            var properties = (JObject)element["properties"]!;
            Assert.Equal(Text(element, "name"), assignment.Id);
            Assert.Equal(Text(properties, "principalId"), assignment.Principal.Id);
            Assert.Equal(Text(properties, "expandedProperties.principal.displayName"), assignment.Principal.DisplayName);
            Assert.Equal(Text(properties, "expandedProperties.principal.email"), assignment.Principal.UserPrincipalName);
            Assert.EndsWith("/" + assignment.Role.Id, Text(properties, "roleDefinitionId"), StringComparison.Ordinal);
            Assert.Equal(Text(properties, "expandedProperties.roleDefinition.displayName"), assignment.Role.Name);
            Assert.Equal(Text(properties, "scope"), assignment.Scope.Id);
            Assert.Equal(Text(properties, "expandedProperties.scope.displayName"), assignment.Scope.DisplayName);
            Assert.Equal(Time(properties, "startDateTime"), assignment.Start);
            Assert.Equal(Time(properties, "endDateTime"), assignment.End);
            Assert.Equal(Text(properties, "memberType"), assignment.MemberType.ToString());
            Assert.Equal(State(Text(properties, "assignmentType")), assignment.State);
            Assert.Equal(Text(properties, "condition"), assignment.Condition);
            Assert.Equal(Text(properties, "conditionVersion"), assignment.ConditionVersion);
            Assert.EndsWith(
                "/" + assignment.ScheduleId, Text(properties, "roleEligibilityScheduleId") ?? Text(properties, "roleAssignmentScheduleId"), StringComparison.Ordinal);
        }
    }

    [SkippableTheory]
    [InlineData("azure-get-role-assignment-schedule-request-by-scope", PimAssignmentType.Active)]
    [InlineData("azure-get-role-eligibility-schedule-request-by-scope", PimAssignmentType.Eligible)]
    [InlineData("azure-get-role-eligibility-schedule-request-by-name", PimAssignmentType.Eligible)]
    [InlineData("azure-put-role-assignment-schedule-request", PimAssignmentType.Active)]
    [InlineData("azure-put-role-eligibility-schedule-request", PimAssignmentType.Eligible)]
    [InlineData("azure-howto-self-activate", PimAssignmentType.Active)]
    [InlineData("azure-validate-role-assignment-schedule-request-by-name", PimAssignmentType.Active)]
    public async Task Requests(string sample, PimAssignmentType type)
    {
        var (elements, body) = Read(sample);
        var found = new List<PimRequest>();

        await Provider(body).Requests.ListAsync(new PimRequestFilter { Type = type, Relation = PimRequestRelation.Mine }, found.Add, PimCall.None);

        Assert.Equal(elements.Count, found.Count);
        foreach (var (element, request) in elements.Zip(found))
        {
            var properties = (JObject)element["properties"]!;
            Assert.Equal(Text(element, "name"), request.Id);
            Assert.Equal(Text(properties, "requestType"), request.Action.ToString());
            Assert.Equal(Text(properties, "status"), request.Status.ToString());
            Assert.Equal(Text(properties, "principalId"), request.Principal.Id);
            Assert.Equal(Text(properties, "expandedProperties.principal.displayName"), request.Principal.DisplayName);
            Assert.Equal(Text(properties, "requestorId"), request.CreatedBy?.Id);
            Assert.EndsWith("/" + request.Role.Id, Text(properties, "roleDefinitionId"), StringComparison.Ordinal);
            Assert.Equal(Text(properties, "scope"), request.Scope.Id);
            Assert.Equal(Text(properties, "justification"), request.Justification);
            Assert.Equal(Text(properties, "approvalId"), request.ApprovalId);
            Assert.Equal(Time(properties, "createdOn"), request.Created);
            Assert.Equal(Time(properties, "scheduleInfo.startDateTime"), request.Schedule?.Start);
            Assert.Equal(Text(properties, "scheduleInfo.expiration.duration"), request.Schedule?.Duration is { } duration ? Written(duration) : null);
            Assert.Equal(Text(properties, "targetRoleAssignmentScheduleId") ?? Text(properties, "targetRoleEligibilityScheduleId"), request.TargetScheduleId);
            Assert.Null(request.Ticket);
        }
    }

    [SkippableTheory]
    [InlineData("azure-get-role-management-policy-assignment-by-scope")]
    [InlineData("azure-get-role-management-policy-assignment-by-name")]
    public async Task Settings(string sample)
    {
        var (elements, body) = Read(sample);
        var found = new List<PimRoleSetting>();

        await Provider(body).Settings.ListAsync([], Subscription, found.Add, PimCall.None);

        var properties = (JObject)Assert.Single(elements)["properties"]!;
        var setting = Assert.Single(found);
        Assert.Equal(properties["effectiveRules"]!.Count(), setting.Rules.Count);
        Assert.DoesNotContain(setting.Rules, rule => rule is UnknownRule);
        Assert.Equal(("FHIR Data Converter", "Pay-As-You-Go"), (setting.Role.Name, setting.Scope.DisplayName));
        Assert.EndsWith("/" + setting.PolicyId, Text(properties, "policyId"), StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromHours(7), setting.Activation.MaximumDuration);
        Assert.Equal(PimRequirements.Mfa | PimRequirements.Justification | PimRequirements.Ticket, setting.Activation.Requires.Value);
        Assert.Equal(["amansw_new_group", "amansw_group"], setting.Activation.Approvers.Select(approver => approver.DisplayName));
        Assert.All(setting.Activation.Approvers, approver => Assert.Equal(PimPrincipalType.Group, approver.Type));
        Assert.Null(setting.Activation.AuthenticationContext);
        Assert.False(setting.Assignment.AllowPermanentEligible);
        Assert.True(setting.Assignment.AllowPermanentActive);
        Assert.Equal(["admin_admin_eligible@test.com"], setting.Notification.EligibleAssignment.Administrator.Recipients);
        Assert.False(setting.IsModified);
        Assert.Empty(setting.GetChangedRules());
    }

    [SkippableFact]
    public void Rules_go_back_as_they_came()
    {
        var sent = JObject.Parse(File.ReadAllText(ContractData.PathOf("samples", "azure-patch-role-management-policy.request.json")));
        foreach (var rule in sent["properties"]!["rules"]!.Cast<JObject>())
        {
            var written = PimTools.Graph.Policies.RuleWriter.Write(PimTools.Graph.Policies.RuleReader.Read(rule, Offline.Principals()));

            // What is null and what is empty say the same.
            Assert.Equal(Plain(rule), Plain(written));
        }
    }

    [SkippableTheory]
    [InlineData("azure-get-role-definition-at-scope")]
    [InlineData("azure-get-role-definition-by-name")]
    public async Task Roles(string sample)
    {
        var (_, body) = Read(sample);
        var found = new List<PimRole>();

        await Provider(body).Catalogue.ListRolesAtAsync(Subscription, found.Add, PimCall.None);

        var role = Assert.Single(found);
        Assert.Equal(("roleDefinitionId", "Role name", "Role description"), (role.Id, role.Name, role.Description!));
        Assert.Same(Subscription, role.Scope);
    }

    [SkippableFact]
    public async Task Management_groups_with_their_parents()
    {
        ContractData.SkipWhenAbsent();
        var found = new List<PimScope>();

        await Provider(request => request.Method == HttpMethod.Post ? Read("azure-get-entities").Body : "{\"value\":[]}")
            .Catalogue.ListScopesAsync(found.Add, PimCall.None);

        Assert.Equal(["Group 1 Tenant 2", "Group 4 Tenant 2"], found.Select(scope => scope.DisplayName));
        Assert.All(found, scope => Assert.Equal(PimScopeType.ManagementGroup, scope.Type));
        Assert.All(found, scope => Assert.EndsWith("/20000000-0000-0000-0000-000000000000", scope.ParentId, StringComparison.Ordinal));
    }

    [SkippableTheory]
    [InlineData("azure-get-role-assignment-approval-by-id", "azure-rest-sample-approve-stage", "Trusted User")]
    [InlineData("azure-get-role-assignment-approval-by-id", "azure-patch-role-assignment-approval-step-by-id", "I trust this person.")]
    public async Task Approvals(string approval, string decision, string justification)
    {
        ContractData.SkipWhenAbsent();
        var (sent, address) = (string.Empty, string.Empty);
        var provider = Provider(request =>
        {
            if (request.Method == HttpMethod.Get)
            {
                return Read(approval, asList: false).Body;
            }

            (sent, address) = (request.Content!.ReadAsStringAsync().Result, request.RequestUri!.PathAndQuery);
            return Read("azure-patch-role-assignment-approval-step-by-id", asList: false).Body;
        });

        await provider.Requests.DecideAsync(
            new PimRequest("488a6d0e-0a63-4946-86e3-1f5bbc934661", PimAssignmentType.Active, new PimRole(PimKind.AzureRole, "r", "r"), Subscription, new PimPrincipal("p")),
            PimDecision.Approve,
            justification,
            PimCall.None);

        Assert.Equal(
            "/providers/Microsoft.Authorization/roleAssignmentApprovals/488a6d0e-0a63-4946-86e3-1f5bbc934661/stages/4135f961-be78-4005-8101-c72a5af307a2?api-version=2021-01-01-preview",
            address);
        Assert.True(JToken.DeepEquals(JObject.Parse(File.ReadAllText(ContractData.PathOf("samples", decision + ".request.json"))), JObject.Parse(sent)));
    }

    /// <summary>Tests that the client sends what Microsoft's samples send.</summary>
    [SkippableTheory]
    [InlineData("azure-howto-self-activate")]
    [InlineData("azure-put-role-assignment-schedule-request")]
    [InlineData("azure-put-role-eligibility-schedule-request")]
    [InlineData("azure-validate-role-eligibility-schedule-request-by-name")]
    [InlineData("azure-rest-sample-assign-active")]
    [InlineData("azure-rest-sample-remove-active")]
    [InlineData("azure-rest-sample-self-deactivate")]
    public void Bodies(string sample)
    {
        var published = JsonBody.Parse(File.ReadAllText(ContractData.PathOf("samples", sample + ".request.json")));
        var properties = published.Child("properties")!;
        var role = properties.RequiredText("roleDefinitionId").Split("/providers/Microsoft.Authorization/roleDefinitions/");
        var schedule = properties.Child("scheduleInfo");
        var draft = new PimRequestDraft(
            properties.Word<PimRequestAction>("requestType")!.Value,
            sample.Contains("eligibility", StringComparison.Ordinal) ? PimAssignmentType.Eligible : PimAssignmentType.Active,
            new PimRole(PimKind.AzureRole, role[1], "role"),
            AzureScopeId.ToScope(role[0], null),
            new PimPrincipal(properties.RequiredText("principalId")))
        {
            Schedule = schedule is null
                ? null
                : new PimSchedule { Start = schedule.Time("startDateTime"), Duration = schedule.Child("expiration")!.Duration("duration") },
            LinkedEligibilityScheduleId = properties.Text("linkedRoleEligibilityScheduleId"),
            Condition = properties.Text("condition"),
            ConditionVersion = properties.Text("conditionVersion"),
        };

        Assert.Equal(Plain(published), Plain(AzureWriter.Request(draft)));
    }

    /// <summary>Without regard to case and order of names, without what says nothing.</summary>
    private static string Plain(JToken token) => token switch
    {
        JObject item => "{" + string.Join(",", item.Properties()
            .Select(property => (Name: property.Name.ToUpperInvariant(), Value: Plain(property.Value)))
            .Where(property => property.Value.Length > 0)
            .OrderBy(property => property.Name, StringComparer.Ordinal)
            .Select(property => property.Name + ":" + property.Value)) + "}",
        JArray { Count: > 0 } list => "[" + string.Join(",", list.Select(Plain).Order(StringComparer.Ordinal)) + "]",
        JValue value => value.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => string.Empty,
    };

    private static string Written(TimeSpan duration) => System.Xml.XmlConvert.ToString(duration);

    /// <summary>The sample's elements, and the sample as a list: single objects are put into one.</summary>
    private static (List<JObject> Elements, string Body) Read(string sample, bool asList = true)
    {
        var text = File.ReadAllText(ContractData.PathOf("samples", sample + ".response.json"));
        var body = JsonBody.Parse(text);
        return body["value"] is JArray list
            ? (list.OfType<JObject>().ToList(), text)
            : ([body], asList ? "{\"value\":[" + text + "]}" : text);
    }

    private static AzureProvider Provider(string body) => Provider(request =>
        request.RequestUri!.AbsolutePath.EndsWith("getByIds", StringComparison.Ordinal) ? "{\"value\":[]}" : body);

    private static AzureProvider Provider(Func<HttpRequestMessage, string> answer)
    {
        var http = Offline.Http(new ScriptedHandler(request => ScriptedHandler.Json(answer(request))));
        return new AzureProvider(http, Offline.Context, new PrincipalDirectory(http, Offline.Context), new IdempotentSubmitter(TimeSpan.Zero), TimeSpan.FromSeconds(10));
    }

    private static string? Text(JObject element, string path) => (string?)element.SelectToken(path) is { Length: > 0 } text ? text : null;

    private static DateTimeOffset? Time(JObject element, string path) =>
        Text(element, path) is { } text ? DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : null;

    private static PimAssignmentState State(string? assignmentType) => assignmentType?.ToUpperInvariant() switch
    {
        null => PimAssignmentState.Eligible,
        "ASSIGNED" => PimAssignmentState.Active,
        "ACTIVATED" => PimAssignmentState.Activated,
        _ => throw new ArgumentException(assignmentType),
    };
}
