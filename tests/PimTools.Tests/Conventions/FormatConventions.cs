using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace PimTools.Tests.Conventions;

/// <summary>The views name what exists: a property that does not is an empty column that nobody notices.</summary>
public sealed class FormatConventions
{
    private static readonly XElement[] Views = [.. XDocument.Load(Path.Combine(Repository.Root, "PimTools.format.ps1xml")).Descendants("View")];

    [Fact]
    public void There_are_views() => Assert.NotEmpty(Views);

    [Fact]
    public void Every_view_is_of_a_public_type() => Offenders.None(
        Views.SelectMany(TypeNames).Where(name => BuiltModule.Core.GetType(name) is not { IsPublic: true }));

    [Fact]
    public void Every_view_has_a_name_of_its_own() => Offenders.None(
        Views.GroupBy(view => (string?)view.Element("Name")).Where(same => same.Count() > 1 || same.Key is null).Select(same => same.Key ?? "(none)"));

    [Fact]
    public void Every_property_of_a_view_exists() => Offenders.None(
        from view in Views
        from type in Types(view)
        from path in Paths(view)
        where !Exists(type, path.Split('.')) && !ObjectConventions.Added(type.FullName!).Contains(path)
        select $"{(string?)view.Element("Name")}: {path}");

    [Fact]
    public void Every_type_and_method_that_a_view_calls_exists() => Offenders.None(
        from view in Views
        from match in Regex.Matches(view.Value, @"\[(PimTools\.[\w.]+)\]::(\w+)")
        where BuiltModule.Core.GetType(match.Groups[1].Value)?.GetMember(match.Groups[2].Value, BindingFlags.Public | BindingFlags.Static) is not { Length: > 0 }
        select match.Value);

    [Fact]
    public void Every_date_of_a_view_is_Gregorian_in_every_culture() => Offenders.None(
        from view in Views
        from match in Regex.Matches(view.Value, @"ToString\('[^']*(?:yyyy|MM|dd|HH|mm)[^']*'(?!, \[cultureinfo\]::InvariantCulture\))[^)]*\)")
        select $"{(string?)view.Element("Name")}: {match.Value}");

    // As messages write them; ViewDate.Brief is the other, shorter form.
    [Fact]
    public void Dates_look_alike_in_every_view_and_in_messages() => Offenders.None(
        from view in Views
        from match in Regex.Matches(view.Value, @"\[PimTools\.ViewDate\]::Format\([^,()]+, ['""](?<format>[^'""]+)['""]")
        where match.Groups["format"].Value.Replace("`n", " ", StringComparison.Ordinal) is not ("yyyy-MM-dd HH:mm" or "yyyy-MM-dd")
        select $"{(string?)view.Element("Name")}: {match.Groups["format"].Value}");

    [Fact]
    public void What_a_cmdlet_emits_has_a_view() => Offenders.None(
        BuiltModule.Cmdlets
            .SelectMany(cmdlet => cmdlet.Type.GetCustomAttributesData().Where(data => data.AttributeType.Name == "OutputTypeAttribute"))
            .SelectMany(data => data.ConstructorArguments).Select(argument => argument.Value).OfType<IEnumerable<CustomAttributeTypedArgument>>()
            .SelectMany(types => types).Select(type => (type.Value as Type)?.FullName).OfType<string>()
            .Where(name => name.StartsWith("PimTools.", StringComparison.Ordinal))
            .Except(Views.SelectMany(TypeNames)));

    // What follows a # tells one use of a type from the others.
    private static IEnumerable<string> TypeNames(XElement view) => view.Element("ViewSelectedBy")!.Elements("TypeName")
        .Select(name => name.Value.Trim().Split('#')[0]);

    private static IEnumerable<Type> Types(XElement view) => TypeNames(view).Select(name => BuiltModule.Core.GetType(name)).OfType<Type>();

    // Property names as they stand, and in script blocks whatever follows $_.
    private static IEnumerable<string> Paths(XElement view) =>
        view.Descendants("PropertyName").Select(name => name.Value.Trim()).Concat(
            view.Descendants("ScriptBlock").SelectMany(script => Regex.Matches(script.Value, @"\$_\.(\w+(?:\.\w+)*)")).Select(match => match.Groups[1].Value));

    // Followed as far as the types are this module's own; the rest is .NET's.
    private static bool Exists(Type type, IEnumerable<string> path)
    {
        foreach (var name in path)
        {
            if (type.IsArray || type.Assembly.GetName().Name != "PimTools.Core")
            {
                return true;
            }

            var members = type.GetMember(name, BindingFlags.Public | BindingFlags.Instance);
            if (members.Length == 0)
            {
                return false;
            }

            if (members[0] is not PropertyInfo property)
            {
                return true;
            }

            type = property.PropertyType is { IsGenericType: true, Name: "Nullable`1" } nullable ? nullable.GetGenericArguments()[0] : property.PropertyType;
        }

        return true;
    }
}
