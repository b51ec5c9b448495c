using System.Collections.Generic;
using System.Net;
using System.Text.Json.Nodes;

namespace PimTools.Emulator.Http.Wire;

/// <summary>An answer before it goes on the wire.</summary>
internal sealed class ServiceResponse
{
    private ServiceResponse(HttpStatusCode status, JsonNode? body)
    {
        Status = status;
        Body = body;
    }

    public HttpStatusCode Status { get; }

    public JsonNode? Body { get; }

    /// <summary>A body that is not JSON; null where there is none.</summary>
    public string? RawBody { get; private init; }

    public Dictionary<string, string> Headers { get; } = [];

    /// <summary>The content type of the body.</summary>
    public string ContentType { get; set; } = HttpMessages.GraphJson;

    /// <summary>The name of the link to the next page.</summary>
    public string NextLinkName { get; set; } = "@odata.nextLink";

    public static ServiceResponse NoContent => new(HttpStatusCode.NoContent, null);

    /// <summary>200 with nothing in it.</summary>
    public static ServiceResponse Empty => new(HttpStatusCode.OK, null);

    public static ServiceResponse Ok(JsonNode body) => new(HttpStatusCode.OK, body);

    public static ServiceResponse Created(JsonNode body) => new(HttpStatusCode.Created, body);

    public static ServiceResponse Of(HttpStatusCode status, JsonNode body) => new(status, body);

    public static ServiceResponse Raw(HttpStatusCode status, string? body) => new(status, null) { RawBody = body };
}
