using Azure;

namespace PimTools.Graph.Http;

/// <summary>The id under which the service knows a call: Graph and ARM name the header differently.</summary>
internal static class RequestIds
{
    public static string? Read(Response response) =>
        response.Headers.TryGetValue("request-id", out var id) || response.Headers.TryGetValue("x-ms-request-id", out id) ? id : null;
}
