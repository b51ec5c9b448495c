using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PimTools.Tests.Conventions.Rooms;

/// <summary>The rooms of one project, which are its folders, and every use of one room's types in another, read from the sources.</summary>
internal sealed class ProjectHouse
{
    private static readonly Lazy<IReadOnlyList<MetadataReference>> Libraries = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Concat(Directory.GetFiles(AppContext.BaseDirectory, "System.Management.Automation.dll"))
            .Where(file => !Path.GetFileName(file).StartsWith("PimTools", StringComparison.Ordinal))
            .Select(file => MetadataReference.CreateFromFile(file)),
    ]);

    private readonly string _name;
    private readonly CSharpCompilation _compilation;

    /// <param name="name">The name of the project.</param>
    /// <param name="sources">The text of each file, by its path from the project's folder.</param>
    /// <param name="uses">The projects that this one refers to.</param>
    public ProjectHouse(string name, IReadOnlyDictionary<string, string> sources, params ProjectHouse[] uses)
    {
        _name = name;
        var symbols = new CSharpParseOptions(LanguageVersion.Latest, preprocessorSymbols: ["NET", "NET8_0_OR_GREATER"]);
        _compilation = CSharpCompilation.Create(
            name,
            sources.Select(source => CSharpSyntaxTree.ParseText(source.Value, symbols, source.Key)),
            Libraries.Value.Concat(uses.Select(project => project._compilation.ToMetadataReference())),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Rooms = [.. sources.Keys.Select(RoomOf).Distinct().Order(StringComparer.Ordinal)];
        Uses = [.. _compilation.SyntaxTrees.SelectMany(UsesOf).Distinct()];
    }

    public IReadOnlyList<string> Rooms { get; }

    public IReadOnlyList<RoomUse> Uses { get; }

    /// <summary>The project as it lies in the repository.</summary>
    public static ProjectHouse Read(string name, params ProjectHouse[] uses)
    {
        var folder = $"src/{name}/";
        return new ProjectHouse(
            name,
            SourceFile.Shipped.Where(file => file.Path.StartsWith(folder, StringComparison.Ordinal)).ToDictionary(file => file.Path[folder.Length..], file => file.Text),
            uses);
    }

    private string RoomOf(string path) => Path.GetDirectoryName(path) is { Length: > 0 } folder ? folder.Replace('\\', '/') : _name;

    private IEnumerable<RoomUse> UsesOf(SyntaxTree tree)
    {
        var model = _compilation.GetSemanticModel(tree);
        var own = RoomOf(tree.FilePath);
        return
            from name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
            let type = TypeOf(model.GetSymbolInfo(name).Symbol)
            where type is not null
            from declaration in type.DeclaringSyntaxReferences.Take(1)
            where _compilation.ContainsSyntaxTree(declaration.SyntaxTree)
            let room = RoomOf(declaration.SyntaxTree.FilePath)
            where room != own
            select new RoomUse(own, room, tree.FilePath, type.Name);
    }

    /// <summary>The top-level type that a name stands for or belongs to; null for names of namespaces, locals and the like.</summary>
    private static INamedTypeSymbol? TypeOf(ISymbol? symbol)
    {
        var type = symbol switch
        {
            IMethodSymbol { ReducedFrom: { } extension } => extension.ContainingType,
            INamedTypeSymbol named => named,
            IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol => symbol.ContainingType,
            _ => null,
        };
        while (type?.ContainingType is { } outer)
        {
            type = outer;
        }

        return type?.OriginalDefinition;
    }
}
