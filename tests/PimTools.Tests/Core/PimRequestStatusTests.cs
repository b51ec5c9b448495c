using System;
using System.Linq;
using PimTools.Models;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class PimRequestStatusTests
{
    [Theory]
    [InlineData(PimRequestOutcome.Succeeded, "Provisioned ScheduleCreated AdminApproved Revoked")]
    [InlineData(PimRequestOutcome.Failed, "Denied AdminDenied Failed FailedAsResourceIsLocked Canceled TimedOut Invalid")]
    [InlineData(PimRequestOutcome.Scheduled, "Granted")]
    [InlineData(PimRequestOutcome.AwaitingDecision, "PendingApproval PendingAdminDecision")]
    [InlineData(
        PimRequestOutcome.InProgress,
        "Unknown Accepted PendingEvaluation PendingProvisioning PendingRevocation PendingApprovalProvisioning ProvisioningStarted "
        + "PendingScheduleCreation PendingExternalProvisioning")]
    public void Every_status_has_the_outcome_the_service_means(PimRequestOutcome outcome, string statuses)
    {
        var expected = statuses.Split(' ').Select(Enum.Parse<PimRequestStatus>).Order();

        Assert.Equal(expected, Enum.GetValues<PimRequestStatus>().Where(status => status.GetOutcome() == outcome).Order());
    }

    [Fact]
    public void A_status_no_version_knows_is_in_progress_and_never_a_success() =>
        Assert.Equal(PimRequestOutcome.InProgress, ((PimRequestStatus)999).GetOutcome());

    [Fact]
    public void A_word_that_is_not_said_is_unknown() => Assert.Equal(PimRequestStatus.Unknown, default);
}
