using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Changes;
using PimTools.Import;
using PimTools.Models;

namespace PimTools;

/// <summary>Brings a file of assignments about: plans every row first, then sends what is needed in batches.</summary>
/// <remarks>
/// Sending twice is impossible by what is read, not by luck: a row is only sent when neither an assignment nor a recent request of the
/// caller meets it, so an import that was killed and started again goes on where it was.
/// </remarks>
public sealed class PimImporter
{
    private readonly IPimClient _client;
    private readonly ImportNames _names;

    /// <summary>Creates an importer.</summary>
    public PimImporter(IPimClient client)
    {
        _client = client;
        _names = new ImportNames(client);
    }

    /// <summary>Plans every row. Nothing is sent.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="isDone">Says of a row's key whether it was done before.</param>
    /// <param name="call">The call.</param>
    public async Task<IReadOnlyList<PimImportRow>> PlanAsync(
        IReadOnlyList<PimAssignmentRow> rows, Func<string, bool> isDone, PimCall call)
    {
        var planned = rows.Select(row => new PimImportRow(row)).ToList();
        await _names.LoadPrincipalsAsync(rows, call);
        var dates = new FileDates(rows.SelectMany(row => new[] { row.Start, row.End }));
        RowResolution Resolution(PimImportRow row) => new(_names, dates, row.Asked, _client.ServiceTime);

        // What was done before comes first: another row for the same assignment is refused, as it was then.
        var seen = new Dictionary<AssignmentKey, int>();
        var read = new List<(PimImportRow Row, DesiredAssignment Desired)>();
        foreach (var row in planned.FindAll(row => isDone(row.Key)))
        {
            if (await ResumeAsync(row, Resolution(row), seen, call) is { } desired)
            {
                read.Add((row, desired));
            }
        }

        foreach (var row in planned.FindAll(row => row.Result == PimImportResult.Planned))
        {
            try
            {
                var resolution = row.Asked.Problem is { } problem ? throw problem : Resolution(row);
                var desired = resolution.Read(await resolution.FindAsync(call));
                read.Add((row, Twice(row, desired.Key, seen) is { } twice ? throw twice : desired));
            }
            catch (PimException e)
            {
                row.Refuse(e);
            }
        }

        var plan = await new AssignmentPlanner(_client) { LooksAhead = true }.PlanAsync(read.ConvertAll(one => one.Desired), call);
        for (var i = 0; i < read.Count; i++)
        {
            // What was done and holds stays as it is, also where the row would count a new end from today; what is gone is made again.
            var (row, desired) = read[i];
            if (row.Result == PimImportResult.Planned || plan.Changes[i] is { Action: AssignmentAction.Create, Refusal: null })
            {
                row.Take(plan.Changes[i], desired);
            }
        }

        return planned;
    }

    /// <summary>Sends what the plan says and hands each row over once it is decided; rows that need nothing come first.</summary>
    public async Task RunAsync(IReadOnlyList<PimImportRow> plan, Action<PimImportRow> emit, PimCall call)
    {
        foreach (var row in plan.Where(row => !row.MustSend))
        {
            emit(row);
        }

        var sent = plan.Where(row => row.MustSend).ToDictionary(row => row.Change!);
        void Take(ChangeOutcome outcome)
        {
            var row = sent[outcome.Change];
            row.Take(outcome);
            emit(row);
        }

        await PlanRunner.RunAsync(_client, sent.Keys.ToList(), Take, call);
    }

    /// <summary>The assignment that a row asked for that was done; null where that cannot be read any more.</summary>
    private static async Task<DesiredAssignment?> ResumeAsync(PimImportRow row, RowResolution resolution, Dictionary<AssignmentKey, int> seen, PimCall call)
    {
        row.Resume();
        try
        {
            var target = await resolution.FindAsync(call);
            if (Twice(row, target.Key, seen) is { } twice)
            {
                row.Refuse(twice);
                return null;
            }

            return resolution.Read(target);
        }
        catch (PimException)
        {
            // It was done; that its names say nothing any more takes nothing back.
            return null;
        }
    }

    private static PimException? Twice(PimImportRow row, AssignmentKey key, Dictionary<AssignmentKey, int> seen)
    {
        if (seen.TryGetValue(key, out var first))
        {
            return new PimException(PimErrorCode.InvalidParameter, $"The row asks for the same assignment as line {first}.")
            {
                Remedy = "Keep one of them.",
            };
        }

        seen[key] = row.Line;
        return null;
    }
}
