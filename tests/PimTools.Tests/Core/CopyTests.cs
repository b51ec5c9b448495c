using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>An object that is the same but for one thing keeps all the others, also those that are added later.</summary>
public sealed class CopyTests
{
    private static readonly PimScope Other = Given.Unit("other", "Other");

    [Fact]
    public void An_assignment_at_a_scope_below_its_own() => Same(
        new PimAssignment("id", PimAssignmentType.Active, Given.UserAdmin, Given.Sales, Given.Cleo)
        {
            State = PimAssignmentState.Scheduled, MemberType = PimMemberType.Inherited, ScheduleId = "s", Condition = "c", ConditionVersion = "2.0",
            Start = Given.Now, End = Given.Now.AddDays(-1), ClockAhead = TimeSpan.FromHours(1),
        },
        assignment => assignment.At(Other),
        nameof(PimAssignment.Scope), nameof(PimAssignment.ScopeId), nameof(PimAssignment.ScopeName));

    [Fact]
    public void A_role_at_a_scope() => Same(
        new PimRole(PimKind.AzureRole, "id", "Reader") { Access = PimAccess.Owner, Description = "d", IsBuiltIn = true, IsEnabled = true, IsRoleAssignable = true },
        role => role.At(Other),
        nameof(PimRole.Scope));

    [Fact]
    public void A_scope_with_its_path() => Same(
        new PimScope("/subscriptions/a", "A", PimScopeType.Subscription) { ParentId = "/", Kind = PimKind.AzureRole },
        scope => scope.WithPath("Root / A"),
        nameof(PimScope.Path));

    [Fact]
    public void A_request_with_a_listing() => Same(Request(), request => request.WithListing(true), nameof(PimRequest.IsListed));

    [Fact]
    public void A_request_with_a_decision()
    {
        var decided = Request().WithDecision(Given.Ada, "fine", Given.Now.AddDays(9));

        Assert.Equal((Given.Ada, "fine", Given.Now.AddDays(9)), (decided.DecidedBy, decided.DecisionJustification, decided.Decided));
        Same(
            Request(),
            request => request.WithDecision(Given.Ada, "fine", Given.Now.AddDays(9)),
            nameof(PimRequest.DecidedBy), nameof(PimRequest.DecisionJustification), nameof(PimRequest.Decided));
    }

    [Fact]
    public void A_change_of_a_setting_over_one_that_changes_nothing() => Same(
        new PimSettingChange
        {
            MaximumActivationDuration = TimeSpan.FromHours(1), ActivationRequires = PimRequirements.Mfa, AuthenticationContext = "c1", RequiresApproval = true,
            Approvers = [new("u", PimPrincipalType.User)], ApprovalMode = PimApprovalMode.Serial, RequiresApprovalForExtension = true,
            RequiresRequestorJustification = true, Stages = [new()],
            AllowPermanentEligible = true, MaximumEligibleDuration = TimeSpan.FromDays(1), EligibleRequires = PimRequirements.Ticket, AllowPermanentActive = true,
            MaximumActiveDuration = TimeSpan.FromDays(2), ActiveRequires = PimRequirements.Justification, Notifications = [new()],
        },
        change => new PimSettingChange().Over(change));

    [Fact]
    public void An_error_with_a_message_of_its_own_and_of_one_item()
    {
        var error = new PimException(PimErrorCode.StepUpRequired, "Why.")
        {
            Remedy = "Sign in.", TargetObject = "role", ServiceCode = "Code", Status = 400, RequestId = "r", ClientRequestId = "c",
            RetryAfter = TimeSpan.FromSeconds(3), Claims = "{}", AuthenticationContexts = ["c1"], Candidates = ["one"],
        };

        Same(error, e => e.WithMessage("Otherwise."));
        Same(error, e => e.OfOneItem(), nameof(PimException.IsOfOneItem));
        Same(error.OfOneItem(), e => e.WithMessage("Otherwise."));
        Same(
            error,
            e => e.WithMessage("Otherwise.", "Ask.", "scope", ["two"]),
            nameof(PimException.Remedy), nameof(PimException.TargetObject), nameof(PimException.Candidates));
        Assert.Equal(("Why.", "Otherwise."), (error.OfOneItem().Message, error.WithMessage("Otherwise.").Message));
    }

    [Fact]
    public void A_call_with_other_listeners()
    {
        using var stop = new CancellationTokenSource();
        var call = new PimCall(stop.Token, _ => { }, _ => { }) { Detail = _ => { }, Waiting = _ => { } };

        Same(call, one => one.TracedBy(null), nameof(PimCall.Trace));
        Same(call, one => one.HeardBy(null), nameof(PimCall.Notice));
        Same(call, one => one.CanceledBy(default), nameof(PimCall.Cancellation));
        Same(call, one => one.WithoutPrompts(), nameof(PimCall.MayPrompt));
        Same(call, one => one.OmittingTo(_ => { }), nameof(PimCall.Omitted));
        Same(call.WithoutPrompts().OmittingTo(_ => { }), one => one.HeardBy(null), nameof(PimCall.Notice));
    }

    private static PimRequest Request() => new("id", PimAssignmentType.Active, Given.UserAdmin, Given.Sales, Given.Cleo)
    {
        Action = PimRequestAction.AdminAssign, Status = PimRequestStatus.Failed, CreatedBy = Given.Ada, Justification = "why", Ticket = new PimTicket("1", "desk"),
        Schedule = new PimSchedule { Start = Given.Now, Duration = TimeSpan.FromHours(1) }, Condition = "c", ConditionVersion = "2.0", Created = Given.Now,
        Completed = Given.Now.AddHours(1), ApprovalId = "a", NamedApprovers = [new PimApprover("u", PimPrincipalType.User)], DecidedBy = Given.Cleo,
        DecisionJustification = "no", Decided = Given.Now.AddHours(2), TargetScheduleId = "s", IsListed = false,
    };

    // A list that is made from what is held is another one each time.
    private static bool Same(object? before, object? after) =>
        Equals(before, after) || (before is IEnumerable<object> one && after is IEnumerable<object> other && one.SequenceEqual(other));

    private static void Same<T>(T original, Func<T, T> copy, params string[] differing)
        where T : notnull
    {
        var made = copy(original);
        var properties = typeof(T).GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance);
        foreach (var property in properties.Where(one => one.DeclaringType!.Assembly == typeof(T).Assembly))
        {
            var (before, after) = (property.GetValue(original), property.GetValue(made));
            Assert.True(Same(before, after) != differing.Contains(property.Name), $"{property.Name} was {before}, and is {after}.");
        }
    }
}
