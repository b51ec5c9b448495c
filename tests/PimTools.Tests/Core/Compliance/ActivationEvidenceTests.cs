using System;
using PimTools.Compliance;
using Xunit;

namespace PimTools.Tests.Core.Compliance;

/// <summary>For how long an eligibility was not activated: since the last activation that the log tells of, or else since it began, as far back as the log goes.</summary>
public sealed class ActivationEvidenceTests
{
    private readonly ActivationEvidence _activations = new();

    [Fact]
    public void The_last_activation_counts_in_whatever_order_they_come()
    {
        Add(3);
        Add(1);
        Add(2);

        Assert.Equal("1d", UnusedFor(startDays: 20));
    }

    [Fact]
    public void An_activation_tells_the_role_by_name_or_by_the_id_of_a_target_and_the_later_one_counts()
    {
        Add(5);
        _activations.Add(new PimAuditRecord("2", Given.Now.AddDays(-2), "x") { Result = "success", Principal = Given.Ada, Targets = [new(Given.UserAdmin.Id.ToUpperInvariant(), "Role", "Renamed")] });

        Assert.Equal("2d", UnusedFor(startDays: 20));
    }

    [Fact]
    public void What_failed_or_tells_of_nobody_or_of_another_role_does_not_count()
    {
        _activations.Add(new PimAuditRecord("1", Given.Now, "x") { Result = "failure", ResultReason = "Denied.", Principal = Given.Ada, Role = Given.UserAdmin.Name });
        _activations.Add(new PimAuditRecord("2", Given.Now, "x") { Result = "success", Role = Given.UserAdmin.Name });
        _activations.Add(new PimAuditRecord("3", Given.Now, "x") { Result = "success", Principal = Given.Cleo, Role = Given.UserAdmin.Name });
        _activations.Add(new PimAuditRecord("4", Given.Now, "x") { Result = "success", Principal = Given.Ada, Role = Given.ExchangeAdmin.Name });

        Assert.Equal("20d", UnusedFor(startDays: 20));
    }

    [Fact]
    public void An_eligibility_that_was_never_activated_is_as_old_as_it_is_and_the_log_goes_back_thirty_days()
    {
        Assert.Equal(("30d", false), (UnusedFor(startDays: 30), Value(Given.Now.AddDays(-30)).IsLowerBound));
        Assert.Equal(("at least 30d", true), (Value(Given.Now.AddDays(-30).AddTicks(-1)).Text, Value(Given.Now.AddDays(-30).AddTicks(-1)).IsLowerBound));
        Assert.Equal("The service does not say since when it holds.", Value(null).UnknownBecause);
    }

    private void Add(int daysAgo) =>
        _activations.Add(new PimAuditRecord("1", Given.Now.AddDays(-daysAgo), "x") { Result = "success", Principal = Given.Ada, Role = Given.UserAdmin.Name });

    private string UnusedFor(int startDays) => Value(Given.Now.AddDays(-startDays)).Text;

    private PimTools.Conditions.FieldValue Value(DateTimeOffset? start) => _activations.UnusedFor(GivenEvidence.Eligible(Given.Ada, start: start), Given.Ada, Given.Now);
}
