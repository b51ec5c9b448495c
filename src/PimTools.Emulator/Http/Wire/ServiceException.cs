using System;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace PimTools.Emulator.Http.Wire;

/// <summary>An error of a service, with its status and code.</summary>
internal sealed class ServiceException : Exception
{
    public ServiceException(HttpStatusCode status, string code, string message)
        : base(message)
    {
        Status = status;
        Code = code;
    }

    public HttpStatusCode Status { get; }

    public string Code { get; }

    /// <summary>The claims, as JSON, that a token has to satisfy; null where no token would help.</summary>
    public string? Claims { get; private init; }

    /// <summary>The error in the header WWW-Authenticate (documented: claims-challenge).</summary>
    public string BearerError => Claims is { } claims
        ? $"error=\"insufficient_claims\", claims=\"{Convert.ToBase64String(Encoding.UTF8.GetBytes(claims))}\""
        : $"error=\"invalid_token\", error_description=\"{Message}\"";

    public static ServiceException BadRequest(string message) => new(HttpStatusCode.BadRequest, "BadRequest", message);

    /// <summary>An error whose message is itself a JSON object (observed).</summary>
    public static ServiceException Wrapped(HttpStatusCode status, string code, string message) =>
        new(status, "UnknownError", JsonText.Write(new JsonObject
        {
            ["errorCode"] = code,
            ["message"] = message,
            ["instanceAnnotations"] = new JsonArray(),
        }));

    /// <summary>An error of PIM itself: 400 with a code of its own.</summary>
    public static ServiceException Pim(string code, string message) => new(HttpStatusCode.BadRequest, code, message);

    public static ServiceException Unauthorized(string message) =>
        new(HttpStatusCode.Unauthorized, "InvalidAuthenticationToken", message);

    /// <summary>401 that demands a token with these claims: continuous access evaluation.</summary>
    public static ServiceException Challenge(string claims) =>
        new(HttpStatusCode.Unauthorized, "InvalidAuthenticationToken", "Continuous access evaluation resulted in challenge.") { Claims = claims };

    /// <summary>Observed: PIM writes the claims it demands into the message, not into a header.</summary>
    public static ServiceException StepUp(string claims) =>
        new(HttpStatusCode.BadRequest, "RoleAssignmentRequestAcrsValidationFailed", "&claims=" + Uri.EscapeDataString(claims)) { Claims = claims };

    public static ServiceException Forbidden() =>
        new(HttpStatusCode.Forbidden, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");

    public static ServiceException NotFound(string id) =>
        new(HttpStatusCode.NotFound, "Request_ResourceNotFound",
            $"Resource '{id}' does not exist or one of its queried reference-property objects are not present.");

    public static ServiceException ResourceNotFound(string id) =>
        new(HttpStatusCode.NotFound, "ResourceNotFound", $"The resource '{id}' is not found.");

    public static ServiceException Conflict(string message) => new(HttpStatusCode.Conflict, "Conflict", message);
}
