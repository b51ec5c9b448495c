using System;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;

namespace PimTools.Tour;

/// <summary>Plays a day of Privileged Identity Management on the embedded tenant.</summary>
internal static class Program
{
    private static async Task<int> Main()
    {
        if (PowerShellHost.Find() is { } powershell)
        {
            Console.WriteLine($"A day of PIM, played by the cmdlets in PowerShell {powershell.Version}. Each line after PS> is what you would type.");
            return await PowerShellHost.PlayAsync("Day.ps1", ModuleFolder()).ConfigureAwait(false);
        }

        await Console.Error.WriteLineAsync("There is no PowerShell 7.4 or later on PATH, which plays this day of PIM. Install it and run the tour again.").ConfigureAwait(false);
        return 1;
    }

    private static string ModuleFolder() =>
        typeof(Program).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "ModuleFolder").Value!;
}
