using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;

namespace PimTools.Loading;

/// <summary>Loads a folder of assemblies so that they meet no other module's copies, and no other module meets them.</summary>
/// <remarks>The load context is reached by reflection because this assembly is built for Windows PowerShell 5.1 as well, which has none.</remarks>
internal static class FolderAssemblies
{
    private const string Entry = "PimTools.Graph";
    private const string Loader = "System.Runtime.Loader";

    /// <summary>Loads everything at once into a load context of its own: a handler that loads lazily lets other copies slip in.</summary>
    public static Assembly LoadIsolated(string folder)
    {
        var contextType = Type.GetType($"{Loader}.AssemblyLoadContext, {Loader}", throwOnError: true)!;
        var resolverType = Type.GetType($"{Loader}.AssemblyDependencyResolver, {Loader}", throwOnError: true)!;
        var entryPath = Path.Combine(folder, Entry + ".dll");
        var context = Activator.CreateInstance(contextType, "PimTools", false);
        var resolver = Activator.CreateInstance(resolverType, entryPath);
        var load = contextType.GetMethod("LoadFromAssemblyPath", new[] { typeof(string) })!;
        var resolve = resolverType.GetMethod("ResolveAssemblyToPath", new[] { typeof(AssemblyName) })!;

        Assembly? entry = null;
        foreach (var file in Directory.GetFiles(folder, "*.dll"))
        {
            var name = AssemblyName.GetAssemblyName(file);

            // The resolver knows the copy made for this platform, where there is one under runtimes/.
            var path = (string?)resolve.Invoke(resolver, new object[] { name }) ?? file;
            var assembly = (Assembly)load.Invoke(context, new object[] { path })!;
            entry = name.Name == Entry ? assembly : entry;
        }

        return entry ?? throw new FileNotFoundException("The client layer is missing.", entryPath);
    }

    /// <summary>.NET Framework has no load contexts: only names present in the folder are answered, and only when nothing else has.</summary>
    public static Assembly LoadForDesktop(string folder)
    {
        var files = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in Directory.GetFiles(folder, "*.dll"))
        {
            files[Path.GetFileNameWithoutExtension(file)] = file;
        }

        AppDomain.CurrentDomain.AssemblyResolve += (_, missing) =>
            files.TryGetValue(new AssemblyName(missing.Name).Name!, out var path) ? Assembly.LoadFrom(path) : null;
        return Assembly.LoadFrom(Path.Combine(folder, Entry + ".dll"));
    }
}
