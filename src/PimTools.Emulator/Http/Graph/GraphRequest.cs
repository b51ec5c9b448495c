using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using PimTools.Emulator.Http.OData;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Identity;

namespace PimTools.Emulator.Http.Graph;

/// <summary>A request to an operation, with its caller, its path and its query.</summary>
internal sealed class GraphRequest
{
    private readonly IReadOnlyDictionary<string, string> _values;

    public GraphRequest(IncomingRequest incoming, GraphPath path, IReadOnlyDictionary<string, string> values, Caller caller)
    {
        _values = values;
        Incoming = incoming;
        Path = path;
        Caller = caller;
        Query = ODataQueryParser.Parse(incoming.Uri.Query);
    }

    public IncomingRequest Incoming { get; }

    public GraphPath Path { get; }

    public Caller Caller { get; }

    public ODataQuery Query { get; }

    public bool IsBeta => Path.Version == GraphPath.Beta;

    /// <summary>The value a placeholder of the route has taken, such as {id}.</summary>
    public string this[string placeholder] => _values[placeholder];

    /// <summary>The @odata.context of a result at <paramref name="resource"/>.</summary>
    public string Context(string resource) => $"{Path.Root}/{Path.Version}/$metadata#{resource}";

    /// <summary>Reads the body as an object, and refuses anything else as the service does.</summary>
    public JsonObject BodyObject()
    {
        if (string.IsNullOrWhiteSpace(Incoming.Body))
            throw ServiceException.BadRequest("A non-empty request body is expected.");
        if (Incoming.ContentType?.IndexOf("json", StringComparison.OrdinalIgnoreCase) is not >= 0)
            throw ServiceException.BadRequest("The request needs a Content-Type header of application/json.");

        return JsonText.Parse(Incoming.Body!) as JsonObject
            ?? throw ServiceException.BadRequest("The request body must be a JSON object.");
    }
}
