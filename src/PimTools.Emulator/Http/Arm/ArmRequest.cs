using System.Collections.Generic;
using System.Text.Json.Nodes;
using PimTools.Emulator.Azure.Resources;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Identity;

namespace PimTools.Emulator.Http.Arm;

/// <summary>A call to Azure Resource Manager, with its parts.</summary>
internal sealed class ArmRequest
{
    private readonly IReadOnlyDictionary<string, string> _values;

    public ArmRequest(IncomingRequest incoming, AzureScope scope, ArmQuery query, IReadOnlyDictionary<string, string> values, Caller caller)
    {
        _values = values;
        Incoming = incoming;
        Scope = scope;
        Query = query;
        Caller = caller;
    }

    public IncomingRequest Incoming { get; }

    /// <summary>The scope the call is made at.</summary>
    public AzureScope Scope { get; }

    public ArmQuery Query { get; }

    public Caller Caller { get; }

    /// <summary>The value a placeholder of the route has taken, such as {name}.</summary>
    public string this[string placeholder] => _values[placeholder];

    /// <summary>Reads the filter, of the terms that the operation knows.</summary>
    public ArmFilter Filter(params string[] known) => ArmFilter.Parse(Query["$filter"], known);

    /// <summary>Reads the properties of the body; most bodies have them in an object of that name.</summary>
    public JsonObject Properties()
    {
        if (string.IsNullOrWhiteSpace(Incoming.Body))
            throw ServiceException.Pim("InvalidRequestContent", "The request content is empty.");
        if (JsonText.Parse(Incoming.Body!, ignoreCase: true) is not JsonObject body)
            throw ServiceException.Pim("InvalidRequestContent", "The request content must be a JSON object.");
        return body["properties"] as JsonObject ?? body;
    }
}
