using PimTools.Plans;
using Xunit;

namespace PimTools.Tests.Core.Plans;

/// <summary>A step of a plan says in a line what it is, and keeps its reason until its result has another.</summary>
public sealed class PlannedChangeTests
{
    [Fact]
    public void A_step_says_in_a_line_that_it_is_withheld()
    {
        Assert.Equal("Remove: Eligible User Administrator at Directory for Ada Ahlberg", GivenSteps.Remove().ToString());
        Assert.Equal("Remove: Eligible User Administrator at Directory for Ada Ahlberg, withheld", GivenSteps.Remove().Withhold("Otherwise.").ToString());
    }

    [Fact]
    public void A_step_keeps_its_reason_unless_its_result_has_another()
    {
        var step = new PimPlannedChange(PimPlanAction.Create, GivenSteps.Create().Planned) { Reason = "Missing." };

        Assert.Equal(("Missing.", "Failed."), (step.With(PimPlanResult.Created).Reason, step.With(PimPlanResult.Failed, "Failed.").Reason));
    }
}
