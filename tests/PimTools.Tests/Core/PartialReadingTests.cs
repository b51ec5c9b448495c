using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Activation;
using PimTools.Client;
using PimTools.Models;
using PimTools.Resolution;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>Tests that nothing is taken for absent where a list was read in part, and that what is found goes on with a notice.</summary>
public sealed class PartialReadingTests
{
    private static readonly PimException Reason = new(PimErrorCode.PermissionMissing, "Groups were refused.") { Remedy = "Ask for it." };

    private readonly FakePimClient _client = new() { Omission = new PimOmission(Reason, "Groups are left out.") { Kind = PimKind.Group } };
    private readonly List<string> _told = [];
    private readonly PimCall _call;

    public PartialReadingTests()
    {
        _call = new PimCall(default, notice: _told.Add);
        _client.Roles.AddRange([Given.UserAdmin, Given.ExchangeAdmin]);
        _client.Scopes.AddRange([PimScope.Directory, Given.Sales]);
        _client.Assignments.Add(Given.Eligible(Given.UserAdmin));
    }

    [Fact]
    public async Task Whether_somebody_is_eligible_is_not_denied()
    {
        var error = await UnknownAsync(() => EligibleAsync(new PimIdentity("Operators")));

        Assert.Equal("Whether you are eligible for 'Operators' is not known, since not everything could be read. Groups were refused.", error.Message);
        Assert.Equal("Ask for it. You are eligible for: User Administrator.", error.Remedy);
        Assert.Equal("Operators", error.TargetObject);
        Assert.Equal(["User Administrator"], error.Candidates);
    }

    [Fact]
    public async Task Whether_somebody_is_eligible_at_a_scope_is_not_denied() => Assert.StartsWith(
        "Whether you are eligible for 'User Administrator' at 'Sales' is not known",
        (await UnknownAsync(() => EligibleAsync(new PimIdentity("User Administrator"), new PimIdentity("Sales")))).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData(PimKind.Group, PimErrorCode.PermissionMissing)]
    [InlineData(PimKind.EntraRole, PimErrorCode.NotEligible)]
    public async Task What_was_left_out_of_another_kind_does_not_matter(PimKind kind, PimErrorCode code) => Assert.Equal(
        code, (await Assert.ThrowsAsync<PimException>(() => EligibleAsync(new PimIdentity(new PimRole(kind, "other", "Other"))))).Code);

    [Fact]
    public async Task What_is_found_is_used_and_what_was_left_out_is_told_once()
    {
        var choice = new PimActivationChoice(_client, PimKinds.All);
        Assert.Single(await choice.FindAsync(new PimIdentity("User Administrator"), null, _ => { }, _call));
        Assert.Empty(_told);

        choice.TellOmitted(_call);
        choice.TellOmitted(_call);

        Assert.Equal(["Groups are left out."], _told);
        Assert.StartsWith("What else you are eligible for is not known", choice.AllRefusal()?.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Nothing")]
    [InlineData("Nothing*")]
    public async Task A_role_that_is_not_found_is_not_said_not_to_exist(string name) => Assert.StartsWith(
        $"Whether a role is called '{name}' is not known",
        (await UnknownAsync(() => RoleResolver.FindAsync(_client, [PimKind.EntraRole], new PimIdentity(name), _call))).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("User Administrator")]
    [InlineData("User*")]
    public async Task A_role_that_is_found_is_used_with_a_notice(string name)
    {
        Assert.Single(await RoleResolver.FindAsync(_client, [PimKind.EntraRole], new PimIdentity(name), _call));

        Assert.Equal(["Groups are left out."], _told);
    }

    [Fact]
    public async Task A_scope_that_is_not_found_is_not_said_not_to_exist_and_one_that_is_found_is_used_with_a_notice()
    {
        var error = await UnknownAsync(() => ScopeResolver.FindAsync(_client, [PimKind.EntraRole], new PimIdentity("Nowhere"), _call));
        Assert.StartsWith("Whether a scope is called 'Nowhere' is not known", error.Message, StringComparison.Ordinal);
        Assert.Empty(_told);

        Assert.Same(Given.Sales, await ScopeResolver.FindAsync(_client, [PimKind.EntraRole], new PimIdentity("Sales"), _call));
        Assert.Equal(["Groups are left out."], _told);
    }

    [Fact]
    public async Task Several_names_of_roles_are_one_list_and_one_notice_and_none_without_something_found()
    {
        var refused = new List<PimException>();
        await RoleMatcher.FindAsync(_client, [PimKind.EntraRole], [new PimIdentity("Nothing")], refused.Add, _call);
        Assert.Equal(PimErrorCode.PermissionMissing, Assert.Single(refused).Code);
        Assert.Empty(_told);

        await RoleMatcher.FindAsync(_client, [PimKind.EntraRole], [new PimIdentity("User Administrator"), new PimIdentity("Exchange Administrator")], refused.Add, _call);
        Assert.Equal(["Groups are left out."], _told);
        Assert.Equal(2, _client.Calls.Count(call => call == "ListRoles"));
    }

    [Fact]
    public async Task What_somebody_has_activated_or_can_extend_is_not_denied()
    {
        var reading = new PartialReading();
        var asked = new RoleSelector(new PimIdentity("Operators"));

        Assert.StartsWith(
            "Whether you have activated 'Operators' is not known",
            (await UnknownAsync(() => PimDeactivation.ChooseAsync(_client, PimKinds.All, [], reading, asked, _call))).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "Whether you have an assignment of 'Operators' to extend is not known",
            (await UnknownAsync(() => Task.FromResult(ExtensionCandidate.Choose([], asked, PimAssignmentType.Eligible, reading)))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_without_a_kind_lacks_something_of_each()
    {
        var reading = new PartialReading();
        Assert.Equal((false, null), (reading.Lacks(PimKind.Group), reading.Refusal("This")));

        reading.Of(PimCall.None).Omitted!(_client.Omission!);
        Assert.Equal((true, false), (reading.Lacks(PimKind.Group), reading.Lacks(PimKind.EntraRole)));
        Assert.Null(reading.Refusal("This", PimKind.EntraRole));

        reading.Of(PimCall.None).Omitted!(new PimOmission(new PimException(PimErrorCode.ServiceUnavailable, "Down."), "Something is left out."));
        Assert.True(reading.Lacks(PimKind.EntraRole));
        Assert.Equal(PimErrorCode.ServiceUnavailable, reading.Refusal("This", PimKind.EntraRole)!.Code);
        reading.Tell(_call);
        Assert.Equal(["Something is left out.", "Groups are left out."], _told);
    }

    private Task<IReadOnlyList<PimAssignment>> EligibleAsync(PimIdentity role, PimIdentity? scope = null) =>
        new PimActivationChoice(_client, PimKinds.All).FindAsync(role, scope, _ => { }, _call);

    private static async Task<PimException> UnknownAsync<T>(Func<Task<T>> findAsync)
    {
        var error = await Assert.ThrowsAsync<PimException>(findAsync);

        Assert.Equal(PimErrorCode.PermissionMissing, error.Code);
        Assert.True(error.IsOfOneItem);
        return error;
    }
}
