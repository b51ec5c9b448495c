using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace PimTools.Tests.Conventions;

/// <summary>The module as the build laid it out, read as metadata: nothing of it runs.</summary>
internal static class BuiltModule
{
    private static readonly Lazy<MetadataLoadContext> Context = new(Load);

    public static string Folder { get; } = Path.Combine(Repository.Root, "out", "PimTools");

    public static Assembly Shell => Context.Value.LoadFromAssemblyPath(Path.Combine(Folder, "PimTools.dll"));

    public static Assembly Core => Context.Value.LoadFromAssemblyPath(Path.Combine(Folder, "PimTools.Core.dll"));

    public static IReadOnlyList<BuiltCmdlet> Cmdlets =>
        [.. Shell.GetTypes().Where(type => !type.IsAbstract && Has(type, "CmdletAttribute")).Select(type => new BuiltCmdlet(type))];

    /// <summary>Every project assembly that ships, the client layer's once for each runtime.</summary>
    public static IEnumerable<string> Files(string name) => Directory.EnumerateFiles(Folder, name + ".dll", SearchOption.AllDirectories);

    /// <summary>Tells what an assembly refers to, without loading it.</summary>
    public static IReadOnlyList<string> References(string file)
    {
        using var alone = new MetadataLoadContext(new PathAssemblyResolver([.. Runtime(), file]));
        return [.. alone.LoadFromAssemblyPath(file).GetReferencedAssemblies().Select(reference => reference.Name!)];
    }

    public static bool Has(MemberInfo member, string attribute) => member.GetCustomAttributesData().Any(data => data.AttributeType.Name == attribute);

    private static MetadataLoadContext Load() => new(new PathAssemblyResolver(
    [
        .. Runtime(), .. Directory.GetFiles(Folder, "*.dll"),
        Path.Combine(AppContext.BaseDirectory, "System.Management.Automation.dll"),
    ]));

    private static string[] Runtime() => Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll");
}
