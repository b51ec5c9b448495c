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

        Console.WriteLine("There is no PowerShell 7.4 or later on PATH, so this day of PIM is played by the client layer under the cmdlets.");
        await new Day(Console.Out).PlayAsync().ConfigureAwait(false);
        return 0;
    }

    private static string ModuleFolder() =>
        typeof(Program).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "ModuleFolder").Value!;
}
