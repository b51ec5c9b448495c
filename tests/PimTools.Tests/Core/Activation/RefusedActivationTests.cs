using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using PimTools.Activation;
using PimTools.Memory;
using PimTools.Resolution;
using Xunit;

namespace PimTools.Tests.Core.Activation;

/// <summary>A refused activation is told by what stands in its way: a request, another activation, or what was remembered and is no longer so.</summary>
public sealed class RefusedActivationTests
{
    private readonly FakePimClient _client = new() { ServiceTime = Given.Now };
    private readonly List<string> _warnings = [];
    private readonly List<PimAssignment> _kept = [];
    private readonly PimRoleSetting _setting = RuleSet.Setting([.. RuleSet.Usual()]);
    private PlannedActivation? _renewed;

    [Fact]
    public async Task A_request_that_waits_is_handed_over_with_a_warning()
    {
        var waiting = Request(PimRequestStatus.PendingApproval);
        Refuse(PimErrorCode.PendingRequestExists);

        Assert.Equal(waiting.Id, (await Sender().SendAsync(await PlanAsync(), PimCall.None))!.Id);
        Assert.False(await Sender().WouldActivateAsync(await PlanAsync(), PimCall.None));

        Assert.Equal([PendingActivation.Describe(waiting), PendingActivation.Describe(waiting)], _warnings);
    }

    [Fact]
    public async Task An_activation_for_later_that_stands_already_is_handed_over_with_a_warning()
    {
        var later = Request(PimRequestStatus.Granted, Given.Now.AddHours(2));
        Refuse(PimErrorCode.AlreadyActive);

        Assert.Same(later, await Sender().SendAsync(await PlanAsync(start: Given.Now.AddHours(1)), PimCall.None));
        Assert.False(await Sender().WouldActivateAsync(await PlanAsync(start: Given.Now.AddHours(1)), PimCall.None));

        Assert.Equal([PendingActivation.Describe(later), PendingActivation.Describe(later)], _warnings);
        Assert.Empty(_kept);
    }

    [Fact]
    public async Task An_activation_for_now_that_was_accepted_for_later_is_refused()
    {
        Request(PimRequestStatus.Granted, Given.Now.AddHours(2));
        Refuse(PimErrorCode.AlreadyActive);

        Assert.Equal(PimErrorCode.PendingRequestExists, (await Assert.ThrowsAsync<PimException>(async () => await Sender().SendAsync(await PlanAsync(), PimCall.None))).Code);
    }

    [Theory]
    [InlineData(1, 2, 2.9, true)]
    [InlineData(1, 2, 3, false)]
    [InlineData(1, 2, 3.1, false)]
    [InlineData(null, 9, 1, false)]
    public async Task An_activation_for_later_that_what_is_active_does_not_cover_is_refused(int? start, int duration, double activeFor, bool isRefused)
    {
        var end = Given.Now.AddHours(activeFor);
        var active = new PimAssignment("active", PimAssignmentType.Active, Given.UserAdmin, Given.Sales, Given.Ada) { State = PimAssignmentState.Activated, End = end };
        _client.Assignments.Add(active);
        _setting.Activation.MaximumDuration = TimeSpan.FromHours(9);
        Refuse(PimErrorCode.AlreadyActive);
        var planned = await PlanAsync(start: start is { } hours ? Given.Now.AddHours(hours) : null, duration: duration);

        if (isRefused)
        {
            var thrown = await Assert.ThrowsAsync<PimException>(async () => await Sender().SendAsync(planned, PimCall.None));
            Assert.Equal((PimErrorCode.AlreadyActive, active), (thrown.Code, thrown.TargetObject));
            Assert.StartsWith("User Administrator at Sales is active until ", thrown.Message, StringComparison.Ordinal);
            Assert.Empty(_kept);
        }
        else
        {
            Assert.Null(await Sender().SendAsync(planned, PimCall.None));
            Assert.Equal([active], _kept);
        }
    }

    [Theory]
    [InlineData(PimErrorCode.NotEligible, 400, true)]
    [InlineData(PimErrorCode.PolicyViolation, 403, true)]
    [InlineData(PimErrorCode.NotFound, 404, true)]
    [InlineData(PimErrorCode.PolicyViolation, 409, false)]
    [InlineData(PimErrorCode.ServiceError, 500, false)]
    [InlineData(PimErrorCode.ServiceError, null, false)]
    [InlineData(PimErrorCode.PermissionMissing, 403, false)]
    public async Task What_rested_on_memory_is_asked_for_once_more_by_what_holds(PimErrorCode code, int? status, bool isRenewed)
    {
        var planned = await PlanAsync();
        Assert.True(planned.IsRecalled);
        _renewed = await PlanAsync(duration: 2);
        _client.BeforeSubmit = draft =>
        {
            if (draft == planned.Draft)
            {
                throw new PimException(code, "No.") { Status = status };
            }
        };

        if (isRenewed)
        {
            Assert.NotNull(await Sender().SendAsync(planned, PimCall.None));
            Assert.Equal(["What was known of User Administrator has changed: Activate User Administrator at Sales for 2h."], _warnings);
            Assert.Same(_renewed.Draft, Assert.Single(_client.Submitted));
        }
        else
        {
            Assert.Equal(code, (await Assert.ThrowsAsync<PimException>(() => Sender().SendAsync(planned, PimCall.None))).Code);
            Assert.Empty(_warnings);
        }
    }

    [Fact]
    public async Task Where_nothing_has_changed_the_first_refusal_stands()
    {
        Refuse(PimErrorCode.PolicyViolation, 400);

        Assert.Equal("No.", (await Assert.ThrowsAsync<PimException>(async () => await Sender().SendAsync(await PlanAsync(), PimCall.None))).Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Tokens_are_renewed_when_that_is_wanted_and_every_request_is_taken_before_the_end(bool renewTokens)
    {
        var taken = new List<PimRequest>();
        var gate = new TaskCompletionSource();
        var sending = Sender().SendAllAsync(
            [await PlanAsync()],
            async (round, send, _) =>
            {
                foreach (var one in round)
                {
                    await send(one);
                }
            },
            async request =>
            {
                await gate.Task;
                taken.Add(request);
            },
            renewTokens,
            _ => { },
            PimCall.None);

        Assert.False(sending.IsCompleted);
        gate.SetResult();
        await sending;

        Assert.Equal(renewTokens, _client.Calls.Contains("RenewTokens"));
        Assert.Single(taken);
    }

    [Fact]
    public async Task A_plan_is_the_same_where_the_service_would_be_asked_for_the_same()
    {
        var planned = await PlanAsync();
        Assert.True((await PlanAsync(reason: "another")).IsSameAs(planned));
        Assert.False((await PlanAsync(duration: 2)).IsSameAs(planned));

        _setting.Activation.AuthenticationContext = "c1";
        Assert.False((await PlanAsync()).IsSameAs(planned));
    }

    [Fact]
    public async Task A_plan_rests_on_memory_only_where_its_setting_or_its_eligibility_does()
    {
        RememberedSettings.Forget(_client);
        _client.Settings.Add(_setting);
        var known = new KnownSettings(_client);
        await known.LoadAsync([Given.UserAdmin], PimCall.None);

        Assert.False((await PlanAsync(known: known)).IsRecalled);
    }

    private PimRequest Request(PimRequestStatus status, DateTimeOffset? start = null)
    {
        var request = new PimRequest("r", PimAssignmentType.Active, Given.UserAdmin, Given.Sales, Given.Ada)
        {
            Action = PimRequestAction.SelfActivate,
            Status = status,
            Schedule = start is { } begin ? new PimSchedule { Start = begin } : null,
        };
        _client.Requests.Add(request);
        return request;
    }

    private void Refuse(PimErrorCode code, int? status = null) => _client.BeforeSubmit = _ => throw new PimException(code, "No.") { Status = status };

    private ActivationSender Sender() =>
        new(_client, new PimActivationChoice(_client, [PimKind.EntraRole]), _warnings.Add, _kept.Add, (_, _) => Task.FromResult(_renewed));

    private async Task<PlannedActivation> PlanAsync(DateTimeOffset? start = null, int? duration = null, string reason = "why", KnownSettings? known = null) =>
        await PlannedActivation.PlanAsync(
            _client,
            new PimActivationChoice(_client, [PimKind.EntraRole]),
            new ChosenActivation(
                Given.Eligible(Given.UserAdmin, Given.Sales),
                new RoleSelector(
                    new PimIdentity("User Administrator"),
                    null,
                    new PimActivationOptions
                    {
                        Justification = reason,
                        Start = start is { } begin ? new PimMoment(begin) : null,
                        Duration = duration is { } hours ? TimeSpan.FromHours(hours) : null,
                    })),
            known ?? await Given.KnownAsync(_client, _setting),
            extend: false,
            PimCall.None);
}
