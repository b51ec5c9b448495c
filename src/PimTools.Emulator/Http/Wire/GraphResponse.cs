using System.Collections.Generic;
using System.Net;
using System.Text.Json.Nodes;

namespace PimTools.Emulator.Http.Wire;

/// <summary>An answer before it goes on the wire.</summary>
internal sealed class GraphResponse
{
    private GraphResponse(HttpStatusCode status, JsonNode? body)
    {
        Status = status;
        Body = body;
    }

    public HttpStatusCode Status { get; }

    public JsonNode? Body { get; }

    /// <summary>A body that is no JSON, where there is one.</summary>
    public string? RawBody { get; private init; }

    public Dictionary<string, string> Headers { get; } = [];

    /// <summary>The content type a body comes under.</summary>
    public string ContentType { get; set; } = HttpMessages.GraphJson;

    /// <summary>What the link to the next page is called.</summary>
    public string NextLinkName { get; set; } = "@odata.nextLink";

    public static GraphResponse NoContent => new(HttpStatusCode.NoContent, null);

    /// <summary>200 with nothing in it.</summary>
    public static GraphResponse Empty => new(HttpStatusCode.OK, null);

    public static GraphResponse Ok(JsonNode body) => new(HttpStatusCode.OK, body);

    public static GraphResponse Created(JsonNode body) => new(HttpStatusCode.Created, body);

    public static GraphResponse Of(HttpStatusCode status, JsonNode body) => new(status, body);

    public static GraphResponse Raw(HttpStatusCode status, string? body) => new(status, null) { RawBody = body };
}
