using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Import;

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
    private readonly ImportSettings _settings;

    /// <summary>Creates an importer.</summary>
    public PimImporter(IPimClient client)
    {
        _client = client;
        _names = new ImportNames(client);
        _settings = new ImportSettings(client);
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
        ImportWish Wish(PimImportRow row) => new(_names, dates, row.Asked, _client.ServiceTime);

        // What was done before comes first: another row for the same assignment is refused, as it was then.
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in planned.FindAll(row => isDone(row.Key)))
        {
            await ResumeAsync(row, Wish(row), seen, call);
        }

        var found = new List<(PimImportRow Row, ImportWish Wish, ImportTarget Target)>();
        foreach (var row in planned.FindAll(row => row.Result == PimImportResult.Planned))
        {
            try
            {
                var wish = row.Asked.Problem is { } problem ? throw problem : Wish(row);
                found.Add((row, wish, await wish.FindAsync(call)));
            }
            catch (PimException e)
            {
                row.Refuse(e);
            }
        }

        await _settings.LoadAsync(found.Where(one => one.Wish.IsAsLongAsAllowed).Select(one => one.Target.Role), call);
        await new ImportExisting(_client).DecideAsync(Read(found, seen), call);
        await _settings.CheckAsync(planned, call);
        return planned;
    }

    /// <summary>Sends what the plan says and hands each row over once it is decided; rows that need nothing come first.</summary>
    public async Task RunAsync(IReadOnlyList<PimImportRow> plan, Action<PimImportRow> emit, PimCall call)
    {
        foreach (var row in plan.Where(row => !row.MustSend))
        {
            emit(row);
        }

        var sent = plan.Where(row => row.MustSend).ToDictionary(row => row.Draft(_client.ServiceTime));
        void Take(PimSubmission submission)
        {
            var row = sent[submission.Draft];
            if (submission.Request is { } request)
            {
                row.Complete(request);
            }
            else
            {
                row.Fail(submission.Error!);
            }

            emit(row);
        }

        await _client.Requests.SubmitManyAsync(sent.Keys.ToList(), Take, call);
    }

    private List<(PimImportRow Row, PimWantedAssignment Wanted)> Read(
        IEnumerable<(PimImportRow Row, ImportWish Wish, ImportTarget Target)> found, Dictionary<string, int> seen)
    {
        var wanted = new List<(PimImportRow Row, PimWantedAssignment Wanted)>();
        foreach (var (row, wish, target) in found)
        {
            try
            {
                var read = wish.Read(target, _settings.Find(target.Role, target.Scope));
                if (Twice(row, target, seen) is { } twice)
                {
                    throw twice;
                }

                wanted.Add((row, read));
            }
            catch (PimException e)
            {
                row.Refuse(e);
            }
        }

        return wanted;
    }

    private static async Task ResumeAsync(PimImportRow row, ImportWish wish, Dictionary<string, int> seen, PimCall call)
    {
        row.Resume();
        try
        {
            if (Twice(row, await wish.FindAsync(call), seen) is { } twice)
            {
                row.Refuse(twice);
            }
        }
        catch (PimException)
        {
            // It was done; that its names say nothing any more takes nothing back.
        }
    }

    private static PimException? Twice(PimImportRow row, ImportTarget target, Dictionary<string, int> seen)
    {
        if (seen.TryGetValue(target.Key, out var first))
        {
            return new PimException(PimErrorCode.InvalidParameter, $"The row asks for the same assignment as row {first}.")
            {
                Remedy = "Keep one of them.",
            };
        }

        seen[target.Key] = row.Line;
        return null;
    }
}
