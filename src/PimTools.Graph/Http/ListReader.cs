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
        for (Uri? page = address; page is not null;)
        {
            page = await ReadPageAsync(page, emit, call);
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

    private async Task<Uri?> ReadPageAsync(Uri page, Action<JObject> emit, PimCall call)
    {
        var emitted = new HashSet<string>(StringComparer.Ordinal);
        for (var attempt = 1; ; attempt++)
        {
            using var response = await _http.OpenAsync(page, call);
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
                return NextPage(page, reader.NextLink);
            }

            if (attempt == RetryRules.TriesOfBrokenBodies)
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

    /// <summary>Where a list goes on after a page that was read whole.</summary>
    public static Uri? NextPage(Uri page, JObject answer) => NextPage(page, answer.Text("@odata.nextLink") ?? answer.Text("nextLink"));

    private static Uri? NextPage(Uri page, string? link)
    {
        if (link is null)
        {
            return null;
        }

        return Uri.TryCreate(link, UriKind.Absolute, out var next) && next != page
            ? next
            : throw new PimException(PimErrorCode.InvalidResponse, "The service's list goes on at an address that is none, or at the same page again.");
    }
}
