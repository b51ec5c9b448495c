using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace PimTools.Tests.Conventions;

/// <summary>Tests that out/PimTools holds what a user installs.</summary>
public sealed class LayoutConventions
{
    private static readonly string[] Libraries =
    [
        "Azure.Core",
        "Azure.Identity",
        "Microsoft.Bcl.AsyncInterfaces",
        "Microsoft.Extensions.Configuration.Abstractions",
        "Microsoft.Extensions.DependencyInjection.Abstractions",
        "Microsoft.Extensions.Diagnostics.Abstractions",
        "Microsoft.Extensions.FileProviders.Abstractions",
        "Microsoft.Extensions.Hosting.Abstractions",
        "Microsoft.Extensions.Logging.Abstractions",
        "Microsoft.Extensions.Options",
        "Microsoft.Extensions.Primitives",
        "Microsoft.Graph.Core",
        "Microsoft.Identity.Client",
        "Microsoft.Identity.Client.Extensions.Msal",
        "Microsoft.IdentityModel.Abstractions",
        "Microsoft.Kiota.Abstractions",
        "Microsoft.Kiota.Http.HttpClientLibrary",
        "Newtonsoft.Json",
        "PimTools.Emulator",
        "PimTools.Graph",
        "Spectre.Console",
        "Spectre.Console.Ansi",
        "System.ClientModel",
        "System.Diagnostics.DiagnosticSource",
        "System.Formats.Asn1",
        "System.IO.Pipelines",
        "System.Memory.Data",
        "System.Security.Cryptography.ProtectedData",
        "System.Text.Encodings.Web",
        "System.Text.Json",
        "YamlDotNet",
    ];

    // What .NET has of its own, and .NET Framework has not.
    private static readonly string[] LibrariesForDesktop =
    [
        "Microsoft.Bcl.TimeProvider",
        "System.Buffers",
        "System.IO.FileSystem.AccessControl",
        "System.Memory",
        "System.Numerics.Vectors",
        "System.Runtime.CompilerServices.Unsafe",
        "System.Security.AccessControl",
        "System.Security.Principal.Windows",
        "System.Threading.Tasks.Extensions",
    ];

    [Theory]
    [InlineData("PimTools.psd1")]
    [InlineData("PimTools.format.ps1xml")]
    [InlineData("PimTools.types.ps1xml")]
    [InlineData("pim-configuration.schema.json")]
    [InlineData("PimTools.dll")]
    [InlineData("PimTools.Core.dll")]
    [InlineData("LICENSE")]
    [InlineData("THIRD-PARTY-NOTICES")]
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
        Directory.GetFiles(BuiltModule.Folder, "*.dll").Select(Path.GetFileName).Order(StringComparer.Ordinal));

    // A package that brings more than is used is no reason to ship it: src/PimTools/Module.targets leaves the rest out.
    [Fact]
    public void The_client_ships_these_assemblies_and_no_other()
    {
        Assert.Equal(Libraries, Names("net8.0"));
        Assert.Equal(Libraries.Concat(LibrariesForDesktop).Order(StringComparer.Ordinal), Names("net472"));
    }

    [Fact]
    public void Nothing_ships_that_only_a_developer_needs() => Offenders.None(
        Directory.EnumerateFiles(BuiltModule.Folder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".pdb" or ".cs" || file.EndsWith("PimTools.Help.dll", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(BuiltModule.Folder, file)));

    private static IEnumerable<string> Names(string folder) => Directory.EnumerateFiles(Path.Combine(BuiltModule.Folder, "lib", folder), "*.dll")
        .Select(file => Path.GetFileNameWithoutExtension(file)!)
        .Order(StringComparer.Ordinal);
}
