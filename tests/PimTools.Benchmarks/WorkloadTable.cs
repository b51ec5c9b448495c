using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace PimTools.Benchmarks;

/// <summary>
/// The workloads in a real PowerShell, each in a process of its own, against the emulated tenant over HTTP at 50 ms: beside the calls of the published
/// peer and the least that the API allows, in one run. Writes the table into docs/performance.md.
/// </summary>
internal sealed class WorkloadTable
{
    private const string Begin = "<!-- begin: workloads -->";
    private const string End = "<!-- end: workloads -->";
    private const string Latency = "50ms";

    private readonly string _scripts = AppContext.BaseDirectory;
    private readonly TextWriter _out;

    public WorkloadTable(TextWriter output) => _out = output;

    /// <summary>Runs the workloads whose name contains a text; all of them are written down.</summary>
    public void Run(string? wanted)
    {
        var names = Lines("-Command", $". '{Path.Combine(_scripts, "Workloads.ps1")}'; $workloads | ForEach-Object {{ $_.Name + [char]9 + $_.PeerName + [char]9 + $_.Goal }}");
        var rows = new List<string>
        {
            "| Work | Goal | Calls | Deep | KiB | Time | CPU | First object | Peak (over idle) | Peer's calls | Least | Time / least |",
            "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
        };
        rows.ForEach(_out.WriteLine);
        foreach (var name in names.Where(name => wanted is null || name.Contains(wanted, StringComparison.OrdinalIgnoreCase)))
        {
            var parts = name.Split('\t');
            rows.Add(Row(parts[0], parts[1], parts[2]));
            _out.WriteLine(rows[^1]);
        }

        if (wanted is null)
        {
            Write(rows);
        }
    }

    private static string Meta(string key) =>
        typeof(WorkloadTable).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == key).Value!;

    private string Row(string name, string peerName, string goal)
    {
        var told = Lines("-File", Path.Combine(_scripts, "Workload.ps1"), "-Name", name, "-Module", Meta("ModuleFolder"), "-EmulatorHost", Meta("EmulatorHost"), "-Latency", Latency);
        using var document = JsonDocument.Parse(told[^1]);
        var (root, ours) = (document.RootElement, document.RootElement.GetProperty("Ours"));
        var least = root.GetProperty("Limit").GetDouble();
        var peer = root.GetProperty("Peer") is { ValueKind: JsonValueKind.Object } there
            ? $"{peerName} {there.GetProperty("Calls")} / {Time(there.GetProperty("Milliseconds"))}"
            : "-";
        var ratio = least < 1 ? "-" : (ours.GetProperty("Milliseconds").GetDouble() / least).ToString("0.0", CultureInfo.InvariantCulture);
        return $"| {name.Replace("|", "\\|", StringComparison.Ordinal)} | {goal} | {ours.GetProperty("Calls")} | {ours.GetProperty("Deep")} | {Whole(ours.GetProperty("KiB"))} "
            + $"| {Time(ours.GetProperty("Milliseconds"))} | {Time(ours.GetProperty("Processor"))} | {Time(ours.GetProperty("First"))} | {Memory(root)} | {peer} | {Time(root.GetProperty("Limit"))} | {ratio} |";
    }

    private static string Memory(JsonElement told) =>
        $"{Whole(told.GetProperty("Peak"))} (+{told.GetProperty("Peak").GetDouble() - told.GetProperty("Idle").GetDouble():0}) MiB";

    private static string Time(JsonElement milliseconds) => milliseconds.ValueKind == JsonValueKind.Number ? Whole(milliseconds) + " ms" : "-";

    private static string Whole(JsonElement number) => number.GetDouble().ToString("0", CultureInfo.InvariantCulture);

    private static List<string> Lines(params string[] arguments)
    {
        var start = PowerShellProgram.Find().StartInfo(["-NoProfile", "-NonInteractive", .. arguments]);
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList();
        process.WaitForExit();
        return process.ExitCode == 0 && lines.Count > 0 ? lines : throw new InvalidOperationException("A workload failed: " + string.Join(" ", arguments));
    }

    private static void Write(List<string> rows)
    {
        var path = Path.Combine(Meta("RepositoryRoot"), "docs", "performance.md");
        var text = File.ReadAllText(path);
        var (from, to) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));
        var machine = $"{Environment.ProcessorCount} processors, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription.Split(' ')[0]}, {DateTime.UtcNow:yyyy-MM-dd}.";
        File.WriteAllText(path, $"{text[..from]}\n{machine}\n\n{string.Join("\n", rows)}\n{text[to..]}");
    }
}
