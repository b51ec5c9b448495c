using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Emulator;
using PimTools.Graph;
using PimTools.Tests.Graph;
using Xunit;

namespace PimTools.Tests.Fuzz;

/// <summary>Whatever a service answers, an operation ends: well, or in an error of ours. Nothing else comes out of it.</summary>
public sealed class AnswerFuzzTests
{
    private const int CasesEach = 4_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly Lazy<Task<FuzzedOperations>> Operations = new(() => FuzzedOperations.PrepareAsync(new Contoso()));

    public static TheoryData<string> Names => new(FuzzedOperations.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Whatever_is_answered_only_our_own_errors_come_out(string name)
    {
        var (user, runAsync, recorded) = await (await Operations.Value).RecordAsync(name);
        var calls = recorded.Asked;
        Assert.NotEmpty(calls);
        await runAsync(await ConnectAsync(user, recorded.Replay(), default), PimCall.None);

        await FuzzCases.RunAsync(name, CasesEach, async (random, stop) =>
        {
            var call = calls[random.Next(calls.Count)];
            var body = recorded[call].Length == 0 ? Encoding.UTF8.GetBytes("{") : BodyMutator.Mutate(recorded[call], random);
            Task TryAsync(byte[] answer) => TryOnceAsync(user, runAsync, recorded.Replay(call, answer), stop);
            try
            {
                await TryAsync(body);
            }
            catch (Exception fault) when (!stop.IsCancellationRequested)
            {
                var smallest = await SmallerBody.FindAsync(body, fault.GetType(), TryAsync);
                throw new InvalidDataException($"{call} answered with {Encoding.UTF8.GetString(smallest)}: {fault}", fault);
            }
        });
    }

    private static async Task TryOnceAsync(string user, Func<IPimClient, PimCall, Task> runAsync, HttpMessageHandler handler, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        try
        {
            using var client = await ConnectAsync(user, handler, patience.Token);
            await runAsync(client, new PimCall(patience.Token));
        }
        catch (PimException)
        {
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            // A wait that the service asked for.
        }
    }

    private static async Task<IPimClient> ConnectAsync(string user, HttpMessageHandler handler, CancellationToken stop) =>
        await new PimClientFactory(handler) { Timeouts = Offline.Timeouts }.ConnectAsync((await Operations.Value).Options(user), new PimCall(stop));
}
