using System;
using System.Net;
using System.Text;

namespace PimTools.Emulator.Http.Wire;

/// <summary>A refusal, with the status and code the service answers.</summary>
internal sealed class GraphException : Exception
{
    public GraphException(HttpStatusCode status, string code, string message)
        : base(message)
    {
        Status = status;
        Code = code;
    }

    public HttpStatusCode Status { get; }

    public string Code { get; }

    /// <summary>The claims, as JSON, that a token has to satisfy; null where a better one would not help.</summary>
    public string? Claims { get; private init; }

    /// <summary>What the header WWW-Authenticate says is wrong with the token (documented: claims-challenge).</summary>
    public string BearerError => Claims is { } claims
        ? $"error=\"insufficient_claims\", claims=\"{Convert.ToBase64String(Encoding.UTF8.GetBytes(claims))}\""
        : $"error=\"invalid_token\", error_description=\"{Message}\"";

    public static GraphException BadRequest(string message) => new(HttpStatusCode.BadRequest, "BadRequest", message);

    /// <summary>A refusal by PIM itself: 400 with a code of its own.</summary>
    public static GraphException Pim(string code, string message) => new(HttpStatusCode.BadRequest, code, message);

    public static GraphException Unauthorized(string message) =>
        new(HttpStatusCode.Unauthorized, "InvalidAuthenticationToken", message);

    /// <summary>401 that a token with these claims would not meet: continuous access evaluation.</summary>
    public static GraphException Challenge(string claims) =>
        new(HttpStatusCode.Unauthorized, "InvalidAuthenticationToken", "Continuous access evaluation resulted in challenge.") { Claims = claims };

    /// <summary>Observed: PIM writes the claims it demands into the message, not into a header.</summary>
    public static GraphException StepUp(string claims) =>
        new(HttpStatusCode.BadRequest, "RoleAssignmentRequestAcrsValidationFailed", "&claims=" + Uri.EscapeDataString(claims)) { Claims = claims };

    public static GraphException Forbidden() =>
        new(HttpStatusCode.Forbidden, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");

    public static GraphException NotFound(string id) =>
        new(HttpStatusCode.NotFound, "Request_ResourceNotFound",
            $"Resource '{id}' does not exist or one of its queried reference-property objects are not present.");

    public static GraphException ResourceNotFound(string id) =>
        new(HttpStatusCode.NotFound, "ResourceNotFound", $"The resource '{id}' is not found.");

    public static GraphException Conflict(string message) => new(HttpStatusCode.Conflict, "Conflict", message);
}
