using System;

namespace PimTools.Emulator;

/// <summary>One call that the tenant has received, with its answer.</summary>
public sealed class EmulatedCall
{
    internal EmulatedCall(string method, Uri uri)
    {
        Method = method;
        Uri = uri;
    }

    /// <summary>The HTTP method, in upper case.</summary>
    public string Method { get; }

    /// <summary>The whole address that was called.</summary>
    public Uri Uri { get; }

    /// <summary>Path and query, as sent.</summary>
    public string PathAndQuery => Uri.PathAndQuery;

    /// <summary>The status that was answered; 0 where the connection was broken before an answer.</summary>
    public int Status { get; internal init; }

    /// <summary>The request body, or null.</summary>
    public string? RequestBody { get; internal init; }

    /// <summary>The response body, or null.</summary>
    public string? ResponseBody { get; internal init; }

    /// <summary>The object id of the caller, or null where no valid token was sent.</summary>
    public string? CallerId { get; internal init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Method} {PathAndQuery} -> {Status}";
}
