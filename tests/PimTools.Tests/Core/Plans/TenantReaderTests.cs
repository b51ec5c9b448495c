using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Models;
using PimTools.Plans;
using PimTools.Settings;
using Xunit;

namespace PimTools.Tests.Core.Plans;

/// <summary>The reading of a tenant for a document: few lists, and what one of them does not give is unread, with what it covers.</summary>
public sealed class TenantReaderTests
{
    private static readonly PimException No = new(PimErrorCode.PermissionMissing, "No.") { Status = 403 };
    private static readonly PimRole Readers = GivenSteps.Reader.At(GivenSteps.Sandbox);
    private static readonly PimRole Owners = new PimRole(PimKind.AzureRole, "/subscriptions/1/roles/o", "Owner").At(GivenSteps.Sandbox);
    private static readonly PimRole Leads = Given.GroupRole("c0000000-0000-0000-0000-000000000002", "Leads", PimAccess.Member);

    private readonly FakePimClient _client = new() { ServiceTime = Given.Now };
    private readonly UnreadParts _unread = new();

    [Fact]
    public async Task Settings_of_a_kind_are_one_list_and_those_of_Azure_one_for_each_scope()
    {
        var elsewhere = GivenSteps.Reader.At(new PimScope("/subscriptions/2", "Other", PimScopeType.Subscription));
        await new TenantReader(_client, _unread).ReadSettingsAsync([Given.UserAdmin, Readers, Given.ExchangeAdmin, Given.UserAdmin, elsewhere, Owners, GivenSteps.OnCall], PimCall.None);

        Assert.Equal(
            [
                ("EntraRole", "User Administrator, Exchange Administrator", null), ("AzureRole", "Reader, Owner", "/subscriptions/1"),
                ("AzureRole", "Reader", "/subscriptions/2"), ("Group", "On-Call", null),
            ],
            _client.Filters.Cast<PimSettingFilter>().Select(filter => (string.Join(", ", filter.Kinds), string.Join(", ", filter.Roles!.Select(role => role.Name)), filter.Scope?.Id)));
    }

    [Fact]
    public async Task A_group_that_is_read_at_itself_is_not_listed_by_a_scope()
    {
        await new TenantReader(_client, _unread).ReadSettingsAsync([GivenSteps.OnCall.At(GivenSteps.OnCallItself)], PimCall.None);
        await new TenantReader(_client, _unread).ReadAssignmentsAsync([GivenSteps.OnCall.At(GivenSteps.OnCallItself)], PimCall.None);

        Assert.Null(((PimSettingFilter)_client.Filters[0]).Scope);
        Assert.All(_client.Filters.OfType<PimAssignmentFilter>(), filter => Assert.Null(filter.ScopeId));
    }

    [Fact]
    public async Task Settings_are_found_by_their_role_and_those_of_Azure_by_its_scope_too()
    {
        _client.Settings.AddRange([GivenSteps.Setting(), GivenSteps.Setting(role: GivenSteps.Reader, scope: GivenSteps.Sandbox)]);
        var reader = new TenantReader(_client, _unread);

        await reader.ReadSettingsAsync([Given.UserAdmin, Readers, Owners], PimCall.None);

        Assert.Equal("policy of " + Given.UserAdmin.Id, reader.Settings[SettingKey.Of(Given.UserAdmin)].PolicyId);
        Assert.Equal("policy of " + GivenSteps.Reader.Id, reader.Settings[SettingKey.Of(Readers)].PolicyId);
        Assert.False(reader.Settings.ContainsKey(SettingKey.Of(Owners)));
        Assert.Equal(PimErrorCode.SettingNotFound, reader.WhyUnread(Owners).Code);
        Assert.StartsWith("the setting of Owner at Sandbox: ", Assert.Single(_unread.All).ToString());
    }

    [Fact]
    public async Task A_list_of_settings_that_fails_leaves_its_roles_unread_and_the_others_are_read()
    {
        _client.Settings.Add(GivenSteps.Setting(role: GivenSteps.Reader, scope: GivenSteps.Sandbox));
        _client.BeforeList = filter =>
        {
            if (((PimSettingFilter)filter).Kinds.Contains(PimKind.EntraRole))
            {
                throw No;
            }
        };
        var reader = new TenantReader(_client, _unread);

        await reader.ReadSettingsAsync([Given.UserAdmin, Readers, Given.ExchangeAdmin], PimCall.None);

        Assert.Same(No, reader.WhyUnread(Given.UserAdmin));
        Assert.Same(No, reader.WhyUnread(Given.ExchangeAdmin));
        Assert.Equal(["the setting of User Administrator at Directory: No.", "the setting of Exchange Administrator at Directory: No."], _unread.All.Select(part => part.ToString()));
        Assert.Equal(SettingKey.Of(Readers), Assert.Single(reader.Settings).Key);
    }

    [Fact]
    public async Task What_a_list_of_settings_leaves_out_is_unread_with_its_reason_and_the_rest_is_read()
    {
        _client.Omission = new PimOmission(No, "Left out.");
        _client.Settings.Add(GivenSteps.Setting());
        var reader = new TenantReader(_client, _unread);

        await reader.ReadSettingsAsync([Given.UserAdmin, Given.ExchangeAdmin], PimCall.None);

        Assert.Equal(["the setting of Exchange Administrator at Directory: No."], _unread.All.Select(part => part.ToString()));
        Assert.Same(No, reader.WhyUnread(Given.ExchangeAdmin));
    }

    [Fact]
    public async Task Assignments_of_a_kind_are_four_lists()
    {
        var reader = new TenantReader(_client, _unread);
        await reader.ReadAssignmentsAsync([Given.UserAdmin, Given.ExchangeAdmin, Given.UserAdmin], PimCall.None);

        Assert.Equal(["Eligible False", "Eligible True", "Active False", "Active True"], Filters.Select(filter => $"{filter.Type} {filter.IsScheduled}"));
        Assert.All(Filters, filter => Assert.Equal((PimKind.EntraRole, null, null, null), (Assert.Single(filter.Kinds), filter.RoleId, filter.ScopeId, filter.GroupIds)));
    }

    [Fact]
    public async Task A_single_role_is_asked_for_by_its_id_several_groups_by_theirs_and_Azure_by_the_scope()
    {
        var reader = new TenantReader(_client, _unread);
        await reader.ReadAssignmentsAsync([Given.UserAdmin], PimCall.None);
        await reader.ReadAssignmentsAsync([GivenSteps.OnCall, Leads], PimCall.None);
        await reader.ReadAssignmentsAsync([GivenSteps.OnCall, Given.GroupRole(GivenSteps.OnCall.Id, "On-Call", PimAccess.Owner)], PimCall.None);
        await reader.ReadAssignmentsAsync([Readers, Owners], PimCall.None);

        Assert.Equal(
            [(Given.UserAdmin.Id, null, null), (null, null, $"{GivenSteps.OnCall.Id} {Leads.Id}"), (GivenSteps.OnCall.Id, null, null), (null, "/subscriptions/1", null)],
            Filters.Chunk(4).Select(four => (four[0].RoleId, four[0].ScopeId, four[0].GroupIds is { } ids ? string.Join(' ', ids) : null)));
    }

    [Fact]
    public async Task Assignments_are_those_that_the_lists_tell()
    {
        _client.Assignments.AddRange([
            GivenSteps.Held(GivenSteps.Until(1)), GivenSteps.Held(GivenSteps.Until(1), principal: Given.Cleo, state: PimAssignmentState.Scheduled),
            new PimAssignment("a", PimAssignmentType.Active, Given.ExchangeAdmin, PimScope.Directory, Given.Ada) { State = PimAssignmentState.Active }]);
        var reader = new TenantReader(_client, _unread);

        await reader.ReadAssignmentsAsync([Given.UserAdmin, Given.ExchangeAdmin], PimCall.None);

        Assert.Equal(["Ada Ahlberg", "Cleo Costa", "Ada Ahlberg"], reader.Assignments.All.Select(one => one.PrincipalName));
        Assert.Empty(_unread.All);
    }

    [Fact]
    public async Task A_list_of_assignments_that_fails_or_leaves_out_is_unread_in_so_many_words()
    {
        _client.BeforeList = _ => throw No;
        await new TenantReader(_client, _unread).ReadAssignmentsAsync([Given.UserAdmin, Given.ExchangeAdmin], PimCall.None);
        _client.BeforeList = _ => { };
        _client.Omission = new PimOmission(No, "Left out.");
        await new TenantReader(_client, _unread).ReadAssignmentsAsync([Readers, GivenSteps.OnCall], PimCall.None);

        string[] kinds = ["eligible", "scheduled eligible", "active", "scheduled active"];
        Assert.Equal(
            [
                .. kinds.Select(what => $"the {what} assignments of Entra roles: No."),
                .. kinds.Select(what => $"the {what} assignments of Azure roles at Sandbox: No."),
                .. kinds.Select(what => $"the {what} assignments of groups: No."),
            ],
            _unread.All.Select(part => part.ToString()));
    }

    [Fact]
    public async Task An_unread_list_covers_its_role_where_it_was_about_one_and_otherwise_the_kind_or_the_scope()
    {
        AssignmentKey Key(PimRole role, PimScope? scope = null) => new(PimAssignmentType.Eligible, role, scope ?? PimScope.Directory, Given.Ada);
        _client.BeforeList = _ => throw No;
        var reader = new TenantReader(_client, _unread);

        await reader.ReadAssignmentsAsync([Given.UserAdmin], PimCall.None);
        Assert.Same(No, _unread.Find(Key(Given.UserAdmin)));
        Assert.Null(_unread.Find(Key(Given.ExchangeAdmin)));

        await reader.ReadAssignmentsAsync([Readers, Owners], PimCall.None);
        Assert.Same(No, _unread.Find(Key(Owners, GivenSteps.Sandbox)));
        Assert.Null(_unread.Find(Key(Owners, new PimScope("/subscriptions/2", "Other", PimScopeType.Subscription))));
    }

    [Fact]
    public async Task A_group_that_is_refused_is_unread_by_its_name_and_no_other_group_is()
    {
        _client.BeforeList = filter => ((PimAssignmentFilter)filter).Refused!(Leads.Id.ToUpperInvariant(), No);

        await new TenantReader(_client, _unread).ReadAssignmentsAsync([GivenSteps.OnCall, Leads], PimCall.None);

        Assert.Equal("the eligible assignments of groups: Leads: No.", _unread.All[0].ToString());
        Assert.NotNull(_unread.Find(new(PimAssignmentType.Active, Leads, GivenSteps.OnCallItself, Given.Ada)));
        Assert.Null(_unread.Find(new(PimAssignmentType.Active, GivenSteps.OnCall, GivenSteps.OnCallItself, Given.Ada)));
    }

    [Theory]
    [InlineData(403)]
    [InlineData(503)]
    public async Task Requests_of_late_that_cannot_be_read_are_told_and_cover_nothing(int status)
    {
        _client.Failure = new PimException(PimErrorCode.ServiceUnavailable, "Down.") { Status = status };
        var key = new AssignmentKey(PimAssignmentType.Eligible, Given.UserAdmin, PimScope.Directory, Given.Ada);

        await new TenantReader(_client, _unread).ReadRecentAsync([key], PimCall.None);

        Assert.Equal("your own requests of the last hour: Down.", Assert.Single(_unread.All).ToString());
        Assert.Null(_unread.Find(key));
    }

    [Fact]
    public async Task What_was_asked_for_of_late_counts_as_held()
    {
        _client.Requests.Add(new PimRequest("1", PimAssignmentType.Eligible, Given.UserAdmin, PimScope.Directory, Given.Ada)
        {
            Action = PimRequestAction.AdminAssign, Status = PimRequestStatus.Provisioned, Created = Given.Now.AddMinutes(-5), TargetScheduleId = "new",
        });
        var key = new AssignmentKey(PimAssignmentType.Eligible, Given.UserAdmin, PimScope.Directory, Given.Ada);
        var reader = new TenantReader(_client, _unread);

        await reader.ReadRecentAsync([key], PimCall.None);

        Assert.Equal("new", reader.Assignments.Find(key)!.ScheduleId);
    }

    [Theory]
    [InlineData(PimErrorCode.TokenExpired)]
    [InlineData(PimErrorCode.AuthenticationFailed)]
    public async Task Without_a_sign_in_nothing_is_read(PimErrorCode code)
    {
        _client.Failure = new PimException(code, "Sign in.");
        var reader = new TenantReader(_client, _unread);
        var key = new AssignmentKey(PimAssignmentType.Eligible, Given.UserAdmin, PimScope.Directory, Given.Ada);

        foreach (var readAsync in new Func<Task>[]
        {
            () => reader.ReadSettingsAsync([Given.UserAdmin], PimCall.None), () => reader.ReadAssignmentsAsync([Given.UserAdmin], PimCall.None), () => reader.ReadRecentAsync([key], PimCall.None),
        })
        {
            Assert.Equal(code, (await Assert.ThrowsAsync<PimException>(readAsync)).Code);
        }

        Assert.Empty(_unread.All);
    }

    private IEnumerable<PimAssignmentFilter> Filters => _client.Filters.Cast<PimAssignmentFilter>();
}
