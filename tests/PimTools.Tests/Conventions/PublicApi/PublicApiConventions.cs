using System;
using System.IO;
using System.Reflection;
using PublicApiGenerator;
using Xunit;

namespace PimTools.Tests.Conventions.PublicApi;

/// <summary>
/// The public types and members stand in files beside this one, so that no change of them goes unseen. PIMTOOLS_WRITE_DOCS=1 in the environment
/// writes the files anew.
/// </summary>
public sealed class PublicApiConventions
{
    private static readonly ApiGeneratorOptions Options = new()
    {
        IncludeAssemblyAttributes = false,
        ExcludeAttributes = ["System.Runtime.CompilerServices.NullableAttribute", "System.Runtime.CompilerServices.NullableContextAttribute"],
    };

    [Theory]
    [InlineData("PimTools")]
    [InlineData("PimTools.Core")]
    public void The_public_types_and_members_are_those_written_down(string assembly)
    {
        var file = Path.Combine(Repository.Root, "tests", "PimTools.Tests", "Conventions", "PublicApi", assembly + ".txt");
        var found = Assembly.LoadFrom(Path.Combine(BuiltModule.Folder, assembly + ".dll")).GeneratePublicApi(Options).ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("PIMTOOLS_WRITE_DOCS") == "1")
        {
            File.WriteAllText(file, found);
        }

        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), found);
    }
}
