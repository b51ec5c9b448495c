using System;
using Azure;
using Azure.Core;
using PimTools.Graph.Auth;
using PimTools.Graph.Http;

namespace PimTools.Graph.Errors;

/// <summary>A call the service refused, as it stands on the wire.</summary>
internal sealed class Refusal
{
    public Refusal(string method, string path, int status, string text)
    {
        Method = method;
        Path = path;
        Status = status;
        Text = text;
    }

    public Refusal(Request request, Response response, string text)
        : this(request.Method.Method, Uri.UnescapeDataString(request.Uri.ToUri().PathAndQuery), response.Status, text)
    {
        RequestId = RequestIds.Read(response);
        RetryAfter = Http.RetryAfter.Read(response);
        Challenge = response.Headers.TryGetValue("WWW-Authenticate", out var challenge) ? challenge : null;
    }

    public string Method { get; }

    /// <summary>The path and the query, unescaped.</summary>
    public string Path { get; }

    public int Status { get; }

    /// <summary>The body.</summary>
    public string Text { get; }

    public string? RequestId { get; }

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The header WWW-Authenticate; null where there is none.</summary>
    public string? Challenge { get; init; }

    /// <summary>What the token of the call tells; null where it cannot be read or nobody asked.</summary>
    public TokenClaims? Caller { get; init; }
}
