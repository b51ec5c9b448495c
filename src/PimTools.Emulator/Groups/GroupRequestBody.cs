using System.Text.Json.Nodes;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Grants;

namespace PimTools.Emulator.Groups;

/// <summary>Reads the body of a request for membership or ownership of a group.</summary>
internal static class GroupRequestBody
{
    public static RequestDraft Read(JsonObject body, string typeName)
    {
        var request = new BodyReader(body, typeName, ["action", "principalId", "groupId", "accessId", .. RequestContent.Properties]);
        var action = RequestActions.Parse(request.RequiredText("action"));
        var target = new GrantTarget(GroupAccess.Parse(request.RequiredText("accessId")), request.RequiredText("groupId"));
        return RequestContent.Read(new RequestDraft(action, request.RequiredText("principalId").ToLowerInvariant(), target), request);
    }
}
