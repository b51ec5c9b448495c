using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Graph.Http;
using PimTools.Tests.Graph;
using Xunit;

namespace PimTools.Tests.Fuzz;

/// <summary>Whatever the headers of an answer say, and however its body is encoded: it is read, or an error of ours.</summary>
public sealed class HeaderFuzzTests
{
    private const int CasesEach = 50_000;
    private static readonly Uri Address = new("https://graph.microsoft.com/v1.0/x");

    private static readonly string[] Names =
    [
        "Date", "Retry-After", "WWW-Authenticate", "request-id", "x-ms-request-id", "client-request-id", "Location", "Server", "Age", "Vary",
        "Content-Type", "Content-Length", "Content-Encoding", "Content-Language", "Expires", "Last-Modified",
    ];

    // No wait of seconds: the client would keep it.
    private static readonly string[] Values =
    [
        "", " ", ",", ";", "yesterday", "-1", "0", "1e9", "99999999999999999999", "3600", "2147483647", "2147483648", "Fri, 31 Dec 9999 23:59:59 GMT", "Mon, 01 Jan 0001 00:00:00 GMT",
        "Sat, 28 Nov 2026 20:00:00 GMT", "Saturday, 28-Nov-26 20:00:00 GMT", "Sat Nov 28 20:00:00 2026", "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "\u0660\u0661", "é", "\t",
        "gzip", "br", "gzip, br", "identity", "application/json", "application/json; charset=utf-16", "application/json; charset=nonsense", "text/html", "a/b/c", "Bearer", "Bearer claims=",
        "Bearer claims=\"", "Bearer error=\"insufficient_claims\", claims=\"e30=\"", "https://evil.example/", new string('x', 9_000),
    ];

    private static readonly int[] Statuses = [200, 201, 204, 302, 400, 401, 403, 404, 409, 429, 500, 503];

    [Fact]
    public Task Whatever_the_headers_say_only_our_own_errors_come_out() => FuzzCases.RunAsync("headers", CasesEach, async (random, stop) =>
    {
        var headers = Enumerable.Range(0, 1 + random.Next(4)).Select(_ => (Names[random.Next(Names.Length)], Values[random.Next(Values.Length)])).ToList();
        var status = (HttpStatusCode)Statuses[random.Next(Statuses.Length)];
        await TryAsync(random, () => Answer(status, headers, new MemoryStream("{\"value\":[{\"id\":\"1\"}]}"u8.ToArray())), stop);
    });

    [Fact]
    public Task However_a_body_is_encoded_only_our_own_errors_come_out() => FuzzCases.RunAsync("encodings", CasesEach, async (random, stop) =>
    {
        var bytes = Encoded(random);
        var kind = random.Next(4);
        await TryAsync(random, () => Answer(HttpStatusCode.OK, [("Content-Type", "application/json")], Decoder(kind, new MemoryStream(bytes))), stop);
    });

    private static async Task TryAsync(Random random, Func<HttpResponseMessage> answer, CancellationToken stop)
    {
        var http = Offline.Http(new ScriptedHandler(_ => answer()));
        var call = new PimCall(stop);
        try
        {
            switch (random.Next(4))
            {
                case 0: await http.GetAsync(Address, call); break;
                case 1: await new ListReader(http).ReadAllAsync(Address, call); break;
                case 2: await new BatchedCalls(http, Offline.Graph).GetAsync(Address, call); break;
                default: await http.WriteAsync(HttpMethod.Post, Address, [], call); break;
            }

            // The service's time stays one that can be counted with.
            _ = http.ServiceTime.AddYears(1) - TimeSpan.FromDays(365);
        }
        catch (PimException e)
        {
            Assert.NotEmpty(e.Message);
        }
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, List<(string Name, string Value)> headers, Stream body)
    {
        var answer = new HttpResponseMessage(status) { Content = new StreamContent(body) };
        foreach (var (name, value) in headers)
        {
            _ = answer.Headers.TryAddWithoutValidation(name, value) || answer.Content.Headers.TryAddWithoutValidation(name, value);
        }

        return answer;
    }

    /// <summary>A body that was encoded well, and then perhaps changed or cut.</summary>
    private static byte[] Encoded(Random random)
    {
        var whole = new MemoryStream();
        using (Stream encoder = random.Next(3) switch
        {
            0 => new GZipStream(whole, CompressionLevel.Fastest, leaveOpen: true),
            1 => new BrotliStream(whole, CompressionLevel.Fastest, leaveOpen: true),
            _ => new ZLibStream(whole, CompressionLevel.Fastest, leaveOpen: true),
        })
        {
            encoder.Write(Encoding.UTF8.GetBytes("{\"value\":[" + string.Join(",", Enumerable.Range(0, random.Next(50)).Select(id => $"{{\"id\":\"{id}\"}}")) + "]}"));
        }

        var bytes = whole.ToArray();
        for (var left = random.Next(4); left > 0; left--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return random.Next(3) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
    }

    private static Stream Decoder(int kind, Stream body) => kind switch
    {
        0 => new GZipStream(body, CompressionMode.Decompress),
        1 => new BrotliStream(body, CompressionMode.Decompress),
        2 => new ZLibStream(body, CompressionMode.Decompress),
        _ => body,
    };
}
