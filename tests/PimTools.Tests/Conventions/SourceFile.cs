using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace PimTools.Tests.Conventions;

/// <summary>A text file of the repository, by its path from the root.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    private static readonly string[] Texts = [".cs", ".csproj", ".json", ".md", ".props", ".ps1", ".ps1xml", ".psd1", ".targets", ".yml"];

    private static readonly string[] Built = ["bin", "obj", "out", ".git", "TestResults"];

    private static readonly Lazy<IReadOnlyList<SourceFile>> Read = new(() => [.. Find(Repository.Root)]);

    /// <summary>Everything people wrote, nothing that was built.</summary>
    public static IReadOnlyList<SourceFile> All => Read.Value;

    /// <summary>The C# of the projects that ship or build.</summary>
    public static IEnumerable<SourceFile> Shipped => All.Where(file => file.IsCode && file.IsUnder("src"));

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public bool IsCode => Path.EndsWith(".cs", StringComparison.Ordinal);

    public bool IsPester => Path.EndsWith(".Tests.ps1", StringComparison.Ordinal);

    public bool IsUnder(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);

    public override string ToString() => Path;

    private static IEnumerable<SourceFile> Find(string folder) =>
        Directory.EnumerateFiles(folder)
            .Where(file => Texts.Contains(System.IO.Path.GetExtension(file)))
            .Select(file => new SourceFile(System.IO.Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'), File.ReadAllText(file)))
            .Concat(Directory.EnumerateDirectories(folder).Where(inner => !Built.Contains(System.IO.Path.GetFileName(inner))).SelectMany(Find));
}
