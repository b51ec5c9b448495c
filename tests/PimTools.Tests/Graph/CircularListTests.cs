using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Http;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Next pages that lead back to one that was read: A to A, A to B to A, A to B to B. None is read for ever.</summary>
public sealed class CircularListTests
{
    private const string Root = "https://graph.microsoft.com/v1.0/";

    public static TheoryData<string> Ways => new() { "A>A", "A>B>A", "A>B>B", "A>B>C>D>B", "A>B>A#again" };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_list_ends_at_the_first_address_that_was_met(string way)
    {
        var service = Circular(way);

        await Refusals.ThrowsAsync(PimErrorCode.InvalidResponse, () => new ListReader(Offline.Http(service)).ReadAllAsync(new Uri(Root + "A"), PimCall.None));

        Assert.Equal(service.Calls.Count, service.Calls.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task So_does_one_whose_pages_are_read_in_batches(string way)
    {
        var asked = 0;
        var links = Links(way);
        var service = new BatchHandler(path =>
        {
            asked++;
            return Page(links[path.TrimStart('/')]);
        });
        var calls = new BatchedCalls(Offline.Http(service), Offline.Graph);

        await Refusals.ThrowsAsync(PimErrorCode.InvalidResponse, () => new BatchedLists(calls).ReadAllAsync(new Uri(Root + "A"), PimCall.None));
        await Refusals.ThrowsAsync(PimErrorCode.InvalidResponse, () => new BatchedLists(calls).ReadAsync(
            [new Uri(Root + "A")], element => element, (_, _) => Task.CompletedTask, element => element, _ => { }, PimCall.None));

        Assert.InRange(asked, 2, 2 * links.Count);
    }

    private static Dictionary<string, string> Links(string way)
    {
        var stops = way.Split('>');
        return stops.Zip(stops.Skip(1)).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    private static JObject Page(string next) => new() { ["value"] = new JArray(), ["@odata.nextLink"] = Root + next };

    private static ScriptedHandler Circular(string way)
    {
        var links = Links(way);
        return new ScriptedHandler(request => ScriptedHandler.Json(Page(links[request.RequestUri!.Segments[^1]]).ToString()));
    }
}
