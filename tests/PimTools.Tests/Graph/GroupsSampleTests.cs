using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Directory;
using PimTools.Graph.Groups;
using PimTools.Graph.Json;
using PimTools.Graph.Policies;
using PimTools.Graph.Requests;
using PimTools.Rules;
using PimTools.Tests.Contract;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Every published answer about groups, through the client, with nothing lost that the model has room for; and what is sent, as published.</summary>
public class GroupsSampleTests
{
    [SkippableTheory]
    [InlineData("group-assignment-schedule-instances-filter-by-current-user", PimAssignmentType.Active)]
    [InlineData("group-eligibility-schedule-instances-filter-by-current-user", PimAssignmentType.Eligible)]
    [InlineData("group-get-assignment-schedule-instance", PimAssignmentType.Active)]
    [InlineData("group-get-eligibility-schedule-instance", PimAssignmentType.Eligible)]
    [InlineData("group-list-assignment-schedule-instances", PimAssignmentType.Active)]
    [InlineData("group-list-eligibility-schedule-instances", PimAssignmentType.Eligible)]
    public async Task Assignments(string sample, PimAssignmentType type)
    {
        var (elements, body) = Read(sample);
        var found = new List<PimAssignment>();

        await Provider(body).Assignments.ListAsync(new PimAssignmentFilter { Type = type, Mine = true }, found.Add, PimCall.None);

        Assert.Equal(elements.Count, found.Count);
        foreach (var (element, assignment) in elements.Zip(found))
        {
            Assert.Equal(Text(element, "id"), assignment.Id);
            Assert.Equal(Text(element, "principalId"), assignment.Principal.Id);
            Assert.Equal(Text(element, "groupId"), assignment.Role.Id);
            Assert.Equal(Text(element, "groupId"), assignment.Scope.Id);
            Assert.Equal(Text(element, "accessId"), assignment.Role.Access?.ToString(), ignoreCase: true);
            Assert.Equal(Text(element, "memberType"), assignment.MemberType.ToString(), ignoreCase: true);
            Assert.Equal(State(Text(element, "assignmentType")), assignment.State);
            Assert.Equal(Text(element, "eligibilityScheduleId") ?? Text(element, "assignmentScheduleId"), assignment.ScheduleId);
            Assert.Equal(Time(element, "startDateTime"), assignment.Start);
            Assert.Equal(Time(element, "endDateTime"), assignment.End);
        }
    }

    [SkippableTheory]
    [InlineData("group-assignment-schedule-requests-filter-by-current-user-pending-approval")]
    [InlineData("group-create-assignment-schedule-request-admin-assign")]
    [InlineData("group-create-assignment-schedule-request-self-activate")]
    [InlineData("group-create-eligibility-schedule-request-admin-assign")]
    [InlineData("group-create-eligibility-schedule-request-admin-extend")]
    [InlineData("group-eligibility-schedule-requests-filter-by-current-user")]
    public async Task Requests(string sample)
    {
        var (elements, body) = Read(sample);
        var found = new List<PimRequest>();

        await Provider(body).Requests.ListAsync(
            new PimRequestFilter { Type = PimAssignmentType.Active, Relation = PimRequestRelation.Mine }, found.Add, PimCall.None);

        Assert.Equal(elements.Count, found.Count);
        foreach (var (element, request) in elements.Zip(found))
        {
            Assert.Equal(Text(element, "id"), request.Id);
            Assert.Equal(Text(element, "action"), request.Action.ToString(), ignoreCase: true);
            Assert.Equal(Text(element, "status"), request.Status.ToString());
            Assert.Equal(Text(element, "principalId"), request.Principal.Id);
            Assert.Equal(Text(element, "groupId"), request.Role.Id);
            Assert.Equal(Text(element, "accessId"), request.Role.Access?.ToString(), ignoreCase: true);
            Assert.Equal(Text(element, "justification"), request.Justification);
            Assert.Equal(Text(element, "approvalId"), request.ApprovalId);
            Assert.Equal(Text(element, "targetScheduleId"), request.TargetScheduleId);
            Assert.Equal(Text(element, "createdBy.user.id"), request.CreatedBy?.Id);
            Assert.Equal(Time(element, "createdDateTime") ?? Time(element, "createdDateTIme"), request.Created);
            Assert.Equal(Time(element, "completedDateTime"), request.Completed);
            Assert.Equal(Text(element, "ticketInfo.ticketNumber"), request.Ticket?.Number);
            Assert.Equal(Time(element, "scheduleInfo.startDateTime"), request.Start);
            Assert.Equal(Time(element, "scheduleInfo.expiration.endDateTime"), request.Schedule?.End);
            var duration = Text(element, "scheduleInfo.expiration.duration");
            Assert.Equal(duration is null ? null : System.Xml.XmlConvert.ToTimeSpan(duration), request.Schedule?.Duration);
        }
    }

    [SkippableFact]
    public async Task Settings()
    {
        var (elements, body) = Read("group-list-policy-assignments-expand-policy-rules");
        var role = new PimRole(PimKind.Group, Text(elements[0], "scopeId")!, "Some group") { Access = PimAccess.Owner };
        var found = new List<PimRoleSetting>();

        await Provider(body).Settings.ListAsync([role], null, found.Add, PimCall.None);

        var setting = Assert.Single(found);
        Assert.Equal(Text(elements[0], "policyId"), setting.PolicyId);
        Assert.Equal((role.Id, PimAccess.Owner), (setting.Role.Id, setting.Role.Access));
        Assert.Equal(((JArray)elements[0]["policy"]!["rules"]!).Count, setting.Rules.Count);
        Assert.DoesNotContain(setting.Rules, rule => rule is UnknownRule);
        Assert.Equal(TimeSpan.FromDays(365), setting.Assignment.MaximumEligibleDuration);
        Assert.False(setting.IsModified);
        Assert.Empty(setting.GetChangedRules());
    }

    [SkippableFact]
    public void Rules_with_approvers_in_their_other_spelling()
    {
        var body = JsonBody.Parse(File.ReadAllText(ContractData.PathOf("samples", "group-update-policy.request.json")));

        var rules = body.Children("rules").Select(rule => RuleReader.Read(rule, Offline.Principals())).ToList();

        Assert.DoesNotContain(rules, rule => rule is UnknownRule);
        var approver = Assert.Single(rules.OfType<ApprovalRule>().Single().Approvers);
        Assert.Equal(("c277c8cb-6bb7-42e5-a17f-0add9a718151", PimPrincipalType.User), (approver.Id, approver.Type));
    }

    [SkippableTheory]
    [InlineData("group-get-approval-v1-stages", null)]
    [InlineData(null, "group-list-approval-stages-v1")]
    public async Task Approvals(string? approval, string? stages)
    {
        ContractData.SkipWhenAbsent();
        var service = new ScriptedHandler(request => request.Method == System.Net.Http.HttpMethod.Get
            ? ScriptedHandler.Json(request.RequestUri!.AbsolutePath.EndsWith("/stages", StringComparison.Ordinal) ? Text(stages!) : approval is null ? "{\"id\":\"1\"}" : Text(approval))
            : new System.Net.Http.HttpResponseMessage(System.Net.HttpStatusCode.NoContent));
        var role = new PimRole(PimKind.Group, "g", "g") { Access = PimAccess.Member };
        var request = new PimRequest("abd306ef-f7b2-4a10-9fd1-493454322489", PimAssignmentType.Active, role, PimScope.Directory, new PimPrincipal("p"));

        await Provider(service).Requests.DecideAsync(request, PimDecision.Approve, "Trusted User", PimCall.None);

        const string Approval = "/v1.0/identityGovernance/privilegedAccess/group/assignmentApprovals/abd306ef-f7b2-4a10-9fd1-493454322489";
        Assert.StartsWith($"PATCH {Approval}/stages/", service.Calls[^1]);
        Assert.Equal($"GET {Approval}", service.Calls[0]);
    }

    [SkippableTheory]
    [InlineData("group-create-assignment-schedule-request-admin-assign", PimAssignmentType.Active)]
    [InlineData("group-create-assignment-schedule-request-self-activate", PimAssignmentType.Active)]
    [InlineData("group-create-eligibility-schedule-request-admin-assign", PimAssignmentType.Eligible)]
    [InlineData("group-create-eligibility-schedule-request-admin-extend", PimAssignmentType.Eligible)]
    public void A_request_is_what_the_documentation_sends(string sample, PimAssignmentType type)
    {
        var published = JsonBody.Parse(File.ReadAllText(ContractData.PathOf("samples", sample + ".request.json")));
        var groupId = published.RequiredText("groupId");
        var schedule = published.Child("scheduleInfo")!;
        var draft = new PimRequestDraft(
            published.Word<PimRequestAction>("action")!.Value,
            type,
            new PimRole(PimKind.Group, groupId, "x") { Access = published.Word<PimAccess>("accessId") },
            new PimScope(groupId, "x", PimScopeType.Group),
            new PimPrincipal(published.RequiredText("principalId")))
        {
            Justification = published.Text("justification"),
            Schedule = new PimSchedule
            {
                Start = schedule.Time("startDateTime"),
                End = schedule.Child("expiration")!.Time("endDateTime"),
                Duration = schedule.Child("expiration")!.Duration("duration"),
            },
        };

        Assert.Equal(Flat(published), Flat(GroupWriter.Request(draft)));
    }

    [Theory]
    [InlineData(null, "g")]
    [InlineData(PimAccess.Member, "/")]
    [InlineData(PimAccess.Owner, "another group")]
    public void What_does_not_say_member_or_owner_or_names_another_scope_is_not_sent(PimAccess? access, string scope)
    {
        var role = new PimRole(PimKind.Group, "g", "g") { Access = access };
        var draft = new PimRequestDraft(
            PimRequestAction.AdminAssign, PimAssignmentType.Eligible, role, new PimScope(scope, scope, PimScopeType.Group), new PimPrincipal("p"));

        Assert.Equal(PimErrorCode.InvalidParameter, Assert.Throws<PimException>(() => GroupWriter.Request(draft)).Code);
    }

    /// <summary>The sample's elements, and the sample as a list: single objects are put into one.</summary>
    private static (List<JObject> Elements, string Body) Read(string sample)
    {
        var text = Text(sample);
        var body = JsonBody.Parse(text);
        return body["value"] switch
        {
            JArray list => (list.OfType<JObject>().ToList(), text),
            JObject one => ([one], "{\"value\":[" + one + "]}"),
            _ => ([body], "{\"value\":[" + text + "]}"),
        };
    }

    private static string Text(string sample) => File.ReadAllText(ContractData.PathOf("samples", sample + ".response.json"));

    private static GroupProvider Provider(string body) => Provider(new ScriptedHandler(request => ScriptedHandler.Json(
        request.RequestUri!.AbsolutePath.EndsWith("getByIds", StringComparison.Ordinal) ? "{\"value\":[]}" : body)));

    private static GroupProvider Provider(ScriptedHandler service)
    {
        var http = Offline.Http(service);
        return new GroupProvider(http, Offline.Context, new PrincipalDirectory(http, Offline.Context), new IdempotentSubmitter(TimeSpan.Zero));
    }

    private static string? Text(JObject element, string path) => (string?)element.SelectToken(path) is { Length: > 0 } text ? text : null;

    private static DateTimeOffset? Time(JObject element, string path) =>
        Text(element, path) is { } text ? DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : null;

    /// <summary>Path and value of each leaf, with times and words brought to one spelling: the pages are not consistent about them.</summary>
    private static string[] Flat(JObject body) => body.Descendants().OfType<JValue>()
        .Select(leaf => leaf.Path + " = " + (leaf.Path.EndsWith("DateTime", StringComparison.Ordinal)
            ? DateTimeOffset.Parse((string)leaf!, System.Globalization.CultureInfo.InvariantCulture).ToString("O")
            : leaf.Path is "action" or "scheduleInfo.expiration.type" ? ((string)leaf!).ToLowerInvariant() : (string?)leaf))
        .Order(StringComparer.Ordinal)
        .ToArray();

    private static PimAssignmentState State(string? assignmentType) => assignmentType?.ToUpperInvariant() switch
    {
        null => PimAssignmentState.Eligible,
        "ASSIGNED" => PimAssignmentState.Active,
        "ACTIVATED" => PimAssignmentState.Activated,
        _ => throw new ArgumentException(assignmentType),
    };
}
