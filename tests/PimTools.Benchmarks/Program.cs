using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;

namespace PimTools.Benchmarks;

/// <summary>Import time in a real PowerShell; calls, time and memory per operation on the embedded tenant; and workloads over HTTP beside their peers.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        var wanted = arguments.Length == 0 || arguments[0] == "all" ? ["import", "operations", "workloads"] : arguments;
        if (wanted.Contains("operations"))
        {
            await new OperationBenchmarks(Console.Out).RunAsync();
        }

        if (wanted.Contains("workloads"))
        {
            new WorkloadTable(Console.Out).Run(wanted[0] == "workloads" ? wanted.ElementAtOrDefault(1) : null);
        }

        return wanted.Contains("import") ? Import() : 0;
    }

    private static int Import()
    {
        var module = typeof(Program).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "ModuleFolder").Value!;
        using var process = Process.Start(PowerShellProgram.Find().StartInfo(
            "-NoProfile", "-NonInteractive", "-File", Path.Combine(AppContext.BaseDirectory, "Import.ps1"), "-Module", module))!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
