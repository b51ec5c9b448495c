using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Errors;
using PimTools.Graph.Json;
using PimTools.Graph.Transport;

namespace PimTools.Graph.Http;

/// <summary>Reads lists page by page and hands each element over as soon as it has arrived.</summary>
internal sealed class ListReader
{
    private readonly PimHttp _http;

    public ListReader(PimHttp http) => _http = http;

    /// <summary>Reads a list to its end; <paramref name="endOfPage"/> runs after each page.</summary>
    public async Task ReadAsync(Uri address, Action<JObject> emit, PimCall call, Func<Task>? endOfPage = null)
    {
        var pages = new ListPages(address);
        for (var goesOn = true; goesOn;)
        {
            goesOn = pages.MoveNext(await ReadPageAsync(pages.Current!, emit, call));
            if (endOfPage is not null)
            {
                await endOfPage();
            }
        }
    }

    /// <summary>Reads a short list.</summary>
    public async Task<List<JObject>> ReadAllAsync(Uri address, PimCall call)
    {
        var elements = new List<JObject>();
        await ReadAsync(address, elements.Add, call);
        return elements;
    }

    /// <summary>Reads a page and returns its link to the next one.</summary>
    private async Task<string?> ReadPageAsync(Uri page, Action<JObject> emit, PimCall call)
    {
        var emitted = new HashSet<string>(StringComparer.Ordinal);
        var state = new RequestState(call) { IsRead = true, IsStreamed = true };
        for (var attempt = 1; ; attempt++)
        {
            using var response = await _http.OpenAsync(page, state);
            using var reader = new ValueReader(await PimHttp.BodyAsync(response));
            void EmitOnce(JObject element)
            {
                // A page that broke off is read again; what was handed over then is not handed over twice.
                if (emitted.Add(element.Text("id") ?? element.ToString(Formatting.None)) || attempt == 1)
                {
                    emit(element);
                }
            }

            if (await ReadElementsAsync(reader, EmitOnce, call) is not { } fault)
            {
                return reader.NextLink;
            }

            if (!RetryRules.IsRetriable(state, attempt))
            {
                throw TransportErrors.Unreadable(response, fault);
            }
        }
    }

    /// <summary>Returns what broke the page off; null when it was read to its end.</summary>
    private static async Task<Exception?> ReadElementsAsync(ValueReader reader, Action<JObject> emit, PimCall call)
    {
        while (true)
        {
            call.Cancellation.ThrowIfCancellationRequested();
            JObject? element;
            try
            {
                element = await reader.NextAsync(call.Cancellation);
            }
            catch (Exception e) when (TransportErrors.IsBrokenBody(e, call))
            {
                return e;
            }

            if (element is null)
            {
                return null;
            }

            emit(element);
        }
    }
}
