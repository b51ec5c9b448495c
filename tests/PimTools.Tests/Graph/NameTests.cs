using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using PimTools.Graph.Directory;
using PimTools.Graph.Entra;
using PimTools.Graph.Requests;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Names that an answer does not expand.</summary>
public class NameTests
{
    private const string Unit = "11111111-1111-1111-1111-111111111111";
    private const string App = "22222222-2222-2222-2222-222222222222";
    private const string Registration = "33333333-3333-3333-3333-333333333333";

    [Fact]
    public async Task What_a_page_lacks_is_asked_for_together_and_what_is_complete_does_not_wait()
    {
        var service = new ScriptedHandler(request => Path(request) switch
        {
            var path when path.EndsWith("getByIds", StringComparison.Ordinal) => ScriptedHandler.Json(
                $$"""{"value":[{"@odata.type":"#microsoft.graph.group","id":"p2","displayName":"Two"},{"@odata.type":"#microsoft.graph.servicePrincipal","id":"{{App}}","displayName":"Payroll"},{"@odata.type":"#microsoft.graph.application","id":"{{Registration}}","displayName":"Payroll"}]}"""),
            var path when path.EndsWith("administrativeUnits", StringComparison.Ordinal) => ScriptedHandler.Json(
                $$"""{"value":[{"id":"{{Unit}}","displayName":"Boston"},{"id":"x","displayName":"Other"}]}"""),
            _ => ScriptedHandler.Json($$"""
                {"value":[
                  {{Row("1", "p1")}},
                  {{Row("2", "p2", "/administrativeUnits/" + Unit)}},
                  {{Row("3", "p3", "/" + App)}},
                  {{Row("5", "p3", "/" + Registration, ",\"directoryScope\":{\"displayName\":\"Payroll\"}")}},
                  {{Row("4", "p1", "/", ",\"principal\":{\"@odata.type\":\"#microsoft.graph.user\",\"id\":\"p1\",\"displayName\":\"One\"}")}}
                ]}
                """),
        });
        var found = new List<PimAssignment>();

        await Provider(service).Assignments.ListAsync(new PimAssignmentFilter { Type = PimAssignmentType.Eligible }, found.Add, PimCall.None);

        Assert.Equal(["4", "1", "2", "3", "5"], found.Select(assignment => assignment.Id));
        Assert.Equal(["One", "One", "Two", null, null], found.Select(assignment => assignment.Principal.DisplayName));
        Assert.Equal(
            ["Directory", "Directory", "Boston", "Payroll (enterprise application)", "Payroll (registration)"],
            found.Select(assignment => assignment.Scope.DisplayName));
        Assert.Equal(
            [
                PimScopeType.Directory, PimScopeType.Directory, PimScopeType.AdministrativeUnit, PimScopeType.EnterpriseApplication,
                PimScopeType.ApplicationRegistration,
            ],
            found.Select(assignment => assignment.Scope.Type));
        Assert.Equal(3, service.Calls.Count);
    }

    [Fact]
    public async Task Units_that_may_not_be_read_show_their_id_and_are_not_asked_for_again()
    {
        var service = new ScriptedHandler(request => Path(request).EndsWith("administrativeUnits", StringComparison.Ordinal)
            ? ScriptedHandler.Json("{}", HttpStatusCode.Forbidden)
            : Path(request).EndsWith("getByIds", StringComparison.Ordinal)
                ? ScriptedHandler.Json("{\"value\":[]}")
                : ScriptedHandler.Json($"{{\"value\":[{Row("1", "p1", "/administrativeUnits/" + Unit)}]}}"));
        var provider = Provider(service);
        var found = new List<PimAssignment>();

        await provider.Assignments.ListAsync(new PimAssignmentFilter { Type = PimAssignmentType.Eligible }, found.Add, PimCall.None);
        await provider.Assignments.ListAsync(new PimAssignmentFilter { Type = PimAssignmentType.Eligible }, found.Add, PimCall.None);

        Assert.All(found, assignment => Assert.Equal("/administrativeUnits/" + Unit, assignment.Scope.DisplayName));
        Assert.Single(service.Calls, call => call.Contains("administrativeUnits?", StringComparison.Ordinal));
        Assert.Single(service.Calls, call => call.Contains("getByIds", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_application_scope_has_its_own_id_and_name()
    {
        var service = ScriptedHandler.Always("""
            {"value":[{"id":"1","principalId":"p1","principal":{"id":"p1","displayName":"One"},"roleDefinitionId":"r","directoryScopeId":null,
              "appScopeId":"/AppCatalog/7","appScope":{"id":"/AppCatalog/7","displayName":"Catalog"}}]}
            """);
        var found = new List<PimAssignment>();

        await Provider(service).Assignments.ListAsync(new PimAssignmentFilter { Type = PimAssignmentType.Eligible }, found.Add, PimCall.None);

        var scope = Assert.Single(found).Scope;
        Assert.Equal(("/AppCatalog/7", "Catalog", PimScopeType.Application), (scope.Id, scope.DisplayName, scope.Type));
    }

    [Fact]
    public async Task Sentinel_dates_are_no_dates()
    {
        var service = ScriptedHandler.Always("""
            {"value":[{"id":"1","principalId":"p1","principal":{"id":"p1","displayName":"One"},"roleDefinitionId":"r","directoryScopeId":"/",
              "startDateTime":"0001-01-01T08:00:00Z","endDateTime":"0001-01-01T00:00:00Z","memberType":"SomethingNew"}]}
            """);
        var found = new List<PimAssignment>();

        await Provider(service).Assignments.ListAsync(new PimAssignmentFilter { Type = PimAssignmentType.Eligible }, found.Add, PimCall.None);

        var assignment = Assert.Single(found);
        Assert.Null(assignment.Start);
        Assert.True(assignment.IsPermanent);
        Assert.Equal(PimMemberType.Unknown, assignment.MemberType);
    }

    private static string Path(HttpRequestMessage request) => request.RequestUri!.AbsolutePath;

    private static string Row(string id, string principal, string scope = "/", string more = "") =>
        $$"""{"id":"{{id}}","principalId":"{{principal}}","roleDefinitionId":"r","directoryScopeId":"{{scope}}"{{more}}}""";

    private static EntraProvider Provider(ScriptedHandler service)
    {
        var http = Offline.Http(service);
        return new EntraProvider(http, Offline.Context, new PrincipalDirectory(http, Offline.Context), new IdempotentSubmitter(TimeSpan.Zero));
    }
}
