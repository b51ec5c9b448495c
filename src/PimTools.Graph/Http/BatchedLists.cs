using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Json;

namespace PimTools.Graph.Http;

/// <summary>Reads many lists, their pages twenty to a call.</summary>
internal sealed class BatchedLists
{
    private readonly BatchedCalls _calls;

    public BatchedLists(BatchedCalls calls) => _calls = calls;

    /// <summary>Reads the lists to their ends. One that is not there counts as empty: what it was about may just have been deleted.</summary>
    /// <param name="lists">The lists.</param>
    /// <param name="completeAsync">Asks for what elements that came together lack.</param>
    /// <param name="read">Reads an element.</param>
    /// <param name="emit">Hears of each.</param>
    /// <param name="call">The call.</param>
    public Task ReadAsync<T>(
        IReadOnlyList<Uri> lists,
        Func<IReadOnlyCollection<JObject>, PimCall, Task> completeAsync,
        Func<JObject, T> read,
        Action<T> emit,
        PimCall call)
    {
        async Task ReadTogetherAsync(IReadOnlyList<Uri> pages, Action<T> each, PimCall linked)
        {
            while (pages.Count > 0)
            {
                var answers = await Task.WhenAll(pages.Select(page => FindAsync(page, linked)));
                var elements = answers.SelectMany(Elements).ToList();
                await completeAsync(elements, linked);
                elements.ForEach(element => each(read(element)));
                pages = answers.Zip(pages, (answer, page) => ListReader.NextPage(page, answer)).OfType<Uri>().ToList();
            }
        }

        return SideBySide.ReadAsync(
            lists.InPortionsOf(BatchPace.LargestBatch).Select(
                some => (Func<Action<T>, PimCall, Task>)((each, linked) => ReadTogetherAsync(some, each, linked))),
            emit,
            call);
    }

    /// <summary>Reads one short list.</summary>
    public async Task<List<JObject>> ReadAllAsync(Uri list, PimCall call)
    {
        var elements = new List<JObject>();
        for (Uri? page = list; page is not null;)
        {
            var answer = await _calls.GetAsync(page, call);
            elements.AddRange(Elements(answer));
            page = ListReader.NextPage(page, answer);
        }

        return elements;
    }

    private async Task<JObject> FindAsync(Uri page, PimCall call) =>
        await _calls.FindAsync(page, call) ?? new JObject { ["value"] = new JArray() };

    private static IEnumerable<JObject> Elements(JObject page) => page.Get("value") is JArray
        ? page.Children("value")
        : throw new PimException(PimErrorCode.InvalidResponse, "The service's answer has no 'value'.");
}
