using System;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Activation;
using PimTools.Rules;
using Xunit;

namespace PimTools.Tests.Core.Activation;

/// <summary>The roles from which a person picks: what each demands, how long it may last, and whether it is active by now.</summary>
public sealed class PickableRoleTests
{
    private readonly FakePimClient _client = new() { ServiceTime = Given.Now };

    [Fact]
    public void What_is_asked_for_is_told_in_words()
    {
        Assert.Equal("justification", Of(new()).Asks);
        Assert.Equal(string.Empty, Of(new() { ActivationRequires = PimRequirements.None }).Asks);
        Assert.Equal("approval, justification", Of(new() { RequiresApproval = true }).Asks);
        Assert.Equal("context c1, justification, ticket", Of(new() { AuthenticationContext = "c1", ActivationRequires = PimRequirements.Justification | PimRequirements.Ticket }).Asks);
        Assert.Equal("MFA, more that is unknown", Of(new() { ActivationRequires = PimRequirements.Mfa | PimRequirements.Unknown }).Asks);
        Assert.Equal("unknown", new PickableRole(Given.Eligible(Given.UserAdmin), null, null, Given.Now).Asks);
        Assert.Equal("approval unknown", new PickableRole(Given.Eligible(Given.UserAdmin), RuleSet.Setting(), null, Given.Now).Asks.Split(", ")[0]);
    }

    [Theory]
    [InlineData(PimRequirements.Justification, true, false)]
    [InlineData(PimRequirements.Ticket, false, true)]
    [InlineData(PimRequirements.Mfa, false, false)]
    public void A_justification_and_a_ticket_are_asked_for_where_the_setting_demands_them(PimRequirements requires, bool justification, bool ticket)
    {
        var role = Of(new() { ActivationRequires = requires });

        Assert.Equal((justification, ticket), (role.NeedsJustification, role.NeedsTicket));
        Assert.False(new PickableRole(Given.Eligible(Given.UserAdmin), null, null, Given.Now) is { NeedsJustification: true } or { NeedsTicket: true });
    }

    [Fact]
    public void The_longest_activation_ends_with_the_eligibility()
    {
        Assert.Equal(TimeSpan.FromHours(8), Of(new()).Longest);
        Assert.Equal(TimeSpan.FromMinutes(90), new PickableRole(Given.Eligible(Given.UserAdmin, end: Given.Now.AddMinutes(90)), RuleSet.Setting([.. RuleSet.Usual()]), null, Given.Now).Longest);
    }

    [Fact]
    public void What_is_active_says_so_and_what_could_not_be_read_is_unknown()
    {
        var eligible = Given.Eligible(Given.UserAdmin);
        string State(PimAssignment? active, bool isKnown = true) => new PickableRole(eligible, null, active, Given.Now, isKnown).State;

        Assert.Equal("Eligible", State(null));
        Assert.Equal("unknown", State(null, isKnown: false));
        Assert.Equal("Active", State(new PimAssignment("a", PimAssignmentType.Active, Given.UserAdmin, PimScope.Directory, Given.Ada)));
        Assert.StartsWith("Active for ", State(new PimAssignment("a", PimAssignmentType.Active, Given.UserAdmin, PimScope.Directory, Given.Ada) { End = DateTimeOffset.UtcNow.AddHours(2) }));
    }

    [Fact]
    public async Task All_that_the_caller_is_eligible_for_is_read_with_its_settings_and_sorted()
    {
        _client.Assignments.AddRange([Given.Eligible(Given.UserAdmin, Given.Sales), Given.Eligible(Given.UserAdmin, Given.Berlin), Given.Eligible(Given.ExchangeAdmin), Given.Activated(Given.UserAdmin, Given.Sales)]);
        _client.Settings.Add(RuleSet.Setting([.. RuleSet.Usual()]));

        var roles = await ReadAsync(null);

        Assert.Equal(
            [("Exchange Administrator", "Directory", "Eligible", "unknown"), ("User Administrator", "Berlin", "Eligible", "justification"), ("User Administrator", "Sales", "Active", "justification")],
            roles.Select(one => (one.Eligible.Role.Name, one.Eligible.Scope.DisplayName, one.State, one.Asks)));
        Assert.Equal(["Sales"], (await ReadAsync("Sales")).Select(one => one.Eligible.Scope.DisplayName));
    }

    [Theory]
    [InlineData(null, "You are eligible for nothing.")]
    [InlineData("Berlin", "You are eligible for nothing at 'Berlin'.")]
    public async Task Nothing_to_pick_from_is_an_error(string? scope, string message)
    {
        if (scope is not null)
        {
            _client.Assignments.Add(Given.Eligible(Given.UserAdmin, Given.Sales));
        }

        var error = await Assert.ThrowsAsync<PimException>(() => ReadAsync(scope));

        Assert.Equal((PimErrorCode.NotEligible, message, "Get-PimAssignment -Mine lists what you hold."), (error.Code, error.Message, error.Remedy));
    }

    private static PickableRole Of(PimSettingChange change)
    {
        var setting = RuleSet.Setting([.. RuleSet.Usual()]);
        change.ApplyTo(setting);
        return new PickableRole(Given.Eligible(Given.UserAdmin), setting, null, Given.Now);
    }

    private Task<System.Collections.Generic.IReadOnlyList<PickableRole>> ReadAsync(string? scope) => PickableRole.ReadAsync(
        _client, new PimActivationChoice(_client, [PimKind.EntraRole]), [PimKind.EntraRole], scope is null ? null : new PimIdentity(scope), PimCall.None);
}
