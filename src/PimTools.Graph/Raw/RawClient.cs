using System;
using System.Net.Http;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Http;
using PimTools.Graph.Json;

namespace PimTools.Graph.Raw;

/// <summary>Sends the calls that a person writes.</summary>
internal sealed class RawClient : IPimRaw
{
    private readonly PimHttp _http;
    private readonly ListReader _lists;
    private readonly RawAddress _addresses;

    public RawClient(PimHttp http, PimContext context)
    {
        _http = http;
        _lists = new ListReader(http);
        _addresses = new RawAddress(context.GraphEndpoint!, context.ArmEndpoint!);
    }

    public Uri AddressOf(PimApi? api, string pathOrAddress) => _addresses.Find(api, pathOrAddress);

    public async Task<object?> GetAsync(Uri address, PimCall call) => JsonTree.Read(await _http.GetAsync(address, call));

    public Task ListAsync(Uri address, Action<object?> emit, PimCall call) => _lists.ReadAsync(address, element => emit(JsonTree.Read(element)), call);

    public async Task<object?> SendAsync(PimHttpMethod method, Uri address, object? body, PimCall call) =>
        await _http.WriteAsync(new HttpMethod(method.ToString().ToUpperInvariant()), address, BodyOf(body), call) is { } answer ? JsonTree.Read(answer) : null;

    private static JObject? BodyOf(object? body)
    {
        try
        {
            return body switch
            {
                null => null,
                string text => JsonBody.Parse(text),
                _ => JsonTree.Write(body) as JObject ?? throw new JsonException("It is a list or a single value."),
            };
        }
        catch (JsonException e)
        {
            throw new PimException(PimErrorCode.InvalidParameter, $"The body is no JSON object: {e.Message}", e)
            {
                Remedy = "Give a hashtable, an object, or the text of a JSON object. Nothing was sent.",
            };
        }
    }
}
