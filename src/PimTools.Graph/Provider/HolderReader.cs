using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Http;
using PimTools.Graph.Json;

namespace PimTools.Graph.Provider;

/// <summary>
/// Reads what principals hold of a role at a scope in the call that looks them up. Their ids are not known before its answer, so that all who hold the
/// role are read, and nothing is told of it where they are many.
/// </summary>
internal sealed class HolderReader
{
    /// <summary>The most that are read: without names, they are some hundred kilobytes.</summary>
    private const int Most = 200;

    private static readonly PimAssignmentType[] Both = { PimAssignmentType.Eligible, PimAssignmentType.Active };

    private readonly Func<PimAssignmentTarget, PimAssignmentType, int, Uri> _address;
    private readonly Func<JsonRecord, PimAssignmentTarget, PimAssignmentType, PimAssignment?> _read;

    /// <param name="address">Where those stand who hold it, and at most how many.</param>
    /// <param name="read">Reads one of them, whose principal is known by name; null for one of another role.</param>
    public HolderReader(
        Func<PimAssignmentTarget, PimAssignmentType, int, Uri> address, Func<JsonRecord, PimAssignmentTarget, PimAssignmentType, PimAssignment?> read)
    {
        _address = address;
        _read = read;
    }

    /// <summary>Reads what those hold who are found meanwhile.</summary>
    /// <returns>Null where nobody is found, or it was not read to its end: whoever lists it then gets the reason, or is asked to consent.</returns>
    public async Task<IReadOnlyList<PimAssignment>?> ReadAsync(PimAssignmentTarget target, BatchedCalls calls, Task<PimFoundPrincipals> finding, PimCall call)
    {
        try
        {
            var types = target.Type is { } only ? new[] { only } : Both;
            var answers = await Task.WhenAll(types.Select(type => calls.GetAsync(_address(target, type, Most), call.WithoutPrompts())));
            var found = new HashSet<string>((await finding).Select(principal => principal.Id), StringComparer.OrdinalIgnoreCase);
            return found.Count > 0 && answers.All(IsWhole)
                ? types.Zip(answers, (type, answer) => answer.Elements()
                    .Where(element => found.Contains(element.RequiredText("principalId")))
                    .Select(element => _read(JsonRecord.Of(element), target, type)))
                    .SelectMany(held => held).OfType<PimAssignment>().ToList()
                : null;
        }
        catch (PimException)
        {
            return null;
        }
    }

    // Some lists take the most that is asked for as an end, and have no link to more.
    private static bool IsWhole(JObject answer) => answer.Text("@odata.nextLink") is null && answer.Elements().Count() < Most;
}
