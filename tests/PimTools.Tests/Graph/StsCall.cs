using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace PimTools.Tests.Graph;

/// <summary>The call of somebody who wants a token.</summary>
internal sealed record StsCall(Uri Address, IReadOnlyDictionary<string, string> Form, IReadOnlyDictionary<string, string> Headers)
{
    public static async Task<StsCall> ReadAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        var body = request.Content?.Headers.ContentType?.MediaType == "application/x-www-form-urlencoded"
            ? await request.Content.ReadAsStringAsync(cancellation)
            : string.Empty;
        return new StsCall(
            request.RequestUri!,
            Fields(body + "&" + request.RequestUri!.Query.TrimStart('?')),
            request.Headers.ToDictionary(header => header.Key, header => string.Join(' ', header.Value), StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>A field of the body or of the address.</summary>
    public string? this[string field] => Form.GetValueOrDefault(field);

    private static Dictionary<string, string> Fields(string form) => form
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(field => field.Split('=', 2))
        .ToDictionary(field => field[0], field => WebUtility.UrlDecode(field[1]));
}
