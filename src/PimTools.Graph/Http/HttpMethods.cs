using System.Net.Http;

namespace PimTools.Graph.Http;

/// <summary>Holds the methods that the old runtime has no constant for.</summary>
internal static class HttpMethods
{
    public static readonly HttpMethod Patch = new("PATCH");
}
