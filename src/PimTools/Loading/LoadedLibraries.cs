using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace PimTools.Loading;

/// <summary>Tells which copies of the libraries are loaded that several modules bring along.</summary>
internal static class LoadedLibraries
{
    private static readonly string[] Shared =
    {
        "Azure.Core", "Azure.Identity", "Microsoft.Graph.Core", "Microsoft.Identity.Client", "Microsoft.Kiota.Abstractions", "Newtonsoft.Json",
    };

    // Absent in Windows PowerShell, where all copies are in one place.
    private static readonly MethodInfo? ContextOf = Type.GetType("System.Runtime.Loader.AssemblyLoadContext, System.Runtime.Loader")?.GetMethod("GetLoadContext");

    /// <summary>Each copy as "Azure.Core 1.50.0 in PimTools".</summary>
    public static IEnumerable<string> Describe() =>
        from assembly in AppDomain.CurrentDomain.GetAssemblies()
        let name = assembly.GetName()
        where Shared.Contains(name.Name, StringComparer.OrdinalIgnoreCase)
        let version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? name.Version?.ToString()
        let context = ContextOf?.Invoke(null, new object[] { assembly })
        let place = context?.GetType().GetProperty("Name")?.GetValue(context) as string
        orderby name.Name, version
        select $"{name.Name} {version}" + (place is null ? string.Empty : $" in {place}");
}
