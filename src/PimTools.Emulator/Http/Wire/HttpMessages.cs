using System;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using PimTools.Emulator.Faults;

namespace PimTools.Emulator.Http.Wire;

/// <summary>Converts between HTTP messages and the requests and responses of the tenant.</summary>
internal static class HttpMessages
{
    public const string GraphJson = "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8";

    public static async Task<IncomingRequest> ReadAsync(HttpRequestMessage request)
    {
        var body = request.Content is null ? null : await ReadTextAsync(request.Content);
        var uri = request.RequestUri ?? throw new ArgumentException("The request has no address.", nameof(request));
        return new IncomingRequest(request.Method.Method, uri)
        {
            Authorization = request.Headers.TryGetValues("Authorization", out var values) ? values.First() : null,
            ContentType = request.Content?.Headers.ContentType?.ToString(),
            ClientRequestId = request.Headers.TryGetValues("client-request-id", out var ids) ? ids.First() : null,
            Body = string.IsNullOrEmpty(body) ? null : body,
        };
    }

    // Nobody but Azure Monitor is sent compressed bodies.
    private static async Task<string> ReadTextAsync(HttpContent content)
    {
        if (!content.Headers.ContentEncoding.Contains("gzip"))
            return await content.ReadAsStringAsync();

        // The content may be sent again, and its own stream would be at its end then.
        using var reader = new StreamReader(new GZipStream(new MemoryStream(await content.ReadAsByteArrayAsync()), CompressionMode.Decompress));
        return await reader.ReadToEndAsync();
    }

    public static HttpResponseMessage Write(ServiceResponse answer, string? text, EmulatedFault? fault)
    {
        var response = new HttpResponseMessage(answer.Status);
        foreach (var header in answer.Headers)
            response.Headers.TryAddWithoutValidation(header.Key, header.Value);

        if (text is null)
        {
            response.Content = new ByteArrayContent([]);
            return response;
        }

        var type = answer.ContentType;
        if (fault is { Kind: FaultKind.ContentType, Text: { } other })
        {
            var cut = other.IndexOf('\n');
            (type, text) = (other.Substring(0, cut), other.Substring(cut + 1));
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        response.Content = fault is { Kind: FaultKind.CutBody } cutAt ? new TruncatedContent(bytes, cutAt.Length) : new ByteArrayContent(bytes);
        response.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return response;
    }

    /// <summary>Writes the text of an answer, with the effect of the fault.</summary>
    public static string? Text(ServiceResponse answer, EmulatedFault? fault)
    {
        if (answer.Body is not { } body)
            return answer.RawBody;
        if (fault is { Kind: FaultKind.NextLink } link && body is JsonObject page)
            page[answer.NextLinkName] = link.Text;

        var text = JsonText.Write(body);
        return fault?.Kind == FaultKind.MalformedJson ? text.Substring(0, text.Length / 2) + "<<" : text;
    }

    public static string Seconds(TimeSpan time) => ((int)Math.Ceiling(time.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
}
