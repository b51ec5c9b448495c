using System;
using System.Threading.Tasks;

namespace PimTools.Emulator.Host;

internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        HostOptions options;
        try
        {
            options = HostOptions.Parse(arguments);
        }
        catch (FormatException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message + Environment.NewLine + HostOptions.Usage);
            return 2;
        }

        await using var host = await EmulatorHost.CreateAsync(options);
        await host.StartAsync();
        Console.WriteLine($"Listening on {host.Address}");
        await host.WaitAsync();
        return 0;
    }
}
