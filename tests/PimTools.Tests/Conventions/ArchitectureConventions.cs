using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace PimTools.Tests.Conventions;

/// <summary>The pages for those who read the code name what is there: who follows them finds each file.</summary>
public sealed class ArchitectureConventions
{
    // A type with its room, and perhaps a member of it: `Client/PimClient`, `Entra/EntraSettings.ApproversAsync`.
    private static readonly Regex Named = new(@"`((?:[A-Z]\w*/)+[A-Z]\w*)(?:\.(\w+))?`");

    [Theory]
    [InlineData("docs/architecture.md", 60)]
    [InlineData("CONTRIBUTING.md", 8)]
    public void A_page_names_types_and_rooms_that_exist(string page, int atLeast)
    {
        var names = Named.Matches(File.ReadAllText(Path.Combine(Repository.Root, page)));

        Assert.True(names.Count >= atLeast, $"{page} names {names.Count} types and rooms.");
        Offenders.None(from name in names where !Exists(name.Groups[1].Value, name.Groups[2].Value) select $"{page}: {name.Value}");
    }

    private static bool Exists(string path, string member) =>
        Files(path).Any(file => Regex.IsMatch(file.Text, $@"\b{member}\b"))
        || (member.Length == 0 && SourceFile.Shipped.Any(file => file.Path.Contains($"/{path}/", System.StringComparison.Ordinal)));

    private static IEnumerable<SourceFile> Files(string path) => SourceFile.Shipped.Where(file => file.Path.EndsWith($"/{path}.cs", System.StringComparison.Ordinal));
}
