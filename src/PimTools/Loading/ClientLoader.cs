using System;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;

namespace PimTools.Loading;

/// <summary>Loads the client layer once per process, at first use, out of the folder made for the runtime this is.</summary>
internal static class ClientLoader
{
    private const string FactoryType = "PimTools.Graph.PimClientFactory";
    private static readonly Lazy<IPimClientFactory> Loaded = new(Load);

    /// <exception cref="PimException">The module's own files are not there or do not load (<see cref="PimErrorCode.LoadFailed"/>).</exception>
    public static IPimClientFactory Factory => Loaded.Value;

    private static IPimClientFactory Load()
    {
        var isDesktop = RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal);
        var module = Path.GetDirectoryName(typeof(ClientLoader).Assembly.Location)!;
        var folder = Path.Combine(module, "lib", isDesktop ? "net472" : "net8.0");
        try
        {
            var client = isDesktop ? FolderAssemblies.LoadForDesktop(folder) : FolderAssemblies.LoadIsolated(folder);
            return (IPimClientFactory)Activator.CreateInstance(client.GetType(FactoryType, throwOnError: true)!)!;
        }
        catch (Exception e) when (e is IOException or BadImageFormatException or TypeLoadException or TargetInvocationException)
        {
            throw new PimException(PimErrorCode.LoadFailed, $"The module's files in '{folder}' do not load: {(e.InnerException ?? e).Message}", e)
            {
                Remedy = "Install PimTools again; PowerShell 7.4 or later, or Windows PowerShell 5.1 with .NET Framework 4.7.2, is needed.",
                TargetObject = folder,
            };
        }
    }
}
