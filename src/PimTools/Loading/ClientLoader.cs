using System;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;
using PimTools.Activation;
using PimTools.Documents;

namespace PimTools.Loading;

/// <summary>Loads the client layer once per process, at first use, out of the folder made for the runtime this is.</summary>
internal static class ClientLoader
{
    private static readonly Lazy<Assembly> Client = new(Load);
    private static readonly Lazy<IPimClientFactory> LoadedFactory = new(() => Make<IPimClientFactory>("PimTools.Graph.PimClientFactory"));
    private static readonly Lazy<IDocumentFormat> LoadedDocuments = new(() => Make<IDocumentFormat>("PimTools.Graph.Documents.DocumentFormat"));
    private static readonly Lazy<IRolePicker> LoadedPicker = new(() => Make<IRolePicker>("PimTools.Graph.Picker.ConsolePicker"));

    /// <exception cref="PimException">The module's own files are not there or do not load (<see cref="PimErrorCode.LoadFailed"/>).</exception>
    public static IPimClientFactory Factory => LoadedFactory.Value;

    /// <summary>Documents of YAML and JSON, which need a package as well.</summary>
    /// <exception cref="PimException">As for the factory.</exception>
    public static IDocumentFormat Documents => LoadedDocuments.Value;

    /// <summary>The choice at the console, which needs a package as well.</summary>
    /// <exception cref="PimException">As for the factory.</exception>
    public static IRolePicker Picker => LoadedPicker.Value;

    private static bool IsDesktop => RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal);

    private static string Folder => Path.Combine(Path.GetDirectoryName(typeof(ClientLoader).Assembly.Location)!, "lib", IsDesktop ? "net472" : "net8.0");

    private static Assembly Load() => Reach(() => IsDesktop ? FolderAssemblies.LoadForDesktop(Folder) : FolderAssemblies.LoadIsolated(Folder));

    private static T Make<T>(string type) => Reach(() => (T)Activator.CreateInstance(Client.Value.GetType(type, throwOnError: true)!, nonPublic: true)!);

    private static T Reach<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is IOException or BadImageFormatException or TypeLoadException or TargetInvocationException)
        {
            throw new PimException(PimErrorCode.LoadFailed, $"The module's files in '{Folder}' do not load: {(e.InnerException ?? e).Message}", e)
            {
                Remedy = "Install PimTools again; PowerShell 7.4 or later, or Windows PowerShell 5.1 with .NET Framework 4.7.2, is needed.",
                TargetObject = Folder,
            };
        }
    }
}
