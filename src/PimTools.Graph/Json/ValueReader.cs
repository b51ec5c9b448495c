using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;

namespace PimTools.Graph.Json;

/// <summary>Reads a page of a list as it arrives, one element of <c>value</c> after the other.</summary>
/// <remarks>A page that is cut short or malformed ends in a <see cref="JsonException"/>.</remarks>
internal sealed class ValueReader : IDisposable
{
    private readonly BoundedStream _body;
    private readonly JsonTextReader _json;
    private bool _begun;
    private bool _inValue;
    private bool _hasValue;

    /// <param name="body">The page.</param>
    /// <param name="texts">The texts that came before.</param>
    public ValueReader(Stream body, RepeatedTexts texts)
    {
        _body = new BoundedStream(body);
        _json = new JsonTextReader(new ArrivingText(_body)) { DateParseHandling = DateParseHandling.None, PropertyNameTable = new JsonNames(texts) };
    }

    /// <summary>The address where the list goes on: Graph's <c>@odata.nextLink</c> or ARM's <c>nextLink</c>; known once all elements are read.</summary>
    public string? NextLink { get; private set; }

    /// <summary>The next element; null after the last.</summary>
    /// <param name="read">Reads the object that the reader stands at.</param>
    /// <param name="cancellation">Ends the wait for it.</param>
    public async Task<T?> NextAsync<T>(Func<JsonReader, T> read, CancellationToken cancellation)
        where T : class
    {
        _body.Restart();
        if (!_begun)
        {
            await ExpectAsync(JsonToken.StartObject, cancellation);
            _begun = true;
        }

        return await IsAtElementAsync(cancellation) ? read(_json) : null;
    }

    public void Dispose() => ((IDisposable)_json).Dispose();

    private async Task<bool> IsAtElementAsync(CancellationToken cancellation)
    {
        while (true)
        {
            if (_inValue && await TokenAsync(cancellation) != JsonToken.EndArray)
            {
                return true;
            }

            _inValue = false;
            if (await TokenAsync(cancellation) != JsonToken.PropertyName)
            {
                return _hasValue ? false : throw new JsonReaderException("The answer has no 'value'.");
            }

            await PropertyAsync(cancellation);
        }
    }

    private async Task PropertyAsync(CancellationToken cancellation)
    {
        switch (((string)_json.Value!).ToUpperInvariant())
        {
            case "VALUE":
                await ExpectAsync(JsonToken.StartArray, cancellation);
                _inValue = _hasValue = true;
                break;
            case "@ODATA.NEXTLINK" or "NEXTLINK":
                NextLink = await _json.ReadAsStringAsync(cancellation);
                break;
            default:
                await TokenAsync(cancellation);
                await _json.SkipAsync(cancellation);
                break;
        }
    }

    private async Task ExpectAsync(JsonToken expected, CancellationToken cancellation)
    {
        var token = await TokenAsync(cancellation);
        if (token != expected)
        {
            throw new JsonReaderException($"The answer has {token} where {expected} belongs.");
        }
    }

    private async Task<JsonToken> TokenAsync(CancellationToken cancellation) =>
        await _json.ReadAsync(cancellation) ? _json.TokenType : throw new JsonReaderException("The answer is cut short.");
}
