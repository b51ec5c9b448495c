using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Changes;
using Xunit;

namespace PimTools.Tests.Core.Changes;

/// <summary>An active assignment is taken away only when the eligible one is seen; whatever else happens is told of each.</summary>
public sealed class ConversionRunnerTests
{
    private readonly FakePimClient _client = new() { ServiceTime = Given.Now };
    private readonly List<PimConversion> _converted = [];
    private readonly List<(PimException Error, PimAssignment Active)> _failed = [];
    private readonly List<string> _notices = [];

    public ConversionRunnerTests() => _client.BeforeSubmit = Show;

    [Fact]
    public async Task It_is_granted_seen_and_then_revoked()
    {
        await RunAsync(Conversion(Given.Cleo));

        Assert.Equal([PimRequestAction.AdminAssign, PimRequestAction.AdminRemove], _client.Submitted.Select(draft => draft.Action));
        Assert.Equal([PimAssignmentType.Eligible, PimAssignmentType.Active], _client.Submitted.Select(draft => draft.Type));
        Assert.Equal("ended", _client.Submitted[1].Justification);
        Assert.Equal(["Submit", "ListAssignments", "Submit"], _client.Calls);
        var converted = Assert.Single(_converted);
        Assert.Equal((PimConversionResult.Converted, Given.Now.AddDays(30), Given.Cleo), (converted.Result, converted.EligibleUntil, converted.Principal));
        Assert.Empty(_failed);
    }

    [Fact]
    public async Task Whoever_is_eligible_already_is_asked_for_nothing_but_the_removal()
    {
        var eligible = new PimAssignment("id", PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, Given.Cleo) { End = Given.Now.AddDays(30) };
        _client.Assignments.Add(eligible);

        await RunAsync(new Conversion(Active(Given.Cleo)) { Grant = AssignmentDecision.Decide(Desired(Given.Cleo), eligible, Given.Now) });

        Assert.Equal(PimRequestAction.AdminRemove, Assert.Single(_client.Submitted).Action);
        Assert.Single(_converted);
    }

    [Fact]
    public async Task A_refused_grant_leaves_it_as_it_was()
    {
        _client.BeforeSubmit = _ => throw new PimException(PimErrorCode.PolicyViolation, "No.");
        var conversion = Conversion(Given.Cleo);

        await RunAsync(conversion);

        var (error, active) = Assert.Single(_failed);
        Assert.Equal(PimErrorCode.PolicyViolation, error.Code);
        Assert.Equal("Active User Administrator at Sales for Cleo Costa is as it was: it was not made eligible. No.", error.Message);
        Assert.Same(conversion.Active, active);
        Assert.Empty(_client.Submitted);
        Assert.Empty(_converted);
    }

    [Fact]
    public async Task What_is_not_seen_in_time_stays_active()
    {
        _client.BeforeSubmit = _ => { };
        var conversion = Conversion(Given.Cleo);

        await RunAsync(TimeSpan.Zero, PimCall.None, conversion);

        var (error, active) = Assert.Single(_failed);
        Assert.Equal((PimErrorCode.WaitTimedOut, "Run the same command again, which goes on from here.", conversion.Active), (error.Code, error.Remedy, error.TargetObject));
        Assert.StartsWith("Active User Administrator at Sales for Cleo Costa stands: the eligible assignment was made, but is not seen yet after ", error.Message, StringComparison.Ordinal);
        Assert.Same(conversion.Active, active);
        Assert.Equal(PimRequestAction.AdminAssign, Assert.Single(_client.Submitted).Action);
    }

    [Fact]
    public async Task Where_the_list_is_refused_nobody_waits_for_it()
    {
        _client.BeforeList = _ => throw new PimException(PimErrorCode.PermissionMissing, "Not you.") { Status = 403 };

        await RunAsync(Conversion(Given.Cleo));

        var (error, _) = Assert.Single(_failed);
        Assert.Equal("Active User Administrator at Sales for Cleo Costa stands: the eligible assignment was made, but is not seen yet. Not you.", error.Message);
        Assert.Equal(PimErrorCode.PermissionMissing, Assert.IsType<PimException>(error.InnerException).Code);
        Assert.Single(_client.Submitted);
    }

    [Fact]
    public async Task A_refused_removal_tells_that_both_stand()
    {
        _client.BeforeSubmit = draft =>
        {
            Show(draft);
            if (draft.Action == PimRequestAction.AdminRemove)
            {
                throw new PimException(PimErrorCode.PolicyViolation, "No.") { Remedy = "Ask." };
            }
        };

        await RunAsync(Conversion(Given.Cleo));

        var (error, _) = Assert.Single(_failed);
        Assert.Equal("Active User Administrator at Sales for Cleo Costa stands beside the eligible assignment, which was made. No.", error.Message);
        Assert.Equal("Ask. Run the same command again, which goes on from here.", error.Remedy);
        Assert.Empty(_converted);
    }

    [Fact]
    public async Task Of_many_each_that_is_seen_is_revoked_and_each_that_is_not_is_told()
    {
        _client.BeforeSubmit = _ => { };
        _client.BeforeList = _ => _client.Submitted.Where(draft => draft.Principal == Given.Cleo).ToList().ForEach(Show);

        await RunAsync(TimeSpan.Zero, PimCall.None, Conversion(Given.Ada), Conversion(Given.Cleo));

        Assert.Equal(Given.Cleo, Assert.Single(_converted).Principal);
        Assert.Equal(Given.Ada, Assert.Single(_failed).Active.Principal);
        Assert.Equal(["SubmitMany", "ListAssignments", "Submit"], _client.Calls);
    }

    [Fact]
    public async Task Whoever_stops_the_wait_is_told_of_each_that_is_granted()
    {
        _client.BeforeSubmit = _ => { };
        using var stop = new CancellationTokenSource();
        var waits = new List<string?>();
        var call = new PimCall(stop.Token, null, _notices.Add)
        {
            Waiting = what =>
            {
                waits.Add(what);
                stop.Cancel();
            },
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(TimeSpan.FromMinutes(1), call, Conversion(Given.Cleo)));

        Assert.Equal(["Waiting until 1 eligible assignments are seen"], waits);
        Assert.Equal(
            ["The command was stopped before this was done: Active User Administrator at Sales for Cleo Costa is eligible now, and active as well. Run the same command again, which goes on from here."],
            _notices);
        Assert.Empty(_failed);
    }

    [Fact]
    public async Task Whoever_stops_while_one_is_told_is_not_told_of_it_twice()
    {
        _client.BeforeSubmit = _ => { };
        var runner = new ConversionRunner(_client, _ => { }, (_, _) => throw new OperationCanceledException()) { Timeout = TimeSpan.Zero };

        await Assert.ThrowsAsync<OperationCanceledException>(() => runner.RunAsync(
            [Conversion(Given.Cleo), Conversion(Given.Ada)], null, new PimCall(CancellationToken.None, null, _notices.Add)));

        Assert.Contains("for Ada Ahlberg is eligible now", Assert.Single(_notices), StringComparison.Ordinal);
    }

    private static PimAssignment Active(PimPrincipal principal) => new("id", PimAssignmentType.Active, Given.UserAdmin, Given.Sales, principal);

    private static DesiredAssignment Desired(PimPrincipal principal) =>
        new(PimAssignmentType.Eligible, Given.UserAdmin, Given.Sales, principal, new PimSchedule { End = Given.Now.AddDays(30) });

    private static Conversion Conversion(PimPrincipal principal) =>
        new(Active(principal)) { Grant = AssignmentDecision.Decide(Desired(principal), null, Given.Now) };

    private Task RunAsync(params Conversion[] conversions) => RunAsync(TimeSpan.FromMinutes(1), PimCall.None, conversions);

    private Task RunAsync(TimeSpan timeout, PimCall call, params Conversion[] conversions) =>
        new ConversionRunner(_client, _converted.Add, (error, active) => _failed.Add((error, active))) { Timeout = timeout }.RunAsync(conversions, "ended", call);

    // The list shows at once what was granted.
    private void Show(PimRequestDraft draft)
    {
        if (draft.Action == PimRequestAction.AdminAssign)
        {
            _client.Assignments.Add(new("id", draft.Type, draft.Role, draft.Scope, draft.Principal));
        }
    }
}
