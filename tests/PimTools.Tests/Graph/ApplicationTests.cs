using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using PimTools.Emulator;
using PimTools.Resolution;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Roles over one application: its registration or its enterprise application.</summary>
public sealed class ApplicationTests
{
    private const string Name = "contoso-runbook";

    private readonly Contoso _contoso = new();

    [Fact]
    public async Task Both_are_found_by_name_in_one_call()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        IReadOnlyList<PimScope> found = [];

        var calls = await _contoso.CallsOf(async () => found = await dana.Scopes.FindApplicationsAsync(Name, PimCall.None));

        Assert.Equal("POST /v1.0/$batch", Assert.Single(calls));
        Assert.Equal([PimScopeType.ApplicationRegistration, PimScopeType.EnterpriseApplication], found.Select(scope => scope.Type));
        Assert.Equal([Name + " (registration)", Name + " (enterprise application)"], found.Select(scope => scope.DisplayName));
    }

    [Fact]
    public async Task One_is_found_by_its_object_id_and_both_by_the_id_that_they_share()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var both = await dana.Scopes.FindApplicationsAsync(Name, PimCall.None);

        foreach (var one in both)
        {
            Assert.Equal(one.Id, Assert.Single(await dana.Scopes.FindApplicationsAsync(one.Id, PimCall.None)).Id);
            Assert.Equal(one.DisplayName, Assert.Single(await dana.Scopes.FindApplicationsAsync(one.Id.TrimStart('/').ToUpperInvariant(), PimCall.None)).DisplayName);
        }

        Assert.Equal(both.Select(one => one.Id), (await dana.Scopes.FindApplicationsAsync(await AppIdAsync(), PimCall.None)).Select(one => one.Id));
    }

    [Fact]
    public async Task The_id_that_they_share_finds_the_service_principal_where_a_principal_is_named()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var expected = Assert.Single(await dana.Directory.FindPrincipalsAsync(Name, PimCall.None));
        var applicationId = await AppIdAsync();

        var many = await dana.Directory.FindPrincipalsAsync(new[] { applicationId, "ada@contoso.com" }, PimCall.None);
        var found = await PrincipalResolver.FindAsync(dana, new PimIdentity(applicationId.ToUpperInvariant()), PimCall.None);

        Assert.NotEqual(applicationId, expected.Id);
        Assert.Equal(expected.Id, Assert.Single(many[applicationId]).Id);
        Assert.Equal((expected.Id, PimPrincipalType.ServicePrincipal, Name), (found.Id, found.Type, found.DisplayName));
    }

    [Fact]
    public async Task Who_may_not_read_applications_is_not_told_that_there_is_nobody()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var unknown = Guid.NewGuid().ToString();
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.Forbidden).On("GET", "servicePrincipals").Repeated(2));

        var many = await dana.Directory.FindPrincipalsAsync(new[] { unknown }, PimCall.None);

        Assert.Equal(PimErrorCode.PermissionMissing, many[unknown].Refusal?.Code);
        Assert.Equal(PimErrorCode.PermissionMissing, (await dana.Directory.FindPrincipalsAsync(unknown, PimCall.None)).Refusal?.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("O'Brien")]
    [InlineData("11111111-2222-3333-4444-555555555555")]
    public async Task None_is_an_empty_list(string text)
    {
        using var dana = await _contoso.ConnectAsync("dana");

        Assert.Empty(await dana.Scopes.FindApplicationsAsync(text, PimCall.None));
    }

    [Theory]
    [InlineData("/applications")]
    [InlineData("/servicePrincipals")]
    public async Task Who_may_read_but_half_of_them_gets_neither_and_is_told_why(string half)
    {
        using var dana = await _contoso.ConnectAsync("dana");
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.Forbidden).On("GET", half));

        var thrown = await Refusals.ThrowsAsync(PimErrorCode.PermissionMissing, () => ScopeAsync(dana, Name));

        Assert.Contains("Application.Read.All", thrown.Message);
    }

    [Fact]
    public async Task Without_the_permission_nothing_is_assigned_and_the_permission_is_named()
    {
        string[] scopes = ["RoleManagement.ReadWrite.Directory", "AdministrativeUnit.Read.All", "User.Read.All"];
        using var dana = await _contoso.ConnectAsync("dana", new EmulatedTokenOptions { Scopes = scopes });

        var thrown = await Refusals.ThrowsAsync(PimErrorCode.PermissionMissing, () => ScopeAsync(dana, Name));

        Assert.Contains("Application.Read.All", thrown.Message + thrown.Remedy);
    }

    [Fact]
    public async Task Where_a_role_is_held_tells_which_of_them_it_is()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var both = await dana.Scopes.FindApplicationsAsync(Name, PimCall.None);
        foreach (var scope in both)
        {
            var made = await dana.Requests.SubmitAsync(await AssignmentAsync(dana, scope), PimCall.None);
            Assert.Equal(scope.DisplayName, made.Scope.DisplayName);
        }

        using var ben = await _contoso.ConnectAsync("ben");
        var held = (await ben.AssignmentsAsync(new PimAssignmentFilter { Kinds = ClientReading.Entra, Mine = true })).Where(one => one.Role.Name == "Cloud Application Administrator");
        var requests = (await dana.RequestsAsync(new PimRequestFilter { Kinds = ClientReading.Entra, Relation = PimRequestRelation.CreatedByMe }))
            .Where(one => one.Role.Name == "Cloud Application Administrator");

        Assert.Equal(Told(both), Told(held.Select(one => one.Scope)));
        Assert.Equal(Told(both), Told(requests.Select(one => one.Scope)));
    }

    [Fact]
    public async Task A_registration_is_nobody_who_could_hold_a_role()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var registration = (await dana.Scopes.FindApplicationsAsync(Name, PimCall.None))[0].Id.TrimStart('/');

        Assert.Empty(await dana.Directory.FindPrincipalsAsync(registration, PimCall.None));
        Assert.Empty((await dana.Directory.FindPrincipalsAsync([registration], PimCall.None)).Single().Value);
    }

    private static IEnumerable<(string Id, string Name, PimScopeType Type)> Told(IEnumerable<PimScope> scopes) =>
        scopes.Select(scope => (scope.Id, scope.DisplayName, scope.Type)).Order();

    private static Task<PimScope> ScopeAsync(IPimClient client, string text) =>
        ScopeResolver.FindAsync(client, ClientReading.Entra, new PimIdentity(text), PimCall.None);

    private static async Task<PimRequestDraft> AssignmentAsync(IPimClient dana, PimScope scope) => new(
        PimRequestAction.AdminAssign,
        PimAssignmentType.Eligible,
        await dana.RoleAsync("Cloud Application Administrator"),
        scope,
        await dana.PrincipalAsync("ben@contoso.com"))
    {
        Justification = "Testing the module",
        Schedule = new PimSchedule { Duration = TimeSpan.FromDays(5) },
    };

    private async Task<string> AppIdAsync()
    {
        using var http = new System.Net.Http.HttpClient(_contoso.Tenant.CreateHandler());
        using var request = new System.Net.Http.HttpRequestMessage(System.Net.Http.HttpMethod.Get, $"https://graph.microsoft.com/v1.0/applications?$filter=displayName eq '{Name}'");
        request.Headers.Authorization = new("Bearer", _contoso.Tenant.IssueToken("dana"));
        using var answer = await http.SendAsync(request);
        return (string)Newtonsoft.Json.Linq.JObject.Parse(await answer.Content.ReadAsStringAsync())["value"]![0]!["appId"]!;
    }
}
