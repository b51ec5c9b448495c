using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Directory;
using PimTools.Graph.Groups;
using PimTools.Graph.Requests;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Tenants with more groups, and other ones, than the story has.</summary>
public class GroupsCatalogueTests
{
    private readonly List<string> _ids = Enumerable.Range(1, 45).Select(number => $"c0000000-0000-0000-0000-{number:D12}").ToList();

    /// <summary>Tells whose names the directory has.</summary>
    private Func<string, bool> _exists = _ => true;

    private HttpStatusCode _names = HttpStatusCode.OK;

    [Fact]
    public async Task A_deleted_group_that_is_still_listed_is_no_role()
    {
        _exists = id => id != _ids[7];
        var roles = await RolesAsync(Service());

        Assert.Equal(88, roles.Count);
        Assert.DoesNotContain(roles, role => role.Id == _ids[7]);
    }

    [Fact]
    public async Task Whoever_may_not_read_names_sees_all_groups_by_their_ids()
    {
        _names = HttpStatusCode.Forbidden;

        var roles = await RolesAsync(Service());

        Assert.Equal(90, roles.Count);
        Assert.All(roles, role => Assert.Equal((role.Id, null), (role.Name, role.IsRoleAssignable)));
    }

    [Fact]
    public async Task Many_groups_are_read_twenty_lists_to_a_call()
    {
        var service = Service();
        var found = new List<PimAssignment>();

        await Provider(service).Assignments.ListAsync(new PimAssignmentFilter(), found.Add, PimCall.None);

        Assert.Equal(90, found.Count);
        Assert.Equal(90, found.Select(each => (each.Type, each.Role.Id)).Distinct().Count());
        Assert.All(found, each => Assert.Equal("Name of " + each.Role.Id, each.Role.Name));
        Assert.InRange(service.Calls.Count(call => call.EndsWith("$batch", StringComparison.Ordinal)), 5, 6);
        Assert.InRange(service.Calls.Count(call => call.EndsWith("getByIds", StringComparison.Ordinal)), 1, 6);
    }

    [Fact]
    public async Task A_list_of_groups_that_fails_in_its_middle_is_an_error()
    {
        var service = new ScriptedHandler(request => request.RequestUri!.Query.Contains("skiptoken", StringComparison.Ordinal)
            ? ScriptedHandler.Json("{}", HttpStatusCode.BadRequest)
            : Answer(request, "\"@odata.nextLink\":\"https://graph.microsoft.com/beta/identityGovernance/privilegedAccess/group/resources?$skiptoken=2\","));

        await Refusals.ThrowsAsync(PimErrorCode.InvalidRequest, () => RolesAsync(service));
    }

    private static async Task<List<PimRole>> RolesAsync(ScriptedHandler service)
    {
        var roles = new List<PimRole>();
        await Provider(service).Catalogue.ListRolesAsync(roles.Add, PimCall.None);
        return roles;
    }

    private static GroupProvider Provider(ScriptedHandler service)
    {
        var http = Offline.Http(service);
        return new GroupProvider(http, Offline.Context, new PrincipalDirectory(http, Offline.Context), new IdempotentSubmitter(TimeSpan.Zero));
    }

    private ScriptedHandler Service() => new(request => Answer(request));

    private HttpResponseMessage Answer(HttpRequestMessage request, string more = "") => request.RequestUri!.Segments[^1] switch
    {
        "resources" => ScriptedHandler.Json($"{{{more}\"value\":{new JArray(_ids.Select(id => new JObject { ["id"] = id }))}}}"),
        "getByIds" => ScriptedHandler.Json(
            new JObject { ["value"] = new JArray(Body(request)["ids"]!.Select(id => (string)id!).Where(_exists).Select(Group)) }.ToString(), _names),
        _ => ScriptedHandler.Json(new JObject { ["responses"] = new JArray(Body(request)["requests"]!.Select(Instances)) }.ToString()),
    };

    private static JObject Body(HttpRequestMessage request) => JObject.Parse(request.Content!.ReadAsStringAsync().Result);

    private static JObject Group(string id) => new()
    {
        ["@odata.type"] = "#microsoft.graph.group",
        ["id"] = id,
        ["displayName"] = "Name of " + id,
        ["isAssignableToRole"] = null,
    };

    /// <summary>Of each group one eligible and one active member.</summary>
    private static JObject Instances(JToken part)
    {
        var url = Uri.UnescapeDataString((string)part["url"]!);
        var group = url.Split('\'')[1];
        var instance = new JObject { ["id"] = url, ["groupId"] = group, ["principalId"] = group, ["accessId"] = "member", ["memberType"] = "direct" };
        return new JObject { ["id"] = part["id"], ["status"] = 200, ["body"] = new JObject { ["value"] = new JArray(instance) } };
    }
}
