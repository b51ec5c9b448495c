using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace PimTools.Tests.Conventions;

/// <summary>Objects are data: words stay words in files, parts are reached by name, and views write text only as a terminal may see it.</summary>
public sealed class ObjectConventions
{
    private static readonly XElement[] Types = [.. XDocument.Load(Path.Combine(Repository.Root, "PimTools.types.ps1xml")).Descendants("Type")];
    private static readonly XElement[] Views = [.. XDocument.Load(Path.Combine(Repository.Root, "PimTools.format.ps1xml")).Descendants("View")];

    // ConvertTo-Json writes the word of an enumeration only where its storage is long.
    [Fact]
    public void Words_are_words_in_JSON() => Offenders.None(Enums().Where(type => type.GetEnumUnderlyingType().Name != "Int64").Select(type => type.Name));

    [Fact]
    public void Words_are_words_in_CLIXML() => Offenders.None(
        Enums().Select(type => type.FullName!).Except(Types.Where(type => Setting(type) == "String").Select(Name)));

    // Where-Object Decision asks whether there is one, and PowerShell takes the word that is zero for none.
    [Fact]
    public void A_word_that_may_be_missing_is_true_where_it_is_there() => Offenders.None(
        from type in BuiltModule.Core.GetExportedTypes()
        from property in type.GetProperties()
        where property.PropertyType.Name == "Nullable`1" && property.PropertyType.GetGenericArguments() is [{ IsEnum: true }]
        from word in property.PropertyType.GetGenericArguments()[0].GetFields(BindingFlags.Public | BindingFlags.Static)
        where Convert.ToInt64(word.GetRawConstantValue(), CultureInfo.InvariantCulture) == 0 && word.Name is not ("Unknown" or "None")
        select $"{type.Name}.{property.Name}: {word.Name}");

    [Fact]
    public void Every_type_that_gets_properties_exists() => Offenders.None(Types.Select(type => Name(type).Split('#')[0]).Where(name => BuiltModule.Core.GetType(name) is not { IsPublic: true }));

    [Fact]
    public void Every_column_of_a_table_is_a_property_of_its_name() => Offenders.None(
        from view in Views
        from label in view.Descendants("TableColumnHeader").Select(header => (string)header.Element("Label")!)
        from type in view.Descendants("TypeName").Select(name => name.Value.Trim().Split('#')[0])
        where BuiltModule.Core.GetType(type)!.GetProperty(label) is null && !Added(type).Contains(label)
        select $"{(string?)view.Element("Name")}: {label}");

    // What a view shows by name alone is a word, a number or a flag of this module; every text goes through the one function.
    [Fact]
    public void A_view_shows_by_name_alone_no_text_of_the_service() => Offenders.None(
        from view in Views
        from type in view.Descendants("TypeName").Select(name => BuiltModule.Core.GetType(name.Value.Trim().Split('#')[0])!)
        from name in view.Descendants("PropertyName").Select(name => name.Value.Trim())
        let property = type.GetProperty(name)
        where property is null || !IsPlain(property.PropertyType)
        select $"{(string?)view.Element("Name")}: {name}");

    [Fact]
    public void A_script_of_a_view_writes_text_of_the_service_visibly() => Offenders.None(
        from view in Views
        from type in view.Descendants("TypeName").Select(name => BuiltModule.Core.GetType(name.Value.Trim().Split('#')[0])!)
        from script in view.Descendants("ScriptBlock").Select(script => script.Value)
        where !script.Contains("[PimTools.VisibleText]::", StringComparison.Ordinal)
        from name in Regex.Matches(script, @"\$_\.(\w+)").Select(match => match.Groups[1].Value)
        let property = type.GetProperty(name)
        where property is not null && !IsPlain(property.PropertyType) && !IsOwnWord(name)
        select $"{(string?)view.Element("Name")}: {name} in {script}");

    private static IEnumerable<Type> Enums() => BuiltModule.Core.GetExportedTypes().Where(type => type.IsEnum);

    private static string Name(XElement type) => (string)type.Element("Name")!;

    private static string? Setting(XElement type) =>
        (string?)type.Descendants("NoteProperty").FirstOrDefault(note => (string?)note.Element("Name") == "SerializationMethod")?.Element("Value");

    /// <summary>The properties that PimTools.types.ps1xml adds to a type.</summary>
    internal static IEnumerable<string> Added(string type) => Types.Where(one => Name(one) == type)
        .Elements("Members").Elements().Select(member => (string)member.Element("Name")!);

    // Asked by name, since the built module is read and not run.
    private static bool IsPlain(Type type)
    {
        var plain = type.IsGenericType && type.Name == "Nullable`1" ? type.GetGenericArguments()[0] : type;
        return plain.IsEnum || plain.IsPrimitive || plain.Name is "DateTimeOffset" or "TimeSpan" or "PimRequirementSet";
    }

    // A setting's durations and requirements are written by this module; a schedule is only asked for.
    private static bool IsOwnWord(string name) =>
        name is "Longest" or "Requires" or "EligibleLongest" or "EligibleRequires" or "ActiveLongest" or "ActiveRequires" or "Schedule";
}
