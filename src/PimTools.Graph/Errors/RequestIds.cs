using System.Net.Http;
using PimTools.Errors;

namespace PimTools.Graph.Errors;

/// <summary>Reads the id under which the service knows a call: Graph and ARM name the header differently.</summary>
internal static class RequestIds
{
    // A guid, with room for what Azure puts around it.
    private const int Longest = 100;

    public static string? Read(HttpResponseMessage response) => 
        (response.Header("request-id") ?? response.Header("x-ms-request-id")) is { } id ? MessageText.Cut(id, Longest) : null;
}
