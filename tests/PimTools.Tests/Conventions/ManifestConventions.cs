using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace PimTools.Tests.Conventions;

public sealed class ManifestConventions
{
    private static readonly string Manifest = SourceFile.All.Single(file => file.Path == "PimTools.psd1").Text;

    [Fact]
    public void The_manifest_exports_exactly_the_cmdlets_by_name()
    {
        var exported = Listed("CmdletsToExport");

        Offenders.None(exported.Except(BuiltModule.Cmdlets.Select(cmdlet => cmdlet.Name)).Select(name => $"{name} is exported and does not exist"));
        Offenders.None(BuiltModule.Cmdlets.Select(cmdlet => cmdlet.Name).Except(exported).Select(name => $"{name} is not exported"));
    }

    [Fact]
    public void The_release_notes_are_of_this_version()
    {
        var version = Regex.Match(Manifest, @"ModuleVersion\s*=\s*'([^']+)'").Groups[1].Value;

        Assert.Matches($@"ReleaseNotes\s*=\s*@'\s*{Regex.Escape(version)}\b", Manifest);
    }

    [Fact]
    public void The_exported_cmdlets_stand_in_order_once() =>
        Assert.Equal(Listed("CmdletsToExport").Order(StringComparer.Ordinal).Distinct(), Listed("CmdletsToExport"));

    [Theory]
    [InlineData("FunctionsToExport")]
    [InlineData("VariablesToExport")]
    public void Nothing_else_is_exported_and_nothing_has_to_be_searched_for(string list) =>
        Assert.Matches($@"(?m)^\s*{list}\s*=\s*@\(\)\s*$", Manifest);

    [Fact]
    public void The_exported_aliases_are_those_that_the_module_sets() => Assert.Equal(
        Listed("AliasesToExport"),
        Regex.Matches(File.ReadAllText(Path.Combine(Repository.Root, "src", "PimTools", "Loading", "ShortName.cs")), @"new ShortName\(""([\w-]+)""")
            .Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal));

    [Fact]
    public void No_export_is_a_wildcard() => Assert.DoesNotMatch(@"ToExport\s*=[^)]*\*", Manifest);

    internal static string[] Listed(string list)
    {
        var entries = Regex.Match(Manifest, $@"{list}\s*=\s*@\(([^)]*)\)");
        Assert.True(entries.Success, list);
        return [.. Regex.Matches(entries.Groups[1].Value, "'([^']+)'").Select(match => match.Groups[1].Value)];
    }
}
