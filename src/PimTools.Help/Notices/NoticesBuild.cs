using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace PimTools.Help.Notices;

/// <summary>Writes THIRD-PARTY-NOTICES into a module: for each assembly of a package that ships in lib/, the terms of that package.</summary>
public static class NoticesBuild
{
    /// <summary>The file's name, at the root of the module.</summary>
    public const string File = "THIRD-PARTY-NOTICES";

    private const string Own = "PimTools.";

    /// <summary>Builds the notices.</summary>
    /// <returns>What stands against it; empty when the notices were written.</returns>
    public static IReadOnlyList<string> Run(string assetsFile, string moduleFolder)
    {
        var restored = AssetsFile.Read(assetsFile);
        var library = Path.Combine(moduleFolder, "lib");
        var sources = Directory.EnumerateFiles(library, "*.dll", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(library, file).Replace('\\', '/'))
            .Where(file => !Path.GetFileName(file).StartsWith(Own, StringComparison.Ordinal))
            .Select(file => (File: file, Package: Source(restored, file)))
            .ToList();

        var problems = sources.Where(source => source.Package is null)
            .Select(source => $"lib/{source.File}: error NOTICES: No restored package brings this assembly, so nobody can tell its licence.")
            .ToList();
        if (problems.Count > 0)
        {
            return problems;
        }

        try
        {
            var packages = sources.GroupBy(source => source.Package!.Folder, source => source).Select(
                group => PackageTerms.Read(group.First().Package!, [.. group.Select(source => source.File)]));
            System.IO.File.WriteAllText(Path.Combine(moduleFolder, File), NoticesWriter.Write(packages));
            return [];
        }
        catch (InvalidDataException exception)
        {
            return [$"{File}: error NOTICES: {exception.Message}"];
        }
    }

    private static RestoredPackage? Source(IReadOnlyDictionary<string, IReadOnlyList<RestoredPackage>> restored, string file) =>
        restored[file.Split('/')[0]].FirstOrDefault(package => package.Assemblies.Contains(Path.GetFileName(file)));
}
