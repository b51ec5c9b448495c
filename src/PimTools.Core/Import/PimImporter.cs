using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace PimTools;

/// <summary>Brings a file of assignments about: plans every row first, then sends what is needed in batches.</summary>
/// <remarks>
/// Sending twice is impossible by what is read, not by luck: a row is only sent when neither an assignment nor a recent request of the
/// caller meets it, so an import that was killed and started again goes on where it was.
/// </remarks>
public sealed class PimImporter
{
    // Lists lag their own writes by minutes (observed: up to 4.5); requests show at once.
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(60);

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
        planned.FindAll(row => isDone(row.Key)).ForEach(row => row.Resume());
        var open = planned.FindAll(row => row.Result == PimImportResult.Planned);
        await _names.LoadPrincipalsAsync(open.Select(row => row.Asked), call).ConfigureAwait(false);

        var wanted = new List<(PimImportRow Row, PimWantedAssignment Wanted)>();
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in open)
        {
            try
            {
                var wish = await new ImportWish(_names, _client, row.Asked, _client.ServiceTime).ReadAsync(call).ConfigureAwait(false);
                RefuseTwice(row, wish, seen);
                wanted.Add((row, wish));
            }
            catch (PimException e)
            {
                row.Refuse(e);
            }
        }

        var existing = await ReadExistingAsync(wanted.ConvertAll(one => one.Wanted), _client.ServiceTime, call).ConfigureAwait(false);
        foreach (var (row, wish) in wanted)
        {
            row.Decide(wish, PimAssignmentDecision.FindExisting(wish, existing));
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

        var sent = plan.Where(row => row.MustSend).ToDictionary(row => row.Draft());
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

        await _client.SubmitManyAsync(sent.Keys.ToList(), Take, call).ConfigureAwait(false);
    }

    private static void RefuseTwice(PimImportRow row, PimWantedAssignment wish, Dictionary<string, int> seen)
    {
        var same = string.Join("|", wish.Type, wish.Role.Kind, wish.Role.Id, wish.Role.Access, wish.Scope.Id, wish.Principal.Id);
        if (seen.TryGetValue(same, out var first))
        {
            throw new PimException(PimErrorCode.InvalidParameter, $"The row asks for the same assignment as row {first}.")
            {
                Remedy = "Keep one of them.",
            };
        }

        seen[same] = row.Line;
    }

    // One list per kind does for Entra roles; the service lists groups one by one, and Azure by scope.
    private async Task<List<PimAssignment>> ReadExistingAsync(List<PimWantedAssignment> wanted, DateTimeOffset now, PimCall call)
    {
        var existing = new List<PimAssignment>();
        foreach (var filter in Filters(wanted))
        {
            await _client.ListAssignmentsAsync(filter, existing.Add, call).ConfigureAwait(false);
        }

        if (wanted.Count > 0)
        {
            var filter = new PimRequestFilter { Kinds = wanted.Select(w => w.Role.Kind).Distinct().ToList(), Relation = PimRequestRelation.CreatedByMe };
            await _client.ListRequestsAsync(filter, request => AddRecent(request, now, existing), call).ConfigureAwait(false);
        }

        return existing;
    }

    private static IEnumerable<PimAssignmentFilter> Filters(List<PimWantedAssignment> wanted)
    {
        foreach (var type in wanted.Select(w => w.Type).Distinct())
        {
            var ofType = wanted.FindAll(w => w.Type == type);
            if (ofType.Exists(w => w.Role.Kind == PimKind.EntraRole))
            {
                yield return new PimAssignmentFilter { Kinds = new[] { PimKind.EntraRole }, Type = type };
            }

            foreach (var group in ofType.Where(w => w.Role.Kind == PimKind.Group).Select(w => w.Role.Id).Distinct(StringComparer.OrdinalIgnoreCase))
            {
                yield return new PimAssignmentFilter { Kinds = new[] { PimKind.Group }, Type = type, RoleId = group };
            }

            foreach (var scope in ofType.Where(w => w.Role.Kind == PimKind.AzureRole).Select(w => w.Scope.Id).Distinct(StringComparer.OrdinalIgnoreCase))
            {
                yield return new PimAssignmentFilter { Kinds = new[] { PimKind.AzureRole }, Type = type, ScopeId = scope };
            }
        }
    }

    private static void AddRecent(PimRequest request, DateTimeOffset now, List<PimAssignment> existing)
    {
        var brought = request.Action is PimRequestAction.AdminAssign or PimRequestAction.AdminExtend or PimRequestAction.AdminUpdate
            && request.Outcome is not PimRequestOutcome.Failed
            && request.Created > now - Recent;
        var isListed = existing.Exists(a => string.Equals(a.ScheduleId, request.TargetScheduleId, StringComparison.OrdinalIgnoreCase));
        if (brought && !isListed)
        {
            existing.Add(new PimAssignment(request.Id, request.Type, request.Role, request.Scope, request.Principal)
            {
                State = request.Type == PimAssignmentType.Active ? PimAssignmentState.Assigned : null,
                MemberType = PimMemberType.Direct,
                ScheduleId = request.TargetScheduleId,
                Start = request.Start ?? request.Created,
                End = request.End,
            });
        }
    }
}
