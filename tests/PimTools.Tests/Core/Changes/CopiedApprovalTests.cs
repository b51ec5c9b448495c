using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Changes;
using Xunit;

namespace PimTools.Tests.Core.Changes;

/// <summary>Approval is copied as a whole, and to a policy of the other service without what only its own service knows.</summary>
public sealed class CopiedApprovalTests
{
    private static readonly PimRole Owner = new(PimKind.AzureRole, "o", "Owner");
    private static readonly PimScope Prod = new("/subscriptions/1", "Prod", PimScopeType.Subscription);
    private static readonly PimApprover Ulla = new("u", PimPrincipalType.User, "Ulla");

    private readonly List<string> _left = [];

    [Theory]
    [InlineData(false, false, "{}")]
    [InlineData(true, true, "{}")]
    [InlineData(false, true, null)]
    [InlineData(true, false, null)]
    public void What_only_the_service_knows_goes_to_a_policy_of_the_same_service(bool isFromAzure, bool isToAzure, string? source)
    {
        var from = Setting(isFromAzure);
        from.Activation.ApprovalStages = [new() { TimeoutInDays = 2, Approvers = [Ulla], Source = "{}" }];

        var copied = Assert.Single(Copy(from, isToAzure).To.Activation.ApprovalStages);

        Assert.Equal((2, source), (copied.TimeoutInDays, copied.Source));
        Assert.Equal([Ulla], copied.Approvers);
        Assert.Empty(_left);
    }

    [Theory]
    [InlineData(PimApproverKind.Manager, false, true, true)]
    [InlineData(PimApproverKind.Manager, true, false, false)]
    [InlineData(PimApproverKind.Unknown, true, false, true)]
    [InlineData(PimApproverKind.Unknown, false, false, false)]
    [InlineData(PimApproverKind.Unknown, true, true, false)]
    public void An_approver_that_the_other_service_cannot_name_leaves_the_approval_as_it_is(PimApproverKind kind, bool isFromAzure, bool isToAzure, bool isLeft)
    {
        foreach (var isEscalation in new[] { false, true })
        {
            _left.Clear();
            var from = Setting(isFromAzure);
            PimApprover[] odd = [new(kind)];
            from.Activation.ApprovalStages = [new() { Approvers = isEscalation ? [Ulla] : odd, IsEscalationEnabled = isEscalation, EscalationApprovers = isEscalation ? odd : [] }];

            Copy(from, isToAzure);

            Assert.Equal(isLeft ? 1 : 0, _left.Count(line => line.StartsWith("The approval of ", StringComparison.Ordinal)));
        }
    }

    private static PimRoleSetting Setting(bool isAzure) => isAzure
        ? new("policy", Owner, Prod, RuleSet.Usual())
        : new("policy", Given.UserAdmin, PimScope.Directory, RuleSet.Usual());

    private PlannedSettingChange Copy(PimRoleSetting from, bool isToAzure) => SettingCopy.Plan(from, Setting(isToAzure), new(), _left.Add);
}
