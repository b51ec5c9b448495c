using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit;

namespace PimTools.Tests.Conventions;

/// <summary>The notices in the built module against the assemblies in it.</summary>
public sealed class NoticesConventions
{
    private static readonly string Library = Path.Combine(BuiltModule.Folder, "lib");

    private static readonly string Notices = File.ReadAllText(Path.Combine(BuiltModule.Folder, "THIRD-PARTY-NOTICES"));

    [Fact]
    public void Every_assembly_of_somebody_else_stands_in_the_notices_once() => Assert.Equal(
        Directory.EnumerateFiles(Library, "*.dll", SearchOption.AllDirectories)
            .Where(file => !Path.GetFileName(file).StartsWith("PimTools.", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(Library, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
        Regex.Matches(Notices, "^  Assembly: (.+)$", RegexOptions.Multiline).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal));

    // The dependency file, too, tells which package an assembly is from, and in which version.
    [Fact]
    public void Each_stands_with_the_package_and_the_version_that_it_was_built_with()
    {
        var packages = JsonNode.Parse(File.ReadAllText(Path.Combine(Library, "net8.0", "PimTools.Graph.deps.json")))!["targets"]!.AsObject().Single().Value!.AsObject();

        Offenders.None(
            from package in packages
            where !package.Key.StartsWith("PimTools.", StringComparison.Ordinal)
            from file in package.Value!["runtime"]?.AsObject().Select(file => Path.GetFileName(file.Key)) ?? []
            where File.Exists(Path.Combine(Library, "net8.0", file))
            let entry = Entries().SingleOrDefault(entry => entry.Contains($"  Assembly: net8.0/{file}\n", StringComparison.Ordinal))
            where entry?.StartsWith(package.Key.Replace('/', ' ') + "\n", StringComparison.Ordinal) != true
            select $"{file}: {package.Key}");
    }

    [Fact]
    public void Each_names_its_copyright_and_a_text_that_grants_its_use() => Offenders.None(
        from entry in Entries()
        let text = Regex.Match(entry, @"^  Licence: .+ \(text (\d+)\)$", RegexOptions.Multiline).Groups[1].Value
        where !entry.Contains("  Copyright: ", StringComparison.Ordinal)
            || !Regex.IsMatch(Notices, $@"^Text {text}\n-+\n\n(?:(?!^-----)[^\n]*\n)*?Permission is hereby granted, free of charge", RegexOptions.Multiline)
        select entry);

    private static IEnumerable<string> Entries() =>
        Notices.Split("\n" + new string('-', 80))[0].Split("\n\n").Skip(2).Select(entry => entry.TrimEnd('\n') + "\n");
}
