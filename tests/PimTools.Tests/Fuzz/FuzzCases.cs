using System;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using FsCheck;
using Microsoft.FSharp.Core;

namespace PimTools.Tests.Fuzz;

/// <summary>The number of cases, and the seed that they come from. PIMTOOLS_FUZZ_SEED repeats a run; PIMTOOLS_FUZZ_CASES makes it longer, in per cent.</summary>
internal static class FuzzCases
{
    private static readonly TimeSpan LongestCase = TimeSpan.FromSeconds(60);

    private static readonly int? Given = Number("PIMTOOLS_FUZZ_SEED");

    public static int Seed { get; } = Given ?? Environment.TickCount & 0xFFFFFF;

    /// <summary>So many cases of a property. Its own message tells how a failure is repeated; with a seed given, every run is the same.</summary>
    public static Config Properties(int count)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(Math.Max(1, Cases(count)));
        return Given is { } seed ? config.WithReplay(new Replay(new Rnd((ulong)seed), FSharpOption<int>.None)) : config;
    }

    /// <summary>The random numbers of one case: the same for the same seed, name and number.</summary>
    public static Random Random(string name, int number)
    {
        var hash = 17;
        foreach (var letter in name)
        {
            hash = unchecked((hash * 31) + letter);
        }

        return new Random(unchecked((Seed * 397) ^ hash ^ (number * 7919)));
    }

    /// <summary>Runs cases side by side; the first that fails is told with all that repeats it.</summary>
    /// <param name="name">The name of the cases.</param>
    /// <param name="count">The number of cases.</param>
    /// <param name="runAsync">Runs one.</param>
    /// <param name="atOnce">The most at once: many where they wait, few where each fills the memory.</param>
    public static async Task RunAsync(string name, int count, Func<Random, CancellationToken, Task> runAsync, int atOnce = 24)
    {
        await Parallel.ForAsync(0, Cases(count), new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (number, stop) =>
        {
            try
            {
                await runAsync(Random(name, number), stop).WaitAsync(LongestCase, stop);
            }
            catch (Exception fault) when (!stop.IsCancellationRequested)
            {
                throw new InvalidDataException($"{name}, case {number}, PIMTOOLS_FUZZ_SEED={Seed}: {fault.Message}", fault);
            }
        });
    }

    private static int Cases(int count) => count * (Number("PIMTOOLS_FUZZ_CASES") ?? 100) / 100;

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
