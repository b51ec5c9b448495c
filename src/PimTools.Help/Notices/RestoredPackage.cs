using System.Collections.Generic;

namespace PimTools.Help.Notices;

/// <summary>A package as NuGet restored it.</summary>
/// <param name="Id">The package's id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Folder">Where it lies, unpacked.</param>
/// <param name="Assemblies">The names of the assemblies that it brings at run time.</param>
public sealed record RestoredPackage(string Id, string Version, string Folder, IReadOnlySet<string> Assemblies);
