using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Activation;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>An activation as it is planned: only what the caller has activated is ended for it.</summary>
public sealed class PlannedActivationTests
{
    private readonly FakePimClient _client = new() { ServiceTime = Given.Now };
    private readonly PimRoleSetting _setting = RuleSet.Setting([.. RuleSet.Usual()]);

    [Theory]
    [InlineData(PimAssignmentState.Activated, true, true)]
    [InlineData(PimAssignmentState.Activated, false, false)]
    [InlineData(PimAssignmentState.Active, true, false)]
    [InlineData(null, true, false)]
    public async Task Only_what_was_activated_is_extended_and_only_where_that_is_asked_for(PimAssignmentState? there, bool extend, bool extends)
    {
        if (there is { } state)
        {
            _client.Assignments.Add(new PimAssignment("id", PimAssignmentType.Active, Given.UserAdmin, Given.Sales, Given.Ada) { State = state });
        }

        Assert.Equal(extends, (await PlanAsync(extend)).Extends);
    }

    [Fact]
    public async Task What_needs_approval_is_not_extended_but_can_be_activated()
    {
        _setting.Activation.RequiresApproval = true;
        Assert.Contains("which needs approval", (await PlanAsync(extend: true)).Describe(), StringComparison.Ordinal);

        _client.Assignments.Add(Given.Activated(Given.UserAdmin, Given.Sales));
        Assert.Equal(PimErrorCode.PolicyViolation, (await Assert.ThrowsAsync<PimException>(() => PlanAsync(extend: true))).Code);
    }

    [Theory]
    [InlineData(false, false, "Activate User Administrator at Sales for 2h")]
    [InlineData(false, true, "Activate User Administrator at Sales from {0:yyyy-MM-dd HH:mm} for 2h")]
    [InlineData(true, false, "End and activate again User Administrator at Sales for 2h")]
    public async Task The_sentence_tells_what_is_done_from_when_and_for_how_long(bool extend, bool isScheduled, string expected)
    {
        _client.Assignments.Add(Given.Activated(Given.UserAdmin, Given.Sales));

        Assert.Equal(string.Format(CultureInfo.InvariantCulture, expected, Given.Now.AddHours(1).LocalDateTime), (await PlanAsync(extend, isScheduled ? Given.Now.AddHours(1) : null)).Describe());
    }

    [Fact]
    public async Task The_sentence_tells_all_that_the_setting_demands()
    {
        _setting.Activation.RequiresApproval = true;
        _setting.Activation.AuthenticationContext = "c1";

        Assert.EndsWith(", which needs approval and demands authentication context c1", (await PlanAsync()).Describe(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PimKind.AzureRole, true)]
    [InlineData(PimKind.EntraRole, false)]
    [InlineData(PimKind.Group, false)]
    public async Task What_is_active_is_looked_for_at_the_scope_of_azure_and_in_the_whole_list_of_the_others(PimKind kind, bool isFiltered)
    {
        var role = new PimRole(kind, "id", "Role");

        Assert.Null(await new PimActivationChoice(_client, [kind]).FindActiveAsync(role, Given.Sales, PimCall.None));

        var filter = Assert.IsType<PimAssignmentFilter>(Assert.Single(_client.Filters));
        Assert.Equal((true, PimAssignmentType.Active, "id", isFiltered ? Given.Sales.Id : null), (filter.Mine, filter.Type, filter.RoleId, filter.ScopeId));
        Assert.Equal([kind], filter.Kinds);
    }

    private async Task<PlannedActivation> PlanAsync(bool extend = false, DateTimeOffset? start = null) => await PlannedActivation.PlanAsync(
        _client,
        new PimActivationChoice(_client, [PimKind.EntraRole]),
        new ChosenActivation(
            Given.Eligible(Given.UserAdmin, Given.Sales),
            new RoleSelector(new PimIdentity("User Administrator"), null, new PimActivationOptions
            {
                Justification = "why",
                Duration = TimeSpan.FromHours(2),
                Start = start is { } moment ? new PimMoment(moment) : null,
            })),
        await Given.KnownAsync(_client, _setting),
        extend,
        PimCall.None);
}
