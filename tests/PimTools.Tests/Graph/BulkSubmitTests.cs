using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Emulator;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Many drafts at once: each is told of once, and each for itself.</summary>
public class BulkSubmitTests
{
    private const string Batch = "/$batch";

    private readonly Contoso _contoso = new() { Tenant = EmulatedTenant.CreateContoso(options: new ContosoOptions { ExtraUsers = 1000 }) };

    public BulkSubmitTests() => _contoso.Tenant.Faults.RetryAfter = TimeSpan.Zero;

    [Fact]
    public async Task Twenty_go_to_a_call()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var drafts = await dana.DraftsAsync(1000);
        var before = _contoso.Tenant.ScheduleCount;
        List<PimSubmission> submissions = [];

        var calls = await _contoso.CallsOf(async () => submissions = await dana.Requests.SubmitAsync(drafts));

        BulkDrafts.AssertEachOnce(drafts, submissions);
        Assert.Equal(1000, _contoso.Tenant.ScheduleCount - before);
        Assert.Equal(50, calls.Count);
        Assert.All(calls, call => Assert.Equal("POST /v1.0/$batch", call));
    }

    [Fact]
    public async Task What_is_refused_of_some_does_not_touch_the_others()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var drafts = await dana.DraftsAsync(30);
        await dana.Requests.SubmitAsync(drafts[3], PimCall.None);
        drafts[7] = new PimRequestDraft(drafts[7].Action, drafts[7].Type, drafts[7].Role, drafts[7].Scope, new PimPrincipal(Guid.NewGuid().ToString()));

        var submissions = await dana.Requests.SubmitAsync(drafts);

        Assert.Equal(30, submissions.Count);
        Assert.Equal(
            [(3, PimErrorCode.AlreadyActive), (7, PimErrorCode.InvalidRequest)],
            submissions.Where(each => each.Error is not null).Select(each => (drafts.IndexOf(each.Draft), each.Error!.Code)).Order());
    }

    [Fact]
    public async Task Drafts_about_the_same_assignment_go_one_after_the_other()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var first = (await dana.DraftsAsync(1))[0];
        var second = With(first, first.Schedule!);
        _contoso.Tenant.Faults.Add(EmulatedFault.LostAfterHandling().On("POST", Batch));

        var submissions = await dana.Requests.SubmitAsync([first, second]);

        Assert.Equal([first, second], submissions.Select(each => each.Draft));
        Assert.NotNull(submissions[0].Request);
        Assert.Equal(PimErrorCode.AlreadyActive, submissions[1].Error?.Code);
    }

    [Fact]
    public async Task A_lost_answer_is_not_taken_for_the_one_before_it()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var assign = (await dana.DraftsAsync(1))[0];
        await dana.Requests.SubmitAsync([assign]);
        _contoso.Tenant.Clock.Advance(TimeSpan.FromMinutes(6));
        var remove = new PimRequestDraft(PimRequestAction.AdminRemove, assign.Type, assign.Role, assign.Scope, assign.Principal);
        var again = With(assign, assign.Schedule!);
        _contoso.Tenant.Faults.Add(EmulatedFault.LostAfterHandling().On("POST", Batch));

        var submissions = await dana.Requests.SubmitAsync([remove, again]);

        Assert.Equal(2, submissions.Select(each => each.Request!.Id).Distinct().Count());
        Assert.Equal([PimRequestAction.AdminRemove, PimRequestAction.AdminAssign], submissions.Select(each => each.Request!.Action));
    }

    [Fact]
    public async Task Roles_and_groups_go_side_by_side()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var drafts = await dana.DraftsAsync(20);
        var group = await dana.GroupRoleAsync("Ops-OnCall");
        drafts.AddRange(drafts.Select(draft => new PimRequestDraft(draft.Action, draft.Type, group, group.Scope!, draft.Principal)
        {
            Justification = draft.Justification,
            Schedule = draft.Schedule,
        }).ToList());
        drafts.Add(new PimRequestDraft(
            PimRequestAction.AdminAssign, PimAssignmentType.Eligible, new PimRole((PimKind)99, "x", "x"), PimScope.Directory, drafts[0].Principal));

        var submissions = await dana.Requests.SubmitAsync(drafts);

        Assert.Equal(41, submissions.Count);
        Assert.Same(drafts[^1], Assert.Single(submissions, each => each.Error is not null).Draft);
        var held = await dana.AssignmentsAsync(new PimAssignmentFilter { Kinds = GroupsReading.Groups, RoleId = group.Id, Type = PimAssignmentType.Eligible });
        Assert.Equal(20, held.Count(each => drafts.Exists(draft => draft.Principal.Id == each.Principal.Id)));
    }

    [Fact]
    public async Task Groups_that_cannot_be_asked_about_fail_their_drafts_and_no_other()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var drafts = await dana.DraftsAsync(3);
        var group = await dana.GroupRoleAsync("Ops-OnCall");
        var ofGroup = drafts.Select(draft => new PimRequestDraft(draft.Action, draft.Type, group, group.Scope!, draft.Principal)
        {
            Justification = draft.Justification,
            Schedule = draft.Schedule,
        }).ToList();
        using var another = await _contoso.ConnectAsync("dana");
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.InternalServerError).On("POST", "getByIds").Repeated(100));

        var submissions = await another.Requests.SubmitAsync([.. drafts, .. ofGroup]);

        BulkDrafts.AssertEachOnce(drafts, submissions.FindAll(each => !ofGroup.Contains(each.Draft)));
        Assert.Equal(ofGroup, submissions.FindAll(each => ofGroup.Contains(each.Draft)).Select(each => each.Draft));
        Assert.All(submissions.FindAll(each => ofGroup.Contains(each.Draft)), each => Assert.Equal(PimErrorCode.ServiceUnavailable, each.Error?.Code));
    }

    [Fact]
    public async Task Who_approves_is_asked_once_for_each_role()
    {
        using var ada = await _contoso.ConnectAsync("ada");
        var draft = await ada.ActivationAsync("Exchange Administrator");

        var submissions = await ada.Requests.SubmitAsync([draft, await ada.ActivationAsync("User Administrator")]);

        Assert.Equal(2, submissions.Count(each => each.Error is null));
        var waiting = Assert.Single(submissions, each => each.Request!.Status == PimRequestStatus.PendingApproval);
        Assert.Equal("Cleo Marchetti", Assert.Single(waiting.Request!.Approvers));
    }

    [Fact]
    public async Task A_dry_run_of_many_stores_nothing()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var drafts = (await dana.DraftsAsync(20)).Select(draft => draft.ForValidation()).ToList();
        var before = _contoso.Tenant.ScheduleCount;
        _contoso.Tenant.Faults.Add(EmulatedFault.LostAfterHandling().On("POST", Batch));

        BulkDrafts.AssertEachOnce(drafts, await dana.Requests.SubmitAsync(drafts));

        Assert.Equal(before, _contoso.Tenant.ScheduleCount);
    }

    [Fact]
    public async Task What_the_sign_in_lacks_is_told_with_the_claims()
    {
        using var ben = await _contoso.ConnectAsync("ben");
        var draft = await ben.ActivationAsync("Conditional Access Administrator");

        var error = Assert.Single(await ben.Requests.SubmitAsync([draft])).Error;

        Assert.Equal(PimErrorCode.StepUpRequired, error?.Code);
        Assert.Contains("\"c1\"", error?.Claims);
    }

    [Fact]
    public async Task A_receiver_that_fails_ends_it()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var drafts = await dana.DraftsAsync(200);
        var stop = new InvalidOperationException("enough");

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => dana.Requests.SubmitManyAsync(drafts, _ => throw stop, PimCall.None));

        Assert.Same(stop, thrown);
    }

    [Fact]
    public async Task It_can_be_canceled()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var drafts = await dana.DraftsAsync(200);
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => dana.Requests.SubmitManyAsync(drafts, _ => stop.Cancel(), new PimCall(stop.Token)));
    }

    [Fact]
    public async Task Nothing_is_nothing()
    {
        using var dana = await _contoso.ConnectAsync("dana");

        Assert.Empty(await _contoso.CallsOf(() => dana.Requests.SubmitAsync([])));
    }


    private static PimRequestDraft With(PimRequestDraft draft, PimSchedule schedule) => new(draft.Action, draft.Type, draft.Role, draft.Scope, draft.Principal)
    {
        Justification = draft.Justification,
        Schedule = schedule,
    };
}
