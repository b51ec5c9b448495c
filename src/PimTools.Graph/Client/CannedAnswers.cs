using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Auth;
using PimTools.Graph.Errors;

namespace PimTools.Graph.Client;

/// <summary>Answers each call within the process: a list with one element, whatever is asked for; of Azure an empty one.</summary>
internal sealed class CannedAnswers : HttpMessageHandler
{
    /// <summary>The id of all that is answered but groups.</summary>
    public const string Id = "00000000-0000-0000-0000-000000000001";

    /// <summary>The name of all that is answered but groups.</summary>
    public const string Name = "Role";

    private const string GroupId = "00000000-0000-0000-0000-000000000002";

    private static readonly JObject Named = new() { ["id"] = Id, ["displayName"] = Name };

    private static readonly JObject Enablement = new()
    {
        ["@odata.type"] = "#microsoft.graph.unifiedRoleManagementPolicyEnablementRule",
        ["id"] = "Enablement_EndUser_Assignment",
        ["enabledRules"] = new JArray("Justification"),
    };

    private static readonly JObject Approval = new()
    {
        ["@odata.type"] = "#microsoft.graph.unifiedRoleManagementPolicyApprovalRule",
        ["id"] = "Approval_EndUser_Assignment",
        ["setting"] = new JObject
        {
            ["isApprovalRequired"] = true,
            ["approvalStages"] = new JArray(new JObject
            {
                ["primaryApprovers"] = new JArray(new JObject { ["@odata.type"] = "#microsoft.graph.singleUser", ["userId"] = Id }),
            }),
        },
    };

    // What assignments, requests and policies have in common, in one object; each reader takes its part.
    private static readonly JObject Element = new(Named)
    {
        ["principalId"] = Id,
        ["roleDefinitionId"] = Id,
        ["directoryScopeId"] = "/",
        ["accessId"] = "member",
        ["groupId"] = Id,
        ["memberType"] = "Direct",
        ["action"] = "selfActivate",
        ["status"] = "Provisioned",
        ["createdDateTime"] = "2026-01-01T00:00:00Z",
        ["startDateTime"] = "2026-01-01T00:00:00Z",
        ["roleDefinition"] = Named,
        ["principal"] = new JObject(Named) { ["@odata.type"] = "#microsoft.graph.user" },
        ["policyId"] = Id,
        ["policy"] = new JObject { ["id"] = Id, ["rules"] = new JArray(Enablement, Approval) },
    };

    // Of another id and name, so that the role's mean the role.
    private static readonly JObject OfGroup = new(Element) { ["groupId"] = GroupId, ["group"] = new JObject { ["id"] = GroupId, ["displayName"] = "Group" } };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var isBatch = request.RequestUri!.AbsolutePath.EndsWith("$batch", StringComparison.Ordinal);
        var answer = isBatch ? Batch(await ReadAsync(request.Content!, cancellationToken))
            : request.Method != HttpMethod.Get ? Element
            : List(request.RequestUri.Host == CloudEndpoints.Of(PimCloud.Global).Arm.Host ? Array.Empty<JObject>() : new[] { Element });
        return new HttpResponseMessage(HttpStatusCode.OK)
        {
            RequestMessage = request,
            Headers = { Date = DateTimeOffset.UtcNow },
            Content = new StringContent(answer.ToString(Formatting.None), Encoding.UTF8, "application/json"),
        };
    }

    private static async Task<JObject> ReadAsync(HttpContent content, CancellationToken cancellation)
    {
        var bytes = new MemoryStream();
#if NET
        await content.CopyToAsync(bytes, cancellation);
#else
        await content.CopyToAsync(bytes);
#endif
        return JObject.Parse(Encoding.UTF8.GetString(bytes.ToArray()));
    }

    private static JObject List(params JObject[] elements) => new() { ["value"] = new JArray(elements.Cast<object>().ToArray()) };

    private static JObject Batch(JObject body) => new()
    {
        ["responses"] = new JArray((body["requests"] ?? new JArray()).Select(Answer)),
    };

    private static JObject Answer(JToken part) => new()
    {
        ["id"] = part["id"],
        ["status"] = 200,
        ["body"] = List(part["url"]!.ToString().Mentions("/group/") ? OfGroup : Element),
    };
}
