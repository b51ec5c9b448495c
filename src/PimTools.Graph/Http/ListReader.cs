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
    // Who wants the first few alone has stopped by then.
    private const int BeforeNextPage = 50;

    /// <summary>Elements as trees, for what is changed or kept as it came.</summary>
    public static readonly ListElement<JObject> Trees = new(JsonBody.Read, element => element.Text("id") ?? element.ToString(Formatting.None));

    /// <summary>Elements as records, for what comes by the thousands.</summary>
    public static readonly ListElement<JsonRecord> Records = new(JsonRecord.Read, element => element.Text("id") ?? element.ToString());

    private readonly PimHttp _http;

    public ListReader(PimHttp http) => _http = http;

    /// <summary>Reads a list to its end; <paramref name="endOfPage"/> runs after each page. The next page is asked for while one is read.</summary>
    public Task ReadAsync(Uri address, Action<JObject> emit, PimCall call, Func<Task>? endOfPage = null) =>
        ReadAsync(address, Trees, emit, call, endOfPage);

    /// <summary>Reads a list whose pages take calls of their own: the next page is asked for when those of this one have been made.</summary>
    public Task ReadPagesAsync(Uri address, Func<IReadOnlyList<JObject>, Task> takeAsync, PimCall call)
    {
        var page = new List<JObject>();
        async Task TakeAsync()
        {
            await takeAsync(page);
            page.Clear();
        }

        return ReadAsync(address, Trees, page.Add, call, TakeAsync, readsAhead: false);
    }

    /// <summary>As the other, with elements that are read without a tree of them.</summary>
    public Task ReadAsync<T>(Uri address, ListElement<T> form, Action<T> emit, PimCall call, Func<Task>? endOfPage = null)
        where T : class => ReadAsync(address, form, emit, call, endOfPage, readsAhead: true);

    /// <summary>As the other, of a short list whose first page travels with other calls; null for a call of its own.</summary>
    public async Task ReadAsync<T>(Uri address, ListElement<T> form, Action<T> emit, PimCall call, Func<Task> endOfPage, BatchedCalls? together)
        where T : class
    {
        if (together is null)
        {
            await ReadAsync(address, form, emit, call, endOfPage);
            return;
        }

        var answer = await together.GetAsync(address, call);
        foreach (var element in answer.Elements())
        {
            using var json = element.CreateReader();
            emit(form.Read(json));
        }

        await endOfPage();
        var pages = new ListPages(address);
        if (pages.MoveNext(answer))
        {
            await ReadAsync(pages.Current!, form, emit, call, endOfPage);
        }
    }

    private async Task ReadAsync<T>(Uri address, ListElement<T> form, Action<T> emit, PimCall call, Func<Task>? endOfPage, bool readsAhead)
        where T : class
    {
        var pages = new ListPages(address);
        PrefetchedPage? page = new(_http, address, call);
        PrefetchedPage? next = null;
        void AskForNext(string link)
        {
            if (readsAhead && next is null && Uri.TryCreate(link, UriKind.Absolute, out var there))
            {
                next = new PrefetchedPage(_http, there, call);
            }
        }

        void GoOn(string? link)
        {
            if (!pages.MoveNext(link) || next?.Address != pages.Current)
            {
                // A page that broke off may go on elsewhere when it is read again.
                next?.Dispose();
                next = pages.Current is { } there ? new PrefetchedPage(_http, there, call) : null;
            }
        }

        try
        {
            while (page is not null)
            {
                var link = await ReadPageAsync(page, form, emit, AskForNext, call);
                if (readsAhead)
                {
                    GoOn(link);
                }

                if (endOfPage is not null)
                {
                    await endOfPage();
                }

                if (!readsAhead)
                {
                    GoOn(link);
                }

                (page, next) = (next, null);
            }
        }
        finally
        {
            page?.Dispose();
            next?.Dispose();
        }
    }

    /// <summary>Reads a short list.</summary>
    public async Task<List<JObject>> ReadAllAsync(Uri address, PimCall call)
    {
        var elements = new List<JObject>();
        await ReadAsync(address, elements.Add, call);
        return elements;
    }

    /// <summary>Reads a page and returns its link to the next one, which is told before where it comes before the elements.</summary>
    private async Task<string?> ReadPageAsync<T>(PrefetchedPage page, ListElement<T> form, Action<T> emit, Action<string> goOn, PimCall call)
        where T : class
    {
        var emitted = new HashSet<string>(StringComparer.Ordinal);
        for (var attempt = 1; ; attempt++)
        {
            using var response = await page.OpenAsync();
            using var reader = new ValueReader(await PimHttp.BodyAsync(response), _http.Texts);
            void EmitOnce(T element)
            {
                // A page that broke off is read again; what was handed over then is not handed over twice.
                if (emitted.Add(form.Key(element)) || attempt == 1)
                {
                    emit(element);
                }

                if (reader.NextLink is { } link && emitted.Count >= BeforeNextPage)
                {
                    goOn(link);
                }
            }

            if (await ReadElementsAsync(reader, form, EmitOnce, call) is not { } fault)
            {
                return reader.NextLink;
            }

            if (!RetryRules.IsRetriable(page.State, attempt))
            {
                throw TransportErrors.Unreadable(response, fault);
            }
        }
    }

    /// <summary>Returns what broke the page off; null when it was read to its end.</summary>
    private static async Task<Exception?> ReadElementsAsync<T>(ValueReader reader, ListElement<T> form, Action<T> emit, PimCall call)
        where T : class
    {
        while (true)
        {
            call.Cancellation.ThrowIfCancellationRequested();
            T? element;
            try
            {
                element = await reader.NextAsync(form.Read, call.Cancellation);
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
