using System.Net.Http;

namespace PimTools.Graph.Errors;

/// <summary>Reads the id under which the service knows a call: Graph and ARM name the header differently.</summary>
internal static class RequestIds
{
    public static string? Read(HttpResponseMessage response) => response.Header("request-id") ?? response.Header("x-ms-request-id");
}
