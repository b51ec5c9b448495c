using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace PimTools.Tests.Graph;

/// <summary>Changes answers after the service has given them, as a proxy or a broken load balancer does: their headers, or how they are encoded.</summary>
internal sealed class DistortedAnswers(HttpMessageHandler service, Action<HttpResponseMessage> distort) : DelegatingHandler(service)
{
    private int _struck;

    /// <summary>The method of the calls whose answers are changed; null for any.</summary>
    public string? Method { get; init; }

    /// <summary>A part of the path of those calls; null for any.</summary>
    public string? Path { get; init; }

    /// <summary>Tells how many answers are changed.</summary>
    public int Times { get; init; } = 1;

    /// <summary>Two dates, as when a load balancer adds one to the service's own.</summary>
    public static void DoubleDate(HttpResponseMessage answer) =>
        SetHeader(answer, "Date", DateTimeOffset.UtcNow.ToString("R"), DateTimeOffset.UtcNow.AddSeconds(-1).ToString("R"));

    public static Action<HttpResponseMessage> Header(string name, params string[] values) => answer => SetHeader(answer, name, values);

    /// <summary>A body that is said to be gzip and is none. It is decoded as .NET's own handler does it.</summary>
    public static void BreakGzip(HttpResponseMessage answer) => Encode(answer, body => new GZipStream(body, CompressionMode.Decompress));

    public static void BreakBrotli(HttpResponseMessage answer) => Encode(answer, body => new BrotliStream(body, CompressionMode.Decompress));

    /// <summary>An encoding that .NET does not decode.</summary>
    public static void EncodeUnknown(HttpResponseMessage answer) => Encode(answer, body => body);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        var isMeant = (Method ?? request.Method.Method) == request.Method.Method
            && Uri.UnescapeDataString(request.RequestUri!.PathAndQuery).Contains(Path ?? string.Empty, StringComparison.OrdinalIgnoreCase);
        if (isMeant && Interlocked.Increment(ref _struck) <= Times)
        {
            distort(answer);
        }

        return answer;
    }

    private static void SetHeader(HttpResponseMessage answer, string name, params string[] values)
    {
        answer.Headers.Remove(name);
        values.ToList().ForEach(value => answer.Headers.TryAddWithoutValidation(name, value));
    }

    private static void Encode(HttpResponseMessage answer, Func<Stream, Stream> decode)
    {
        var content = new StreamContent(decode(new MemoryStream([0x1F, 0x8B, 8, 0, 1, 2, 3, 4, 5, 6, 0xFF, 0xFE, 0xFD, 9, 9, 9])));
        content.Headers.ContentType = new("application/json");
        answer.Content = content;
    }
}
