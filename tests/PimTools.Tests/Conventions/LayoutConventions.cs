using System.IO;
using System.Linq;
using Xunit;

namespace PimTools.Tests.Conventions;

/// <summary>What stands in out/PimTools is what a user installs.</summary>
public sealed class LayoutConventions
{
    [Theory]
    [InlineData("PimTools.psd1")]
    [InlineData("PimTools.format.ps1xml")]
    [InlineData("PimTools.dll")]
    [InlineData("PimTools.Core.dll")]
    [InlineData("LICENSE")]
    [InlineData("lib/net8.0/PimTools.Graph.dll")]
    [InlineData("lib/net8.0/PimTools.Graph.deps.json")]
    [InlineData("lib/net8.0/PimTools.Emulator.dll")]
    [InlineData("lib/net472/PimTools.Graph.dll")]
    [InlineData("lib/net472/PimTools.Emulator.dll")]
    [InlineData("en-US/PimTools.dll-Help.xml")]
    public void It_is_there(string file) => Assert.True(File.Exists(Path.Combine(BuiltModule.Folder, file)), file);

    [Fact]
    public void Core_stands_at_the_root_alone_so_that_its_types_are_loaded_once() =>
        Assert.Equal([Path.Combine(BuiltModule.Folder, "PimTools.Core.dll")], BuiltModule.Files("PimTools.Core"));

    [Fact]
    public void PowerShell_itself_does_not_ship() => Assert.Empty(BuiltModule.Files("System.Management.Automation"));

    [Fact]
    public void The_root_holds_no_package_that_another_module_could_meet() => Assert.Equal(
        ["PimTools.Core.dll", "PimTools.dll"],
        Directory.GetFiles(BuiltModule.Folder, "*.dll").Select(Path.GetFileName).Order(System.StringComparer.Ordinal));

    [Fact]
    public void Nothing_ships_that_only_a_developer_needs() => Offenders.None(
        Directory.EnumerateFiles(BuiltModule.Folder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".pdb" or ".cs" || file.EndsWith("PimTools.Help.dll", System.StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(BuiltModule.Folder, file)));
}
