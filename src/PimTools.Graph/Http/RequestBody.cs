using System.Net.Http;
using System.Net.Http.Headers;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Json;

namespace PimTools.Graph.Http;

/// <summary>The body of a request: bytes of JSON, since it may be sent again.</summary>
/// <param name="Bytes">The bytes.</param>
/// <param name="Encoding">The way in which they are compressed; null for none.</param>
internal sealed record RequestBody(byte[] Bytes, string? Encoding = null)
{
    public static RequestBody? Of(JObject? body) => body is null ? null : new RequestBody(JsonBody.Write(body));

    /// <summary>The content of one request.</summary>
    public HttpContent Content
    {
        get
        {
            var content = new ByteArrayContent(Bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            if (Encoding is not null)
            {
                content.Headers.ContentEncoding.Add(Encoding);
            }

            return content;
        }
    }
}
