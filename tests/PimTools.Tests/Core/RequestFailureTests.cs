using System;
using System.Threading.Tasks;
using PimTools.Requests;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>A request that did not bring about what was asked for is an error, with the reason and a remedy.</summary>
public sealed class RequestFailureTests
{
    [Theory]
    [InlineData(PimRequestStatus.FailedAsResourceIsLocked, PimErrorCode.ResourceLocked, "lock")]
    [InlineData(PimRequestStatus.Denied, PimErrorCode.RequestFailed, "refused")]
    [InlineData(PimRequestStatus.AdminDenied, PimErrorCode.RequestFailed, "refused")]
    [InlineData(PimRequestStatus.Failed, PimErrorCode.RequestFailed, "no reason")]
    [InlineData(PimRequestStatus.TimedOut, PimErrorCode.RequestFailed, "nobody decided")]
    [InlineData(PimRequestStatus.Revoked, PimErrorCode.RequestFailed, "taken back")]
    [InlineData(PimRequestStatus.Canceled, PimErrorCode.RequestFailed, "withdrawn")]
    [InlineData(PimRequestStatus.Invalid, PimErrorCode.RequestFailed, "invalid")]
    public void What_ended_without_effect_is_an_error(PimRequestStatus status, PimErrorCode code, string reason)
    {
        var request = Given.Request(status);

        var error = Assert.Throws<PimException>(() => RequestFailure.ThrowIfFailed(request));

        Assert.Equal(code, error.Code);
        Assert.Contains("User Administrator", error.Message);
        Assert.Contains(status.ToString(), error.Message);
        Assert.Contains(reason, error.Message);
        Assert.NotNull(error.Remedy);
        Assert.Equal(status.ToString(), error.ServiceCode);
        Assert.Same(request, error.TargetObject);
    }

    [Fact]
    public void A_denial_tells_by_whom_and_why()
    {
        var denied = Given.Request(PimRequestStatus.Denied).WithDecision(Given.Cleo, "Not in the freeze", Given.Now);

        var error = Assert.Throws<PimException>(() => RequestFailure.ThrowIfFailed(denied));

        Assert.Contains("Cleo Costa", error.Message);
        Assert.Contains("'Not in the freeze'", error.Message);
    }

    [Theory]
    [InlineData(PimRequestStatus.Provisioned, PimRequestAction.SelfActivate)]
    [InlineData(PimRequestStatus.PendingApproval, PimRequestAction.SelfActivate)]
    [InlineData(PimRequestStatus.Granted, PimRequestAction.SelfActivate)]
    [InlineData(PimRequestStatus.Unknown, PimRequestAction.SelfActivate)]
    [InlineData(PimRequestStatus.Revoked, PimRequestAction.SelfDeactivate)]
    public void What_came_about_waits_or_goes_on_is_none(PimRequestStatus status, PimRequestAction action) =>
        RequestFailure.ThrowIfFailed(Given.Request(status, action));
}
