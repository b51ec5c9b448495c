using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Emulator;
using PimTools.Models;
using Xunit;

namespace PimTools.Tests.Graph;

public class ListingTests
{
    private const string Eligible = "roleEligibilityScheduleInstances";

    private readonly Contoso _contoso = new();

    [Fact]
    public async Task A_person_sees_their_own_assignments_with_names()
    {
        using var ada = await _contoso.ConnectAsync("ada");

        var mine = await ada.AssignmentsAsync(new PimAssignmentFilter { Kinds = ClientReading.Entra, Mine = true });

        Assert.All(mine, assignment => Assert.Equal("Ada Ahlberg", assignment.Principal.DisplayName));
        var helpdesk = Assert.Single(mine, assignment => assignment.Role.Name == "Helpdesk Administrator");
        Assert.Equal("Helsinki Office", helpdesk.Scope.DisplayName);
        Assert.Equal(PimScopeType.AdministrativeUnit, helpdesk.Scope.Type);
        Assert.True(helpdesk.IsPermanent);
        var active = Assert.Single(mine, assignment => assignment.Type == PimAssignmentType.Active);
        Assert.Equal("Security Reader", active.Role.Name);
        Assert.Equal(PimAssignmentState.Activated, active.State);
        Assert.NotNull(active.End);
    }

    [Fact]
    public async Task What_comes_through_a_group_says_so()
    {
        using var greg = await _contoso.ConnectAsync("greg");

        var mine = await greg.AssignmentsAsync(new PimAssignmentFilter { Kinds = ClientReading.Entra, Mine = true, Type = PimAssignmentType.Eligible });

        Assert.Equal(PimMemberType.Group, Assert.Single(mine).MemberType);
    }

    [Fact]
    public async Task Filters_are_the_services_work()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var ada = await dana.PrincipalAsync("ada@contoso.com");
        var role = await dana.RoleAsync("Helpdesk Administrator");
        var unit = (await dana.AssignmentsAsync(new PimAssignmentFilter { RoleId = role.Id })).Select(assignment => assignment.Scope.Id).First();

        var found = await dana.AssignmentsAsync(new PimAssignmentFilter { PrincipalId = ada.Id, RoleId = role.Id, ScopeId = unit });

        Assert.Equal("Helsinki Office", Assert.Single(found).Scope.DisplayName);
        Assert.Empty(await dana.AssignmentsAsync(new PimAssignmentFilter { PrincipalId = ada.Id, RoleId = role.Id, ScopeId = "/" }));
    }

    [Fact]
    public async Task Pages_are_followed_to_the_end()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var whole = await dana.AssignmentsAsync();
        _contoso.Tenant.PageSize = 2;

        var paged = await dana.AssignmentsAsync();

        Assert.Equal(whole.Select(each => each.Id).Order(), paged.Select(each => each.Id).Order());
    }

    [Fact]
    public async Task The_first_element_is_out_before_the_next_page_is_asked_for()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        _contoso.Tenant.PageSize = 2;
        _contoso.Tenant.ClearCalls();

        var stop = new InvalidOperationException("enough");
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => dana.Assignments.ListAsync(
            new PimAssignmentFilter { Kinds = ClientReading.Entra, Type = PimAssignmentType.Eligible }, _ => throw stop, PimCall.None));

        Assert.Same(stop, thrown);
        Assert.Single(_contoso.Tenant.Calls);
    }

    [Fact]
    public async Task A_cut_page_is_read_again_without_handing_anything_over_twice()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var whole = await dana.AssignmentsAsync(new PimAssignmentFilter { Kinds = ClientReading.Entra, Type = PimAssignmentType.Eligible });
        _contoso.Tenant.Faults.Add(EmulatedFault.CutBody(6000).On("GET", Eligible));
        _contoso.Tenant.ClearCalls();

        var again = await dana.AssignmentsAsync(new PimAssignmentFilter { Kinds = ClientReading.Entra, Type = PimAssignmentType.Eligible });

        Assert.Equal(whole.Select(each => each.Id), again.Select(each => each.Id));
        Assert.Equal(2, _contoso.Tenant.Calls.Count);
    }

    public static TheoryData<EmulatedFault> Unreadable => new()
    {
        EmulatedFault.CutBody(200),
        EmulatedFault.MalformedJson(),
        EmulatedFault.WrongContentType(),
        EmulatedFault.Answer(HttpStatusCode.OK, "[]"),
        EmulatedFault.Answer(HttpStatusCode.OK, "{\"value\":[1]}"),
        EmulatedFault.Answer(HttpStatusCode.OK, "{\"value\":{}}"),
        EmulatedFault.Answer(HttpStatusCode.OK, "{}"),
        EmulatedFault.Answer(HttpStatusCode.OK, string.Empty),
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task An_answer_that_stays_unreadable_is_an_error(EmulatedFault fault)
    {
        using var dana = await _contoso.ConnectAsync("dana");
        _contoso.Tenant.Faults.Add(fault.On("GET", Eligible).Repeated(100));

        await Refusals.ThrowsAsync(
            PimErrorCode.InvalidResponse, () => dana.AssignmentsAsync(new PimAssignmentFilter { Kinds = ClientReading.Entra, Type = PimAssignmentType.Eligible }));
    }

    [Fact]
    public async Task One_failed_list_fails_the_whole_with_its_own_error()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.Forbidden).On("GET", "roleAssignmentScheduleInstances"));

        var thrown = await Refusals.ThrowsAsync(PimErrorCode.PermissionMissing, () => dana.AssignmentsAsync());

        Assert.Contains("RoleAssignmentSchedule.Read.Directory", thrown.Message);
    }

    [Fact]
    public async Task A_canceled_list_is_canceled()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        using var stop = new CancellationTokenSource();
        _contoso.Tenant.PageSize = 1;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => dana.Assignments.ListAsync(
            new PimAssignmentFilter(), _ => stop.Cancel(), new PimCall(stop.Token)));
    }

    [Fact]
    public async Task Roles_come_with_what_a_chooser_needs()
    {
        using var dana = await _contoso.ConnectAsync("dana");

        var roles = await dana.RolesAsync();

        var admin = Assert.Single(roles, role => role.Name == "Global Administrator");
        Assert.Equal("62e90394-69f5-4237-9190-012177145e10", admin.Id);
        Assert.True(admin.IsBuiltIn);
        Assert.True(admin.IsEnabled);
        Assert.NotNull(admin.Description);
    }

    [Fact]
    public async Task Scopes_are_the_directory_and_its_units()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var scopes = new List<PimScope>();

        await dana.Scopes.ListAsync(PimKinds.All, scopes.Add, PimCall.None);

        Assert.Same(PimScope.Directory, scopes[0]);
        Assert.Contains(scopes, scope => scope.DisplayName == "Boston Office" && scope.Id.StartsWith("/administrativeUnits/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_may_not_read_names_sees_ids()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.Forbidden).On("POST", "getByIds").Repeated(100));

        var requests = await dana.RequestsAsync();

        Assert.NotEmpty(requests);
        Assert.Contains(requests, request => request.CreatedBy is { DisplayName: null });
    }
}
