using System;

namespace PimTools.Emulator.Http.Wire;

/// <summary>A request as it was received, by itself or as a part of a batch.</summary>
internal sealed class IncomingRequest
{
    public IncomingRequest(string method, Uri uri)
    {
        Method = method;
        Uri = uri;
    }

    public string Method { get; }

    public Uri Uri { get; }

    public string? Authorization { get; init; }

    public string? ContentType { get; init; }

    public string? Body { get; init; }

    public string? ClientRequestId { get; init; }

    /// <summary>The most parts of a batch that are handled.</summary>
    public int MostParts { get; set; } = int.MaxValue;

    /// <summary>The id that the service gives the request.</summary>
    public string RequestId { get; init; } = Guid.NewGuid().ToString();
}
