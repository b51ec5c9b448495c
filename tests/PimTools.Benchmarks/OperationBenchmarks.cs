using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using PimTools.Graph;

namespace PimTools.Benchmarks;

/// <summary>Measures what each operation costs: HTTP calls first, then milliseconds and bytes allocated.</summary>
internal sealed class OperationBenchmarks
{
    private readonly PimClientFactory _factory = new();
    private readonly TextWriter _out;

    public OperationBenchmarks(TextWriter output) => _out = output;

    public async Task RunAsync()
    {
        _out.WriteLine($"{"Operation",-48} {"Calls",6} {"ms",8} {"KiB",8}");
        await MeasureAsync("ada", "list my assignments", client => CountAsync<PimAssignment>(
            emit => client.Assignments.ListAsync(new PimAssignmentFilter { Mine = true }, emit, PimCall.None)));
        await MeasureAsync("dana", "list every assignment of the tenant", client => CountAsync<PimAssignment>(
            emit => client.Assignments.ListAsync(new PimAssignmentFilter { Kinds = [PimKind.EntraRole] }, emit, PimCall.None)));
        await MeasureAsync("dana", "read the settings of every Entra role", client => CountAsync<PimRoleSetting>(
            emit => client.Settings.ListAsync(new PimSettingFilter { Kinds = [PimKind.EntraRole] }, emit, PimCall.None)));
        await MeasureAsync("cleo", "list what waits for my approval", client => CountAsync<PimRequest>(
            emit => client.Requests.ListAsync(new PimRequestFilter { Relation = PimRequestRelation.ForMyApproval }, emit, PimCall.None)));
        await MeasureAsync("ada", "activate one role by name", ActivateAsync);
        await MeasureAsync("emil", "read a week of the audit log", client => CountAsync<PimAuditRecord>(
            emit => client.Audit.ListAsync(new PimAuditFilter { Since = DateTimeOffset.UtcNow.AddDays(-7) }, emit, PimCall.None)));
    }

    private static async Task CountAsync<T>(Func<Action<T>, Task> list)
    {
        var count = 0;
        await list(_ => count++);
    }

    private static async Task ActivateAsync(IPimClient client)
    {
        var choice = new PimActivationChoice(client, [PimKind.EntraRole]);
        var eligible = (await choice.FindAsync(new PimIdentity("User Administrator"), null, _ => { }, PimCall.None))[0];
        var settings = new List<PimRoleSetting>();
        await client.Settings.ListAsync(new PimSettingFilter { Kinds = [PimKind.EntraRole], Roles = [eligible.Role] }, settings.Add, PimCall.None);
        var draft = new PimRequestDraft(
            PimRequestAction.SelfActivate, PimAssignmentType.Active, eligible.Role, eligible.Scope, client.Context.Account)
        {
            Schedule = new PimSchedule { Start = DateTimeOffset.UtcNow, Duration = settings[0].Activation.MaximumDuration },
            Justification = "Benchmark",
        };
        await client.Requests.SubmitAsync(draft, PimCall.None);
    }

    // A tenant of its own and a first run for the code to warm up; the second is measured.
    private async Task MeasureAsync(string user, string name, Func<IPimClient, Task> operation)
    {
        foreach (var isWarm in new[] { false, true })
        {
            var options = new PimConnectOptions(user, PimSignIn.Emulator) { EmulatedUser = user, ResetEmulator = true };
            using var client = await _factory.ConnectAsync(options, PimCall.None);
            var bytes = GC.GetTotalAllocatedBytes(precise: true);
            var watch = Stopwatch.StartNew();
            await operation(client);
            if (isWarm)
            {
                var allocated = (GC.GetTotalAllocatedBytes(precise: true) - bytes) / 1024;
                _out.WriteLine($"{name,-48} {client.Context.Emulator!.CallCount,6} {watch.Elapsed.TotalMilliseconds,8:0.0} {allocated,8}");
            }
        }
    }
}
