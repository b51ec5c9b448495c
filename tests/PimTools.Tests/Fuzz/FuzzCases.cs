using System;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace PimTools.Tests.Fuzz;

/// <summary>How many cases, out of which seed. PIMTOOLS_FUZZ_SEED repeats a run; PIMTOOLS_FUZZ_CASES makes it longer, in per cent.</summary>
internal static class FuzzCases
{
    private static readonly TimeSpan LongestCase = TimeSpan.FromSeconds(60);

    public static int Seed { get; } = Number("PIMTOOLS_FUZZ_SEED") ?? Environment.TickCount & 0xFFFFFF;

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
    public static async Task RunAsync(string name, int count, Func<Random, CancellationToken, Task> runAsync)
    {
        var cases = count * (Number("PIMTOOLS_FUZZ_CASES") ?? 100) / 100;
        await Parallel.ForAsync(0, cases, new ParallelOptions { MaxDegreeOfParallelism = 24 }, async (number, stop) =>
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

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
