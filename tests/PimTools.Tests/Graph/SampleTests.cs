using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Auditing;
using PimTools.Graph.Directory;
using PimTools.Graph.Entra;
using PimTools.Graph.Json;
using PimTools.Rules;
using PimTools.Tests.Contract;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Every published answer, through the client, with nothing lost that the model has room for.</summary>
public class SampleTests
{
    [SkippableTheory]
    [InlineData("entra-get-role-eligibility-schedule-instance", PimAssignmentType.Eligible)]
    [InlineData("entra-list-role-eligibility-schedule-instances", PimAssignmentType.Eligible)]
    [InlineData("entra-role-assignment-schedule-instances-filter-by-current-user", PimAssignmentType.Active)]
    [InlineData("entra-role-eligibility-schedule-instances-filter-by-current-user", PimAssignmentType.Eligible)]
    public async Task Assignments(string sample, PimAssignmentType type)
    {
        var (elements, body) = Read(sample);
        var provider = Provider(body);
        var found = new List<PimAssignment>();

        await provider.Assignments.ListAsync(new PimAssignmentFilter { Type = type }, found.Add, PimCall.None);

        Assert.Equal(elements.Count, found.Count);
        foreach (var (element, assignment) in elements.Zip(found))
        {
            Assert.Equal(Text(element, "id"), assignment.Id);
            Assert.Equal(Text(element, "principalId"), assignment.Principal.Id);
            Assert.Equal(Text(element, "roleDefinitionId"), assignment.Role.Id);
            Assert.Equal(Text(element, "directoryScopeId"), assignment.Scope.Id);
            Assert.Equal(Time(element, "startDateTime"), assignment.Start);
            Assert.Equal(Time(element, "endDateTime"), assignment.End);
            Assert.Equal(Text(element, "memberType"), assignment.MemberType.ToString(), ignoreCase: true);
            Assert.Equal(State(Text(element, "assignmentType")), assignment.State);
            Assert.Equal(Text(element, "roleEligibilityScheduleId") ?? Text(element, "roleAssignmentScheduleId"), assignment.ScheduleId);
        }
    }

    public static TheoryData<string> RequestSamples => new()
    {
        "entra-create-role-assignment-schedule-request-self-activate",
        "entra-create-role-eligibility-schedule-request-admin-assign",
        "entra-create-role-eligibility-schedule-request-admin-remove",
        "entra-get-role-assignment-schedule-request-full",
        "entra-get-role-assignment-schedule-request-select-expand",
        "entra-get-role-eligibility-schedule-request",
        "entra-howto-admin-extend-active",
        "entra-howto-assign-active-timebound",
        "entra-howto-list-my-eligible-requests",
        "entra-howto-pending-approvals",
        "entra-list-role-assignment-schedule-requests-all",
        "entra-list-role-assignment-schedule-requests-select-expand",
        "entra-list-role-eligibility-schedule-requests",
        "entra-role-assignment-schedule-requests-filter-by-current-user",
        "entra-role-eligibility-schedule-requests-filter-by-current-user",
        "entra-tutorial-assign-roles-ex3",
        "entra-tutorial-assign-roles-ex5",
        "entra-tutorial-assign-roles-ex6",
    };

    [SkippableTheory]
    [MemberData(nameof(RequestSamples))]
    public async Task Requests(string sample)
    {
        var (elements, body) = Read(sample);
        var provider = Provider(body);
        var found = new List<PimRequest>();

        await provider.Requests.ListAsync(new PimRequestFilter { Type = PimAssignmentType.Active }, found.Add, PimCall.None);

        Assert.Equal(elements.Count, found.Count);
        foreach (var (element, request) in elements.Zip(found))
        {
            Assert.Equal(Text(element, "id") ?? Guid.Empty.ToString(), request.Id);
            Assert.Equal(Text(element, "action"), request.Action.ToString(), ignoreCase: true);
            Assert.Equal(Text(element, "status") ?? "Unknown", request.Status.ToString());
            Assert.Equal(Text(element, "principalId"), request.Principal.Id);
            Assert.Equal(Text(element, "principal.displayName"), request.Principal.DisplayName);
            Assert.Equal(Text(element, "principal.userPrincipalName"), request.Principal.UserPrincipalName);
            Assert.Equal(Text(element, "roleDefinitionId"), request.Role.Id);
            Assert.Equal(Text(element, "roleDefinition.displayName") ?? request.Role.Id, request.Role.Name);
            Assert.Equal(Text(element, "directoryScopeId") ?? "/", request.Scope.Id);
            Assert.Equal(Text(element, "justification"), request.Justification);
            Assert.Equal(Text(element, "approvalId"), request.ApprovalId);
            Assert.Equal(Text(element, "targetScheduleId"), request.TargetScheduleId);
            Assert.Equal(Text(element, "createdBy.user.id"), request.CreatedBy?.Id);
            Assert.Equal(Time(element, "createdDateTime"), request.Created);
            Assert.Equal(Time(element, "completedDateTime"), request.Completed);
            Assert.Equal(Text(element, "ticketInfo.ticketNumber"), request.Ticket?.Number);
            Assert.Equal(Text(element, "ticketInfo.ticketSystem"), request.Ticket?.System);
            Assert.Equal(Time(element, "scheduleInfo.startDateTime"), request.Start);
            Assert.Equal(Time(element, "scheduleInfo.expiration.endDateTime"), request.Schedule?.End);
            var duration = Text(element, "scheduleInfo.expiration.duration");
            Assert.Equal(duration is null ? null : System.Xml.XmlConvert.ToTimeSpan(duration), request.Schedule?.Duration);
        }
    }

    [SkippableTheory]
    [InlineData("entra-get-role-management-policy-assignment-expand-policy-rules")]
    public async Task Settings(string sample)
    {
        var (_, body) = Read(sample);
        var found = new List<PimRoleSetting>();
        var role = new PimRole(PimKind.EntraRole, "62e90394-69f5-4237-9190-012177145e10", "Global Administrator");

        await Provider(body).Settings.ListAsync([role], null, found.Add, PimCall.None);

        var setting = Assert.Single(found);
        Assert.Equal(17, setting.Rules.Count);
        Assert.DoesNotContain(setting.Rules, rule => rule is UnknownRule);
        Assert.Equal(TimeSpan.FromHours(8), setting.Activation.MaximumDuration);
        Assert.Equal(PimRequirements.Mfa | PimRequirements.Justification, setting.Activation.Requires.Value);
        Assert.Equal(PimRequirements.Justification, setting.Assignment.ActiveRequires.Value);
        Assert.True(setting.Assignment.AllowPermanentEligible);
        Assert.Equal(TimeSpan.FromDays(365), setting.Assignment.MaximumEligibleDuration);
        Assert.False(setting.IsModified);
        Assert.Empty(setting.GetChangedRules());
    }

    [SkippableTheory]
    [InlineData("entra-list-role-management-policies-expand-rules")]
    [InlineData("entra-get-role-management-policy-expand-rules")]
    [InlineData("entra-list-role-management-policy-rules")]
    public void Rules(string sample)
    {
        var rules = Read(sample).Elements
            .SelectMany(element => element["rules"] is JArray inner ? inner.OfType<JObject>() : [element])
            .Select(rule => PimTools.Graph.Policies.RuleReader.Read(rule, Offline.Principals()))
            .ToList();

        Assert.NotEmpty(rules);
        Assert.DoesNotContain(rules, rule => rule is UnknownRule);
    }

    [SkippableTheory]
    [InlineData("entra-list-role-definitions-directory")]
    [InlineData("entra-get-role-definition-builtin")]
    public async Task Roles(string sample)
    {
        var (elements, body) = Read(sample);
        var found = new List<PimRole>();

        await Provider(body).Catalogue.ListRolesAsync(found.Add, PimCall.None);

        Assert.Equal(elements.Select(element => Text(element, "displayName")), found.Select(role => role.Name));
        Assert.Equal(elements.Select(element => Text(element, "description")), found.Select(role => role.Description));
        Assert.All(found, role => Assert.NotNull(role.IsBuiltIn));
    }

    [SkippableTheory]
    [InlineData("entra-list-administrative-units")]
    [InlineData("entra-get-administrative-unit")]
    public async Task Scopes(string sample)
    {
        var (elements, body) = Read(sample);
        var found = new List<PimScope>();

        await Provider(body).Catalogue.ListScopesAsync(found.Add, PimCall.None);

        Assert.Equal(elements.Select(element => Text(element, "displayName")), found.Skip(1).Select(scope => scope.DisplayName));
    }

    [SkippableFact]
    public void Audit_entries()
    {
        var record = AuditReader.Read(Assert.Single(Read("audit-list-directory-audits").Elements).CreateReader());

        Assert.Equal("Add member to group", record.Activity);
        Assert.Equal("UserManagement", record.Category);
        Assert.Equal("success", record.Result);
        Assert.Equal("Successfully added member to group", record.ResultReason);
        Assert.Equal("da159bfb-54fa-4092-8a38-6e1fa7870e30", record.CorrelationId);
        Assert.Equal(("Audry Oliver", "bob@wingtiptoysonline.com"), (record.Initiator?.DisplayName, record.Initiator?.UserPrincipalName));
        Assert.Equal(("1f0e98f5-3161-4c6b-9b50-d488572f2bb7", "bob@contoso.com"), (record.Principal?.Id, record.Principal?.UserPrincipalName));
        Assert.Equal(["Group", "User"], record.Targets.Select(target => target.Type));
        var change = Assert.Single(record.Targets[0].Changes);
        Assert.Equal(("Action Client Name", null, "DirectorySync"), (change.Property, change.Before, change.After));
        Assert.Equal("Additional Detail Value", record.Details["Additional Detail Name"]);
    }

    [SkippableFact]
    public void Directory_objects() => Assert.Equal(
        [("Trevor Jones", PimPrincipalType.User), ("Billy Smith", PimPrincipalType.User)],
        Read("entra-directory-objects-get-by-ids").Elements
            .Select(element => PrincipalReader.Read(JsonRecord.Of(element)))
            .Select(principal => (principal.DisplayName!, principal.Type)));

    [SkippableFact]
    public Task Approvals() => DecideAsync(_ => Read("entra-get-approval-beta-steps", asList: false).Body);

    [SkippableFact]
    public Task Approvals_that_come_without_their_steps() => DecideAsync(request =>
        request.EndsWith("/steps", StringComparison.Ordinal) ? Read("entra-list-approval-steps-beta").Body : "{\"id\":\"abd306ef\"}");

    private static async Task DecideAsync(Func<string, string> answer)
    {
        ContractData.SkipWhenAbsent();
        var sent = string.Empty;
        var service = new ScriptedHandler(request =>
        {
            if (request.Method == System.Net.Http.HttpMethod.Get)
            {
                return ScriptedHandler.Json(answer(request.RequestUri!.AbsolutePath));
            }

            sent = request.Content!.ReadAsStringAsync().Result;
            return new System.Net.Http.HttpResponseMessage(System.Net.HttpStatusCode.NoContent);
        });

        await Provider(service).Requests.DecideAsync(
            new PimRequest("abd306ef-f7b2-4a10-9fd1-493454322489", PimAssignmentType.Active, new PimRole(PimKind.EntraRole, "r", "r"), PimScope.Directory, new PimPrincipal("p")),
            PimDecision.Approve,
            "Trusted User",
            PimCall.None);

        Assert.Equal("PATCH /beta/roleManagement/directory/roleAssignmentApprovals/abd306ef-f7b2-4a10-9fd1-493454322489/steps/d4fa4045-4716-436d-aec5-57b0a713f095", service.Calls[^1]);
        var published = JObject.Parse(File.ReadAllText(ContractData.PathOf("samples", "entra-howto-approve-step-beta.request.json")));
        Assert.True(JToken.DeepEquals(published, JObject.Parse(sent)));
    }

    /// <summary>The sample's elements, and the sample as a list: single objects are put into one.</summary>
    private static (List<JObject> Elements, string Body) Read(string sample, bool asList = true)
    {
        var text = File.ReadAllText(ContractData.PathOf("samples", sample + ".response.json"));
        var body = JsonBody.Parse(text);
        return body["value"] is JArray list
            ? (list.OfType<JObject>().ToList(), text)
            : ([body], asList ? "{\"value\":[" + text + "]}" : text);
    }

    private static EntraProvider Provider(string body) => Provider(new ScriptedHandler(request => ScriptedHandler.Json(
        request.RequestUri!.AbsolutePath.EndsWith("getByIds", StringComparison.Ordinal) ? "{\"value\":[]}" : body)));

    private static EntraProvider Provider(ScriptedHandler service)
    {
        var http = Offline.Http(service);
        return new EntraProvider(http, Offline.Context, new PrincipalDirectory(http, Offline.Context), new PimTools.Graph.Requests.IdempotentSubmitter(TimeSpan.Zero));
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
