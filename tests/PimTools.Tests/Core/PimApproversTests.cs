using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Requests;
using PimTools.Rules;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>Tests who can approve, by what a setting names.</summary>
public sealed class PimApproversTests
{
    private const string PrivilegedRoleAdministrator = "e8611ab8-c189-46e8-94e1-60213ab1f814";
    private const string GlobalAdministrator = "62e90394-69f5-4237-9190-012177145e10";

    private static readonly PimPrincipal Emil = new("emil", PimPrincipalType.User, "Emil Ek");
    private static readonly PimApprover Team = new("team", PimPrincipalType.Group, "Team");
    private static readonly PimApprover Gone = new("gone", PimPrincipalType.User, "Gone");
    private static readonly PimException Refusal = new(PimErrorCode.PermissionMissing, "No.");

    private readonly FakePimClient _client = new();
    private readonly List<string> _told = [];
    private readonly List<PimApproverPerson> _people = [];

    public PimApproversTests()
    {
        _client.Principals.AddRange([Given.Ada, Given.Cleo]);
        _client.Members["team"] = [Given.Ada, Emil];
    }

    [Fact]
    public async Task Named_people_and_the_members_of_named_groups_approve_each_once_and_by_which_way()
    {
        await ListAsync(Setting(Person(Given.Ada), Team, Person(Given.Cleo)));

        Assert.Equal(["Ada Ahlberg (named)", "Emil Ek (member of Team)", "Cleo Costa (named)"], _people.Select(person => person.ToString()));
        Assert.Empty(_told);
    }

    [Fact]
    public async Task Who_asks_does_not_approve()
    {
        await ListAsync(Setting(Team), requestorId: Given.Ada.Id.ToUpperInvariant());

        Assert.Equal([Emil], _people.Select(person => person.Principal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Where_nobody_is_left_that_is_told_with_whom_the_setting_names(bool isGone)
    {
        await ListAsync(isGone ? Setting(Gone) : Setting(Person(Given.Ada)), Given.Ada.Id);

        Assert.Empty(_people);
        Assert.StartsWith("Nobody can approve activations of User Administrator at Directory: the approvers that its setting names no longer exist", Assert.Single(_told), StringComparison.Ordinal);
        Assert.Contains(isGone ? "requestor: Gone." : "requestor: Ada Ahlberg.", _told[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_approval_is_needed_that_is_told_and_nobody_is_read()
    {
        await ListAsync(Setting(isRequired: false, Team));

        Assert.Equal(["User Administrator at Directory is activated without approval."], _told);
        Assert.Empty(_client.Calls);
    }

    [Fact]
    public async Task Where_none_is_named_the_active_holders_of_two_roles_decide()
    {
        _client.Assignments.AddRange(
        [
            Given.Activated(Given.Role(PrivilegedRoleAdministrator, "Privileged Role Administrator")),
            new PimAssignment("id", PimAssignmentType.Active, Given.Role(GlobalAdministrator, "Global Administrator"), PimScope.Directory, Given.Cleo),
            Given.Eligible(Given.Role(GlobalAdministrator, "Global Administrator"), principal: Emil),
        ]);

        await ListAsync(Setting());

        Assert.Equal(
            ["Ada Ahlberg (active Privileged Role Administrator)", "Cleo Costa (active Global Administrator)"], _people.Select(person => person.ToString()));
    }

    [Fact]
    public async Task Of_azure_nobody_decides_where_none_is_named()
    {
        await ListAsync(new PimRoleSetting("policy", new PimRole(PimKind.AzureRole, "reader", "Reader"), Given.Sales, [new ApprovalRule(RuleIds.ActivationApproval, true, [])]));

        Assert.Empty(_client.Calls);
        Assert.Equal("Nobody can approve activations of Reader at Sales: its setting names no approver. Set-PimRoleSetting -Approver names somebody.", Assert.Single(_told));
    }

    [Fact]
    public async Task What_cannot_be_read_of_one_leaves_the_others_and_nobody_is_told_as_nobody()
    {
        _client.BeforeList = _ => throw Refusal;

        var error = await Assert.ThrowsAsync<PimException>(() => ListAsync(Setting(Team, Person(Given.Cleo))));

        Assert.Equal([Given.Cleo], _people.Select(person => person.Principal));
        Assert.Equal((PimErrorCode.PermissionMissing, "Who else can approve activations of User Administrator at Directory is not known. No."), (error.Code, error.Message));
        Assert.Empty(_told);
    }

    [Theory]
    [InlineData(true, false, PimKind.EntraRole, "No approver is named for User Administrator at Directory: the active Privileged Role Administrators")]
    [InlineData(true, false, PimKind.AzureRole, "No approver is named for User Administrator at Directory: it may be that nobody can approve")]
    [InlineData(true, true, PimKind.EntraRole, null)]
    [InlineData(false, false, PimKind.EntraRole, null)]
    [InlineData(null, false, PimKind.EntraRole, null)]
    public void A_changed_setting_that_names_no_approver_is_told(bool? isRequired, bool isNamed, PimKind kind, string? told)
    {
        PolicyRule[] rules = isRequired is { } required ? [new ApprovalRule(RuleIds.ActivationApproval, required, isNamed ? [Team] : [])] : [];
        var setting = new PimRoleSetting("policy", new PimRole(kind, "id", "User Administrator"), PimScope.Directory, rules);

        var warning = PimApprovers.DescribeNoNamedApprover(setting, [new ApprovalRule(RuleIds.ActivationApproval.ToUpperInvariant(), true, [])]);

        Assert.Equal(told is null, warning is null);
        Assert.StartsWith(told ?? string.Empty, warning ?? string.Empty, StringComparison.Ordinal);
        Assert.Null(PimApprovers.DescribeNoNamedApprover(setting, [new EnablementRule(RuleIds.ActivationEnablement, PimRequirements.None)]));
    }

    private static PimApprover Person(PimPrincipal principal) => new(principal.Id, principal.Type, principal.DisplayName);

    private static PimRoleSetting Setting(params IReadOnlyList<PimApprover> approvers) => Setting(isRequired: true, approvers);

    private static PimRoleSetting Setting(bool isRequired, params IReadOnlyList<PimApprover> approvers) =>
        RuleSet.Setting(new ApprovalRule(RuleIds.ActivationApproval, isRequired, approvers));

    private Task ListAsync(PimRoleSetting setting, string? requestorId = null) =>
        PimApprovers.ListAsync(_client, setting, requestorId, _people.Add, new PimCall(default, notice: _told.Add));
}
