using System;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;
using PimTools.Documents;

namespace PimTools.Loading;

/// <summary>Loads the client layer once per process, at first use, out of the folder made for the runtime this is.</summary>
internal static class ClientLoader
{
    private const string FactoryType = "PimTools.Graph.PimClientFactory";
    private const string DocumentsType = "PimTools.Graph.Documents.DocumentFormat";
    private static readonly Lazy<Assembly> Loaded = new(Load);
    private static readonly Lazy<IPimClientFactory> LoadedFactory = new(() => (IPimClientFactory)Create(FactoryType));
    private static readonly Lazy<IDocumentFormat> LoadedDocuments = new(() => (IDocumentFormat)Create(DocumentsType));

    /// <exception cref="PimException">The module's own files are not there or do not load (<see cref="PimErrorCode.LoadFailed"/>).</exception>
    public static IPimClientFactory Factory => LoadedFactory.Value;

    /// <exception cref="PimException">The module's own files are not there or do not load (<see cref="PimErrorCode.LoadFailed"/>).</exception>
    public static IDocumentFormat Documents => LoadedDocuments.Value;

    private static object Create(string type)
    {
        try
        {
            return Activator.CreateInstance(Loaded.Value.GetType(type, throwOnError: true)!)!;
        }
        catch (Exception e) when (e is TypeLoadException or TargetInvocationException)
        {
            throw Failure(e);
        }
    }

    private static Assembly Load()
    {
        var isDesktop = RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal);
        var folder = Path.Combine(Root, "lib", isDesktop ? "net472" : "net8.0");
        try
        {
            return isDesktop ? FolderAssemblies.LoadForDesktop(folder) : FolderAssemblies.LoadIsolated(folder);
        }
        catch (Exception e) when (e is IOException or BadImageFormatException or TypeLoadException or TargetInvocationException)
        {
            throw Failure(e);
        }
    }

    private static string Root => Path.GetDirectoryName(typeof(ClientLoader).Assembly.Location)!;

    private static PimException Failure(Exception cause) => new(
        PimErrorCode.LoadFailed, $"The module's files in '{Path.Combine(Root, "lib")}' do not load: {(cause.InnerException ?? cause).Message}", cause)
    {
        Remedy = "Install PimTools again; PowerShell 7.4 or later, or Windows PowerShell 5.1 with .NET Framework 4.7.2, is needed.",
        TargetObject = Root,
    };
}
