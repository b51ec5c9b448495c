using System.Text.Json.Nodes;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Grants;

namespace PimTools.Emulator.Entra;

/// <summary>Reads the body of a request for a directory role.</summary>
internal static class EntraRequestBody
{
    public static RequestDraft Read(JsonObject body, string typeName)
    {
        var request = new BodyReader(body, typeName,
            ["action", "principalId", "roleDefinitionId", "directoryScopeId", "appScopeId", .. RequestContent.Properties]);
        var action = RequestActions.Parse(request.RequiredText("action"));
        var target = new GrantTarget(request.RequiredText("roleDefinitionId"), Scope(request));
        return RequestContent.Read(new RequestDraft(action, request.RequiredText("principalId").ToLowerInvariant(), target), request);
    }

    /// <summary>Requires exactly one of the two scopes.</summary>
    private static string Scope(BodyReader request)
    {
        if (request.Has("directoryScopeId") == request.Has("appScopeId"))
            throw ServiceException.BadRequest("Exactly one of directoryScopeId and appScopeId must be given.");

        return request.Has("directoryScopeId")
            ? request.RequiredText("directoryScopeId")
            : throw ServiceException.ResourceNotFound(request.RequiredText("appScopeId"));
    }
}
