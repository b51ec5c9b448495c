using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;

namespace PimTools.Tour;

/// <summary>Plays a day of Privileged Identity Management by the cmdlets, on the embedded tenant.</summary>
internal static class Program
{
    private static async Task<int> Main()
    {
        var start = PowerShellProgram.Find().StartInfo(
            "-NoProfile", "-NonInteractive", "-File", Path.Combine(AppContext.BaseDirectory, "Day.ps1"), "-Module", ModuleFolder());
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync().ConfigureAwait(false);
        return process.ExitCode;
    }

    private static string ModuleFolder() =>
        typeof(Program).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "ModuleFolder").Value!;
}
