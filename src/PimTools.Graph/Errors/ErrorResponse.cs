using System;
using System.Net.Http;
using PimTools.Graph.Tokens;

namespace PimTools.Graph.Errors;

/// <summary>Holds a call that the service refused, as it stands on the wire.</summary>
internal sealed class ErrorResponse
{
    public ErrorResponse(string method, string path, int status, string text)
    {
        Method = method;
        Path = path;
        Status = status;
        Text = text;
    }

    public ErrorResponse(HttpRequestMessage request, HttpResponseMessage response, string text)
        : this(request.Method.Method, Uri.UnescapeDataString(request.RequestUri!.PathAndQuery), (int)response.StatusCode, text)
    {
        RequestId = RequestIds.Read(response);
        RetryAfter = Errors.RetryAfter.Read(response);
        Challenge = response.Header("WWW-Authenticate");
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

    /// <summary>The way in which the connection signs in.</summary>
    public SignInWay Way { get; init; } = SignInWay.Default;

    /// <summary>The name of the cmdlet that made the call; null where none did.</summary>
    public string? Cmdlet { get; init; }

    /// <summary>The claims of the token of the call; null where they cannot be read or nobody asked.</summary>
    public TokenClaims? Caller { get; init; }
}
