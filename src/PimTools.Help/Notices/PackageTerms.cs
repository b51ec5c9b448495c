using System;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace PimTools.Help.Notices;

/// <summary>Reads from an unpacked package the terms it comes under.</summary>
public static class PackageTerms
{
    /// <summary>Adds its terms to a package.</summary>
    /// <exception cref="InvalidDataException">The package brings no text of its licence, and none is kept here for what it names.</exception>
    public static ShippedPackage Read(RestoredPackage package, params string[] assemblies)
    {
        var manifest = XDocument.Load(Directory.EnumerateFiles(package.Folder, "*.nuspec").Single()).Root!;
        string? Field(string name) => manifest.Descendants().FirstOrDefault(field => field.Name.LocalName == name)?.Value.Trim();

        var isExpression = (string?)manifest.Descendants().FirstOrDefault(field => field.Name.LocalName == "license")?.Attribute("type") == "expression";
        var license = isExpression ? Field("license") : null;
        var text = Text(package.Folder, "LICENSE") ?? LicenseText.Find(license)
            ?? throw new InvalidDataException($"{package.Id} {package.Version} brings no text of its licence ({license ?? "unnamed"}). "
                + "Add the text to src/PimTools.Help/Notices/Licenses once the licence is found fit to ship, or leave the package out.");

        return new ShippedPackage(
            package.Id, package.Version, assemblies, Field("copyright") ?? Field("authors")!, Field("projectUrl"), license, text, Text(package.Folder, "THIRD-PARTY-NOTICES"));
    }

    private static string? Text(string folder, string name) => Directory.EnumerateFiles(folder)
        .Where(file => string.Equals(Path.GetFileNameWithoutExtension(file), name, StringComparison.OrdinalIgnoreCase))
        .Order(StringComparer.Ordinal)
        .Select(file => LicenseText.Normalize(File.ReadAllText(file)))
        .FirstOrDefault();
}
