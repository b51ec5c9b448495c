using System;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace PimTools.Tests.Graph;

/// <summary>
/// The assemblies of a folder of the built module, the runtime's own and PimTools.Core, and none besides: what the test project brings
/// cannot stand in for an assembly that does not ship.
/// </summary>
internal sealed class ShippedFolder(string folder) : AssemblyLoadContext(isCollectible: false)
{
    private static readonly string Runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    public Assembly Load(string name) => LoadFromAssemblyName(new AssemblyName(name));

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var shipped = Path.Combine(folder, assemblyName.Name + ".dll");
        if (File.Exists(shipped))
        {
            return LoadFromAssemblyPath(shipped);
        }

        // After a FileNotFoundException the runtime would ask the test project's own context.
        var isElsewhere = assemblyName.Name == "PimTools.Core" || File.Exists(Path.Combine(Runtime, assemblyName.Name + ".dll"));
        return isElsewhere ? null : throw new InvalidOperationException($"{assemblyName.Name} is needed, and does not ship.");
    }
}
