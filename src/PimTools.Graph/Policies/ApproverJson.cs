using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Json;

namespace PimTools.Graph.Policies;

/// <summary>Approvers as Graph writes them (documented: subjectSet).</summary>
internal static class ApproverJson
{
    private const string User = "#microsoft.graph.singleUser";
    private const string Group = "#microsoft.graph.groupMembers";

    /// <summary>The object id; null for a kind of approver that has none. One page of the docs writes a user's as id, the schema as userId.</summary>
    public static string? ObjectId(JObject approver) => ReadType(approver) switch
    {
        PimPrincipalType.User => approver.Text("userId") ?? approver.Text("id"),
        PimPrincipalType.Group => approver.Text("groupId") ?? approver.Text("id"),
        _ => null,
    };

    public static PimApprover Read(JObject approver, string? name) =>
        new(ObjectId(approver) ?? string.Empty, ReadType(approver), name) { Source = approver.ToString(Formatting.None) };

    /// <summary>As it came, or a new one.</summary>
    public static JObject Write(PimApprover approver)
    {
        if (approver.Source is { } source)
        {
            return JsonBody.Parse(source);
        }

        var isGroup = approver.Type == PimPrincipalType.Group;
        var body = new JObject
        {
            ["@odata.type"] = isGroup ? Group : User,
            [isGroup ? "groupId" : "userId"] = approver.Id,
        };
        if (approver.DisplayName is { } name)
        {
            body["description"] = name;
        }

        return body;
    }

    private static PimPrincipalType ReadType(JObject approver) => approver.Text("@odata.type") switch
    {
        User => PimPrincipalType.User,
        Group => PimPrincipalType.Group,
        _ => PimPrincipalType.Unknown,
    };
}
