using System.Net;
using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Http.Arm;

/// <summary>The errors of Azure Resource Manager, with its own codes.</summary>
internal static class ArmErrors
{
    public static ServiceException NoApiVersion => Bad(
        "MissingApiVersionParameter", "The api-version query parameter (?api-version=) is required for all requests.");

    public static ServiceException ApiVersion(string given, string[] supported) => Bad(
        "InvalidApiVersionParameter", $"The api-version '{given}' is invalid. The supported versions are '{string.Join(",", supported)}'.");

    public static ServiceException BadQuery(string message) => Bad("InvalidQueryParameter", message);

    /// <summary>A query of Resource Graph that is no query, or asks for more than the emulator knows.</summary>
    public static ServiceException ResourceGraphQuery(string message) => Bad("BadRequest", $"The query is invalid. {message}");

    public static ServiceException Filter(string filter) =>
        Bad("InvalidFilterInQueryString", $"Invalid $filter '{filter}' specified in the query string.");

    public static ServiceException UnknownPath(string path) =>
        new(HttpStatusCode.NotFound, "InvalidResourceType", $"The resource type of '{path}' could not be found.");

    public static ServiceException NotFound(string code, string message) => new(HttpStatusCode.NotFound, code, message);

    public static ServiceException Unauthorized(string clientName, string clientId, string action, string scope) =>
        new(
            HttpStatusCode.Forbidden,
            "AuthorizationFailed",
            $"The client '{clientName}' with object id '{clientId}' does not have authorization to perform action '{action}' over scope "
            + $"'{(scope.Length == 0 ? "/" : scope)}' or the scope is invalid. If access was recently granted, please refresh your "
            + "credentials.");

    public static ServiceException AlreadyRequested(string id) =>
        new(HttpStatusCode.Conflict, "RoleAssignmentRequestExists", $"A role assignment request with Id: {id} already exists.");

    public static ServiceException AssignmentExists => new(HttpStatusCode.Conflict, "RoleAssignmentExists", "The role assignment already exists.");

    public static ServiceException AssignmentIsFixed => Bad(
        "RoleAssignmentUpdateNotPermitted", "Tenant ID, application ID, principal ID, and scope are not allowed to be updated.");

    public static ServiceException PrincipalNotFound(string id, string tenantId) => Bad(
        "PrincipalNotFound", $"Principal {id} does not exist in the directory {tenantId}.");

    public static ServiceException NoGuid(string kind, string name) => Bad(
        $"Invalid{kind}Id", $"The name '{name}' is not valid: it must be a GUID.");

    private static ServiceException Bad(string code, string message) => new(HttpStatusCode.BadRequest, code, message);
}
