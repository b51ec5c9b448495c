using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;

namespace PimTools.Benchmarks;

/// <summary>Import time in a real PowerShell, and calls, time and memory per operation on the embedded tenant.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        var wanted = arguments.Length == 0 ? ["import", "operations"] : arguments;
        if (wanted.Contains("operations"))
        {
            await new OperationBenchmarks(Console.Out).RunAsync();
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
