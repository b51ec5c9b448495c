using System;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Json;

namespace PimTools.Graph.Policies;

/// <summary>Reads and writes approvers as Graph has them (documented: subjectSet), and as Azure does (documented: UserSet).</summary>
internal static class ApproverJson
{
    private const string GraphType = "@odata.type";
    private const string GraphUser = "#microsoft.graph.singleUser";
    private const string GraphGroup = "#microsoft.graph.groupMembers";
    private const string AzureType = "userType";

    // documented: subjectSet and what derives from it
    private static readonly (string Type, PimApproverKind Kind)[] Kinds =
    {
        ("#microsoft.graph.requestorManager", PimApproverKind.Manager),
        ("#microsoft.graph.internalSponsors", PimApproverKind.InternalSponsor),
        ("#microsoft.graph.externalSponsors", PimApproverKind.ExternalSponsor),
        ("#microsoft.graph.targetUserSponsors", PimApproverKind.TargetUserSponsor),
    };

    /// <summary>The object id; null for a kind of approver that has none. One page of the docs writes a user's as id, the schema as userId.</summary>
    public static string? ObjectId(JObject approver) => ReadType(approver) switch
    {
        PimPrincipalType.User => approver.Text("userId") ?? approver.Text("id"),
        PimPrincipalType.Group => approver.Text("groupId") ?? approver.Text("id"),
        _ => null,
    };

    public static PimApprover Read(JObject approver, string? name)
    {
        var source = approver.ToString(Formatting.None);
        return ObjectId(approver) is { Length: > 0 } id
            ? new PimApprover(id, ReadType(approver), name) { Source = source }
            : new PimApprover(ReadKind(approver)) { ManagerLevel = approver.Number("managerLevel"), Source = source };
    }

    /// <summary>As it came, or a new one; one that came from the other service is new to this one.</summary>
    public static JObject Write(PimApprover approver, bool isOfAzure)
    {
        var source = approver.Source is { } text ? JsonBody.Parse(text) : null;
        return source?.Get(isOfAzure ? GraphType : AzureType) is null && source is not null
            ? source
            : isOfAzure ? WriteForAzure(approver) : WriteForGraph(approver);
    }

    private static JObject WriteForGraph(PimApprover approver)
    {
        if (Kinds.FirstOrDefault(pair => pair.Kind == approver.Kind).Type is { } type)
        {
            return approver.Kind == PimApproverKind.Manager
                ? new JObject { [GraphType] = type, ["managerLevel"] = approver.ManagerLevel ?? 1 }
                : new JObject { [GraphType] = type };
        }

        RequireId(approver);
        var isGroup = approver.Type == PimPrincipalType.Group;
        return WithName(approver, new JObject
        {
            [GraphType] = isGroup ? GraphGroup : GraphUser,
            [isGroup ? "groupId" : "userId"] = approver.Id,
        });
    }

    private static JObject WriteForAzure(PimApprover approver)
    {
        RequireId(approver);
        return WithName(approver, new JObject
        {
            ["id"] = approver.Id,
            ["isBackup"] = false,
            [AzureType] = (approver.Type == PimPrincipalType.Group ? PimPrincipalType.Group : PimPrincipalType.User).ToString(),
        });
    }

    // One service's kind of approver without an id means nothing to the other.
    private static void RequireId(PimApprover approver)
    {
        if (approver.Id.Length == 0)
        {
            throw new PimException(PimErrorCode.InvalidSetting, $"The approver '{approver}' cannot be named in a policy of this kind.")
            {
                Remedy = "Name users or groups with -Approver.",
                TargetObject = approver,
            };
        }
    }

    private static JObject WithName(PimApprover approver, JObject body)
    {
        if (approver.DisplayName is { } name)
        {
            body["description"] = name;
        }

        return body;
    }

    private static PimApproverKind ReadKind(JObject approver) =>
        Kinds.FirstOrDefault(pair => string.Equals(pair.Type, approver.Text(GraphType), StringComparison.OrdinalIgnoreCase)).Kind;

    private static PimPrincipalType ReadType(JObject approver) => approver.Text(GraphType) switch
    {
        GraphUser => PimPrincipalType.User,
        GraphGroup => PimPrincipalType.Group,
        null => approver.Word<PimPrincipalType>(AzureType) ?? PimPrincipalType.Unknown,
        _ => PimPrincipalType.Unknown,
    };
}
