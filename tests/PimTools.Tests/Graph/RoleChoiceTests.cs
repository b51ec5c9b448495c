using System;
using System.Linq;
using PimTools.Activation;
using PimTools.Graph.Picker;
using PimTools.Rules;
using PimTools.Tests.Core;
using Xunit;

namespace PimTools.Tests.Graph;

public sealed class RoleChoiceTests
{
    [Fact]
    public void The_roles_that_are_marked_are_chosen_also_where_the_filter_hides_them()
    {
        var choice = Choice();

        Type(choice, "userad");
        Press(choice, ConsoleKey.Spacebar);
        Type(choice, new string('\b', 6));
        Type(choice, "SALES");
        Press(choice, ConsoleKey.Spacebar);

        Assert.Single(choice.List.Shown);
        Assert.Equal([Given.ExchangeAdmin, Given.UserAdmin], choice.List.Chosen.Select(one => one.Eligible.Role));
    }

    [Fact]
    public void Without_a_mark_the_role_under_the_cursor_is_chosen()
    {
        var choice = Choice();

        Press(choice, ConsoleKey.DownArrow);
        Press(choice, ConsoleKey.DownArrow);

        Assert.Equal(Given.UserAdmin, Assert.Single(choice.List.Chosen).Eligible.Role);
    }

    [Fact]
    public void Where_nothing_fits_nothing_is_chosen()
    {
        var choice = Choice();

        Type(choice, "zzz\r");

        Assert.Equal(PickerStep.Roles, choice.Step);
        Assert.NotNull(choice.Refusal);
    }

    [Fact]
    public void A_justification_and_a_ticket_that_are_demanded_cannot_be_left_out()
    {
        var choice = Choice(PimRequirements.Justification | PimRequirements.Ticket);

        Type(choice, "user\r\r");
        Assert.Equal(PickerStep.Justification, choice.Step);
        Assert.Equal("It is needed: User Administrator", choice.Refusal);

        Type(choice, "accounts\r\r\r");
        Assert.Equal(PickerStep.Ticket, choice.Step);

        Type(choice, "INC-1\r");
        Assert.Equal(PickerStep.Done, choice.Step);
        Assert.Equal(("accounts", "INC-1", null), (choice.Picked.Options.Justification, choice.Picked.Options.Ticket?.Number, choice.Picked.Options.Duration));
    }

    [Theory]
    [InlineData("9h", "User Administrator allows 8h at most.")]
    [InlineData("4m", "The shortest activation is 5m.")]
    [InlineData("soon", "'soon' is not a duration")]
    public void A_duration_that_is_not_allowed_is_asked_for_again(string typed, string refusal)
    {
        var choice = Choice();

        Type(choice, "user\r\r" + typed + "\r");

        Assert.Equal(PickerStep.Duration, choice.Step);
        Assert.StartsWith(refusal, choice.Refusal, StringComparison.Ordinal);
        Type(choice, new string('\b', typed.Length) + "90m\r");
        Assert.Equal(TimeSpan.FromMinutes(90), choice.Picked.Options.Duration);
    }

    [Fact]
    public void What_was_said_before_is_not_asked_for()
    {
        var given = new PimActivationOptions { Justification = "why", Duration = TimeSpan.FromHours(1), Ticket = new PimTicket("INC-1", "desk") };
        var choice = Choice(PimRequirements.Justification | PimRequirements.Ticket, given);

        Type(choice, "user\r");

        Assert.Equal(PickerStep.Done, choice.Step);
        Assert.Equal(("why", TimeSpan.FromHours(1), "INC-1"), (choice.Picked.Options.Justification, choice.Picked.Options.Duration, choice.Picked.Options.Ticket?.Number));
    }

    [Fact]
    public void A_setting_and_a_state_that_could_not_be_read_are_told_as_unknown()
    {
        var role = new PickableRole(Given.Eligible(Given.UserAdmin), null, null, Given.Now, isStateKnown: false);

        Assert.Equal(("unknown", "unknown"), (role.State, role.Asks));
    }

    private static RoleChoice Choice(PimRequirements requires = PimRequirements.None, PimActivationOptions? given = null) => new(
        [Role(Given.ExchangeAdmin, Given.Sales, requires), Role(Given.UserAdmin, PimScope.Directory, requires)], given ?? new PimActivationOptions());

    private static PickableRole Role(PimRole role, PimScope scope, PimRequirements requires)
    {
        PolicyRule[] rules =
        [
            new ExpirationRule(RuleIds.ActivationExpiration, true, TimeSpan.FromHours(8)), new EnablementRule(RuleIds.ActivationEnablement, requires),
        ];
        return new PickableRole(Given.Eligible(role, scope), new PimRoleSetting("policy", role, scope, rules), null, Given.Now);
    }

    private static void Type(RoleChoice choice, string text)
    {
        foreach (var letter in text)
        {
            Press(choice, letter switch { '\r' => ConsoleKey.Enter, '\b' => ConsoleKey.Backspace, _ => ConsoleKey.NoName }, letter);
        }
    }

    private static void Press(RoleChoice choice, ConsoleKey key, char letter = '\0') => choice.Press(new ConsoleKeyInfo(letter, key, false, false, false), page: 10);
}
