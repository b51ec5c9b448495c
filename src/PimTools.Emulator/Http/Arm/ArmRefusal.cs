using System.Net;
using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Http.Arm;

/// <summary>The refusals of Azure Resource Manager, in its own words.</summary>
internal static class ArmRefusal
{
    public static GraphException NoApiVersion => Bad(
        "MissingApiVersionParameter", "The api-version query parameter (?api-version=) is required for all requests.");

    public static GraphException ApiVersion(string given, string[] supported) => Bad(
        "InvalidApiVersionParameter", $"The api-version '{given}' is invalid. The supported versions are '{string.Join(",", supported)}'.");

    public static GraphException BadQuery(string message) => Bad("InvalidQueryParameter", message);

    public static GraphException Filter(string filter) =>
        Bad("InvalidFilterInQueryString", $"Invalid $filter '{filter}' specified in the query string.");

    public static GraphException UnknownPath(string path) =>
        new(HttpStatusCode.NotFound, "InvalidResourceType", $"The resource type of '{path}' could not be found.");

    public static GraphException NotFound(string code, string message) => new(HttpStatusCode.NotFound, code, message);

    public static GraphException Unauthorized(string clientName, string clientId, string action, string scope) =>
        new(
            HttpStatusCode.Forbidden,
            "AuthorizationFailed",
            $"The client '{clientName}' with object id '{clientId}' does not have authorization to perform action '{action}' over scope "
            + $"'{(scope.Length == 0 ? "/" : scope)}' or the scope is invalid. If access was recently granted, please refresh your "
            + "credentials.");

    public static GraphException AlreadyRequested(string id) =>
        new(HttpStatusCode.Conflict, "RoleAssignmentRequestExists", $"A role assignment request with Id: {id} already exists.");

    private static GraphException Bad(string code, string message) => new(HttpStatusCode.BadRequest, code, message);
}
