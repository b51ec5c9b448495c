using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Emulator;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Many drafts at once: each is told of once, none is lost and none is made twice, whatever the service does.</summary>
public class BulkSubmitTests
{
    private const string Batch = "/$batch";
    private const string Requests = "/roleEligibilityScheduleRequests";

    private readonly Contoso _contoso = new() { Tenant = EmulatedTenant.CreateContoso(options: new ContosoOptions { ExtraUsers = 1000 }) };

    public BulkSubmitTests() => _contoso.Tenant.Faults.RetryAfter = TimeSpan.Zero;

    [Fact]
    public async Task Twenty_go_to_a_call()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var drafts = await DraftsAsync(dana, 1000);
        var before = _contoso.Tenant.ScheduleCount;
        List<PimSubmission> submissions = [];

        var calls = await _contoso.CallsOf(async () => submissions = await SubmitAsync(dana, drafts));

        AssertEachOnce(drafts, submissions);
        Assert.Equal(1000, _contoso.Tenant.ScheduleCount - before);
        Assert.Equal(50, calls.Count);
        Assert.All(calls, call => Assert.Equal("POST /v1.0/$batch", call));
    }

    [Fact]
    public async Task A_thousand_arrive_while_one_in_ten_is_throttled()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var drafts = await DraftsAsync(dana, 1000);
        var before = _contoso.Tenant.ScheduleCount;
        _contoso.Tenant.Faults.ThrottleRate = 0.1;
        List<PimSubmission> submissions = [];

        var calls = await _contoso.CallsOf(async () => submissions = await SubmitAsync(dana, drafts));

        _contoso.Tenant.Faults.Clear();
        AssertEachOnce(drafts, submissions);
        Assert.Equal(1000, _contoso.Tenant.ScheduleCount - before);
        await AssertMadeOnceAsync(dana, drafts);
        Assert.InRange(calls.Count, 50, 150);
    }

    public static TheoryData<EmulatedFault> Losses => new()
    {
        EmulatedFault.LostBeforeHandling(),
        EmulatedFault.LostAfterHandling(),
        EmulatedFault.CutBody(50),
        EmulatedFault.CutBody(5000),
        EmulatedFault.MalformedJson(),
        EmulatedFault.WrongContentType(),
        EmulatedFault.Answer(HttpStatusCode.ServiceUnavailable),
        EmulatedFault.Answer(HttpStatusCode.GatewayTimeout),
        EmulatedFault.Answer(HttpStatusCode.OK, "{}"),
        EmulatedFault.Answer(HttpStatusCode.OK, "{\"responses\":[{\"id\":\"0\"},{\"id\":\"1\",\"status\":201}]}"),
    };

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task A_batch_whose_outcome_is_unknown_is_looked_up_before_anything_is_repeated(EmulatedFault loss)
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var drafts = await DraftsAsync(dana, 100);
        var before = _contoso.Tenant.ScheduleCount;
        _contoso.Tenant.Faults.Add(loss.On("POST", Batch).Repeated(2));

        var submissions = await SubmitAsync(dana, drafts);

        AssertEachOnce(drafts, submissions);
        Assert.Equal(100, _contoso.Tenant.ScheduleCount - before);
        await AssertMadeOnceAsync(dana, drafts);
    }

    [Fact]
    public async Task What_is_looked_up_is_looked_up_together()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var drafts = await DraftsAsync(dana, 20);
        _contoso.Tenant.Faults.Add(EmulatedFault.LostAfterHandling().On("POST", Batch));

        var calls = await _contoso.CallsOf(() => SubmitAsync(dana, drafts));

        Assert.InRange(calls.Count, 2, 3);
        Assert.DoesNotContain("\"POST\"", _contoso.Tenant.Calls[1].RequestBody);
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.InternalServerError)]
    public async Task A_part_that_failed_is_looked_up_and_repeated_and_the_others_are_not(HttpStatusCode status)
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var drafts = await DraftsAsync(dana, 40);
        var before = _contoso.Tenant.ScheduleCount;
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(status).On("POST", Requests).Repeated(3));
        _contoso.Tenant.ClearCalls();

        var submissions = await SubmitAsync(dana, drafts);

        AssertEachOnce(drafts, submissions);
        Assert.Equal(40, _contoso.Tenant.ScheduleCount - before);
        Assert.Equal(43, Parts("POST"));
    }

    [Fact]
    public async Task What_cannot_be_looked_up_is_told_and_not_repeated()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var drafts = await DraftsAsync(dana, 20);
        _contoso.Tenant.Faults.Add(EmulatedFault.LostAfterHandling().On("POST", Batch));
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.Forbidden).On("GET", Requests).Repeated(1000));

        var submissions = await SubmitAsync(dana, drafts);

        Assert.Equal(20, submissions.Count);
        Assert.All(submissions, submission => Assert.Equal(PimErrorCode.OutcomeUnknown, submission.Error?.Code));
        _contoso.Tenant.Faults.Clear();
        await AssertMadeOnceAsync(dana, drafts);
    }

    [Fact]
    public async Task All_of_it_at_once_still_makes_each_once()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var drafts = await DraftsAsync(dana, 300);
        var before = _contoso.Tenant.ScheduleCount;
        _contoso.Tenant.Faults.Add(EmulatedFault.LostAfterHandling().On("POST", Batch));
        _contoso.Tenant.Faults.Add(EmulatedFault.CutBody(3000).On("POST", Batch));
        _contoso.Tenant.Faults.Add(EmulatedFault.LostBeforeHandling().On("POST", Batch));
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.ServiceUnavailable).On("POST", Requests).Repeated(5));
        _contoso.Tenant.Faults.ThrottleRate = 0.1;

        var submissions = await SubmitAsync(dana, drafts);

        _contoso.Tenant.Faults.Clear();
        AssertEachOnce(drafts, submissions);
        Assert.Equal(300, _contoso.Tenant.ScheduleCount - before);
        await AssertMadeOnceAsync(dana, drafts);
    }

    [Fact]
    public async Task What_is_refused_of_some_does_not_touch_the_others()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var drafts = await DraftsAsync(dana, 30);
        await dana.SubmitAsync(drafts[3], PimCall.None);
        drafts[7] = new PimRequestDraft(drafts[7].Action, drafts[7].Type, drafts[7].Role, drafts[7].Scope, new PimPrincipal(Guid.NewGuid().ToString()));

        var submissions = await SubmitAsync(dana, drafts);

        Assert.Equal(30, submissions.Count);
        Assert.Equal(
            [(3, PimErrorCode.AlreadyActive), (7, PimErrorCode.InvalidRequest)],
            submissions.Where(each => each.Error is not null).Select(each => (drafts.IndexOf(each.Draft), each.Error!.Code)).Order());
    }

    [Fact]
    public async Task Drafts_about_the_same_assignment_go_one_after_the_other()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var first = (await DraftsAsync(dana, 1))[0];
        var second = With(first, first.Schedule!);
        _contoso.Tenant.Faults.Add(EmulatedFault.LostAfterHandling().On("POST", Batch));

        var submissions = await SubmitAsync(dana, [first, second]);

        Assert.Equal([first, second], submissions.Select(each => each.Draft));
        Assert.NotNull(submissions[0].Request);
        Assert.Equal(PimErrorCode.AlreadyActive, submissions[1].Error?.Code);
    }

    [Fact]
    public async Task A_lost_answer_is_not_taken_for_the_one_before_it()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var assign = (await DraftsAsync(dana, 1))[0];
        await SubmitAsync(dana, [assign]);
        _contoso.Tenant.Clock.Advance(TimeSpan.FromMinutes(6));
        var remove = new PimRequestDraft(PimRequestAction.AdminRemove, assign.Type, assign.Role, assign.Scope, assign.Principal);
        var again = With(assign, assign.Schedule!);
        _contoso.Tenant.Faults.Add(EmulatedFault.LostAfterHandling().On("POST", Batch));

        var submissions = await SubmitAsync(dana, [remove, again]);

        Assert.Equal(2, submissions.Select(each => each.Request!.Id).Distinct().Count());
        Assert.Equal([PimRequestAction.AdminRemove, PimRequestAction.AdminAssign], submissions.Select(each => each.Request!.Action));
    }

    [Fact]
    public async Task Roles_and_groups_go_side_by_side()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var drafts = await DraftsAsync(dana, 20);
        var group = await dana.GroupRoleAsync("Ops-OnCall");
        drafts.AddRange(drafts.Select(draft => new PimRequestDraft(draft.Action, draft.Type, group, group.Scope!, draft.Principal)
        {
            Justification = draft.Justification,
            Schedule = draft.Schedule,
        }).ToList());
        drafts.Add(new PimRequestDraft(
            PimRequestAction.AdminAssign, PimAssignmentType.Eligible, new PimRole((PimKind)99, "x", "x"), PimScope.Directory, drafts[0].Principal));

        var submissions = await SubmitAsync(dana, drafts);

        Assert.Equal(41, submissions.Count);
        Assert.Same(drafts[^1], Assert.Single(submissions, each => each.Error is not null).Draft);
        var held = await dana.AssignmentsAsync(new PimAssignmentFilter { Kinds = GroupsReading.Groups, RoleId = group.Id, Type = PimAssignmentType.Eligible });
        Assert.Equal(20, held.Count(each => drafts.Exists(draft => draft.Principal.Id == each.Principal.Id)));
    }

    [Fact]
    public async Task Who_approves_is_asked_once_for_each_role()
    {
        using var ada = await _contoso.ConnectAsync("ada");
        var draft = await ada.ActivationAsync("Exchange Administrator");

        var submissions = await SubmitAsync(ada, [draft, await ada.ActivationAsync("User Administrator")]);

        Assert.Equal(2, submissions.Count(each => each.Error is null));
        var waiting = Assert.Single(submissions, each => each.Request!.Status == PimRequestStatus.PendingApproval);
        Assert.Equal("Cleo Marchetti", Assert.Single(waiting.Request!.Approvers).DisplayName);
    }

    [Fact]
    public async Task A_dry_run_of_many_stores_nothing()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var drafts = (await DraftsAsync(dana, 20)).Select(draft => draft.ForValidation()).ToList();
        var before = _contoso.Tenant.ScheduleCount;
        _contoso.Tenant.Faults.Add(EmulatedFault.LostAfterHandling().On("POST", Batch));

        AssertEachOnce(drafts, await SubmitAsync(dana, drafts));

        Assert.Equal(before, _contoso.Tenant.ScheduleCount);
    }

    [Fact]
    public async Task What_the_sign_in_lacks_is_told_with_the_claims()
    {
        using var ben = await _contoso.ConnectAsync("ben");
        var draft = await ben.ActivationAsync("Conditional Access Administrator");

        var error = Assert.Single(await SubmitAsync(ben, [draft])).Error;

        Assert.Equal(PimErrorCode.StepUpRequired, error?.Code);
        Assert.Contains("\"c1\"", error?.Claims);
    }

    [Fact]
    public async Task A_receiver_that_fails_ends_it()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var drafts = await DraftsAsync(dana, 200);
        var stop = new InvalidOperationException("enough");

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => dana.SubmitManyAsync(drafts, _ => throw stop, PimCall.None));

        Assert.Same(stop, thrown);
    }

    [Fact]
    public async Task It_can_be_canceled()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var drafts = await DraftsAsync(dana, 200);
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => dana.SubmitManyAsync(drafts, _ => stop.Cancel(), new PimCall(stop.Token)));
    }

    [Fact]
    public async Task Nothing_is_nothing()
    {
        using var dana = await _contoso.ConnectAsync("dana");

        Assert.Empty(await _contoso.CallsOf(() => SubmitAsync(dana, [])));
    }

    private static async Task<List<PimSubmission>> SubmitAsync(IPimClient client, IReadOnlyList<PimRequestDraft> drafts)
    {
        var submissions = new List<PimSubmission>();
        await client.SubmitManyAsync(drafts, submissions.Add, PimCall.None);
        return submissions;
    }

    private static async Task<List<PimRequestDraft>> DraftsAsync(IPimClient client, int count)
    {
        var names = Enumerable.Range(1, count).Select(number => $"user{number:D5}@contoso.com").ToList();
        var found = await client.FindPrincipalsAsync(names, PimCall.None);
        var role = await client.RoleAsync("Teams Administrator");
        return names.Select(name => new PimRequestDraft(PimRequestAction.AdminAssign, PimAssignmentType.Eligible, role, PimScope.Directory, found[name].Single())
        {
            Justification = "Rollout",
            Schedule = new PimSchedule { Duration = TimeSpan.FromDays(30) },
        }).ToList();
    }

    private static PimRequestDraft With(PimRequestDraft draft, PimSchedule schedule) => new(draft.Action, draft.Type, draft.Role, draft.Scope, draft.Principal)
    {
        Justification = draft.Justification,
        Schedule = schedule,
    };

    private static void AssertEachOnce(List<PimRequestDraft> drafts, List<PimSubmission> submissions)
    {
        Assert.Empty(submissions.Where(each => each.Error is not null).Select(each => each.Error!.Message).Distinct());
        Assert.Equal(drafts.Count, submissions.Count);
        Assert.Equal(drafts.Count, submissions.Select(each => each.Draft).Distinct().Count());
        Assert.All(submissions, each => Assert.Equal(each.Draft.Principal.Id, each.Request!.Principal.Id));
    }

    /// <summary>The service has one request for each, whatever was answered and lost.</summary>
    private static async Task AssertMadeOnceAsync(IPimClient client, List<PimRequestDraft> drafts)
    {
        var requests = await client.RequestsAsync(new PimRequestFilter { Kinds = [PimKind.EntraRole], Type = PimAssignmentType.Eligible, RoleId = drafts[0].Role.Id });

        Assert.Equal(
            drafts.Select(draft => draft.Principal.Id).Order(),
            requests.Where(request => request.Justification == drafts[0].Justification).Select(request => request.Principal.Id).Order());
    }

    /// <summary>How many calls of a method stood in the batches.</summary>
    private int Parts(string method) => _contoso.Tenant.Calls
        .Where(call => call.PathAndQuery.EndsWith(Batch, StringComparison.Ordinal))
        .Sum(call => ((JArray)JObject.Parse(call.RequestBody!)["requests"]!).Count(part => (string?)part["method"] == method));
}
