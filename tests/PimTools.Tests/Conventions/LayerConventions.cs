using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace PimTools.Tests.Conventions;

/// <summary>Tests who may know whom, in the assemblies as they were built.</summary>
public sealed class LayerConventions
{
    [Fact]
    public void The_cmdlets_know_Core_and_PowerShell_alone() =>
        Assert.Equal(["PimTools.Core", "System.Management.Automation", "netstandard"], References("PimTools").Order(StringComparer.Ordinal));

    [Fact]
    public void Core_knows_nobody() => Assert.Equal(["netstandard"], References("PimTools.Core"));

    [Fact]
    public void The_client_does_not_know_PowerShell_and_of_this_project_only_Core_and_the_emulator()
    {
        Offenders.None(References("PimTools.Graph").Where(name => name == "System.Management.Automation"));
        Offenders.None(Own("PimTools.Graph").Except(["PimTools.Core", "PimTools.Emulator"]));
    }

    [Fact]
    public void The_emulator_knows_neither_this_project_nor_PowerShell() =>
        Offenders.None(References("PimTools.Emulator").Where(name => name.StartsWith("PimTools", StringComparison.Ordinal) || name == "System.Management.Automation"));

    [Fact]
    public void The_emulator_is_asked_for_in_one_file() => Assert.Single(
        SourceFile.Shipped.Where(file => file.IsUnder("src/PimTools.Graph") && Regex.IsMatch(file.Text, @"\bPimTools\.Emulator\b")).Select(file => file.Path));

    [Fact]
    public void The_emulator_s_sources_do_not_mention_the_client() => Offenders.None(
        SourceFile.Shipped.Where(file => file.IsUnder("src/PimTools.Emulator") && Regex.IsMatch(file.Text, @"\bPimTools\.(Graph|Rules)\b|\bIPimClient\b"))
            .Select(file => file.Path));

    private static IEnumerable<string> Own(string assembly) => References(assembly).Where(name => name.StartsWith("PimTools", StringComparison.Ordinal));

    private static string[] References(string assembly)
    {
        var files = BuiltModule.Files(assembly).ToList();
        Assert.NotEmpty(files);
        return [.. files.SelectMany(BuiltModule.References).Distinct()];
    }
}
