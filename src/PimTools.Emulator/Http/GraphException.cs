using System;
using System.Net;

namespace PimTools.Emulator.Http;

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

    public static GraphException BadRequest(string message) => new(HttpStatusCode.BadRequest, "BadRequest", message);

    /// <summary>A refusal by PIM itself: 400 with a code of its own.</summary>
    public static GraphException Pim(string code, string message) => new(HttpStatusCode.BadRequest, code, message);

    public static GraphException Unauthorized(string message) =>
        new(HttpStatusCode.Unauthorized, "InvalidAuthenticationToken", message);

    public static GraphException Forbidden() =>
        new(HttpStatusCode.Forbidden, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");

    public static GraphException NotFound(string id) =>
        new(HttpStatusCode.NotFound, "Request_ResourceNotFound",
            $"Resource '{id}' does not exist or one of its queried reference-property objects are not present.");

    public static GraphException ResourceNotFound(string id) =>
        new(HttpStatusCode.NotFound, "ResourceNotFound", $"The resource '{id}' is not found.");

    public static GraphException Conflict(string message) => new(HttpStatusCode.Conflict, "Conflict", message);
}
