using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Concurrency;
using PimTools.Graph.Json;

namespace PimTools.Graph.Http;

/// <summary>Reads many lists, their pages twenty to a call.</summary>
internal sealed class BatchedLists
{
    private readonly BatchedCalls _calls;

    public BatchedLists(BatchedCalls calls) => _calls = calls;

    /// <summary>
    /// Reads the lists to their ends. One that is not there counts as empty: what it was about may just have been deleted. Those that
    /// the caller may not read are left out and told of, unless all are.
    /// </summary>
    /// <param name="lists">The lists.</param>
    /// <param name="open">The form in which an element is read.</param>
    /// <param name="completeAsync">Asks for what elements that came together lack.</param>
    /// <param name="read">Reads an element.</param>
    /// <param name="emit">Hears of each.</param>
    /// <param name="call">The call.</param>
    /// <param name="refused">Hears, from any thread, of each list by its place that the service refused for whatever reason; null to tell.</param>
    /// <returns>The places of the lists that are left out.</returns>
    public async Task<IReadOnlyCollection<int>> ReadAsync<TElement, T>(
        IReadOnlyList<Uri> lists,
        Func<JObject, TElement> open,
        Func<IReadOnlyCollection<TElement>, PimCall, Task> completeAsync,
        Func<TElement, T> read,
        Action<T> emit,
        PimCall call,
        Action<int, PimException>? refused = null)
    {
        var refusals = new ConcurrentDictionary<int, PimException>();
        var failures = new ElementFailures();
        async Task<JObject> ReadPageAsync((int List, ListPages Pages) page, PimCall linked)
        {
            try
            {
                return await _calls.FindAsync(page.Pages.Current!, linked) ?? Nothing;
            }
            catch (PimException e) when (refused is not null && e.Status is >= 400 and < 500)
            {
                refused(page.List, e);
                return Nothing;
            }
            catch (PimException e) when (e.Code == PimErrorCode.PermissionMissing)
            {
                refusals[page.List] = e;
                return Nothing;
            }
        }

        async Task ReadTogetherAsync(IReadOnlyList<(int List, ListPages Pages)> pages, Action<T> each, PimCall linked)
        {
            while (pages.Count > 0)
            {
                var answers = await Task.WhenAll(_calls.Together(() => pages.Select(page => ReadPageAsync(page, linked)).ToList()));
                var elements = answers.SelectMany(answer => answer.Elements()).Select(open).ToList();
                await completeAsync(elements, linked);
                elements.ForEach(element => failures.Emit(() => read(element), each));
                pages = answers.Zip(pages, (answer, page) => (page, GoesOn: page.Pages.MoveNext(answer))).Where(each => each.GoesOn).Select(each => each.page).ToList();
            }
        }

        await ParallelLists.ReadAsync(
            lists.Select((address, place) => (place, new ListPages(address))).ToList().InChunksOf(BatchPace.LargestBatch), ReadTogetherAsync, emit, call);
        if (!refusals.IsEmpty)
        {
            var refusal = refusals.First().Value;
            if (refusals.Count == lists.Count)
            {
                throw refusal;
            }

            call.Omit(refusal, $"{refusals.Count} of {lists.Count} lists were refused and are left out. {refusal.Message}", $"{refusals.Count} of {lists.Count} lists of groups");
        }

        failures.ThrowIfAny();
        return refusals.Keys.ToList();
    }

    /// <summary>Reads one short list.</summary>
    public async Task<List<JObject>> ReadAllAsync(Uri list, PimCall call)
    {
        var elements = new List<JObject>();
        var pages = new ListPages(list);
        for (var goesOn = true; goesOn;)
        {
            var answer = await _calls.GetAsync(pages.Current!, call);
            elements.AddRange(answer.Elements());
            goesOn = pages.MoveNext(answer);
        }

        return elements;
    }

    private static JObject Nothing => new() { ["value"] = new JArray() };
}
