using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Xunit;

namespace PimTools.Tests.Conventions;

public sealed class ParameterConventions
{
    [Fact]
    public void Whatever_is_named_can_be_completed() =>
        Offenders.None(Lacking(type => type.FullName == "PimTools.PimIdentity", "ArgumentCompleterAttribute"));

    // What is piped by value itself need not be a name: another parameter may be meant, and PowerShell tries them all.
    [Fact]
    public void Whatever_is_named_is_never_passed_over_as_empty() => Offenders.None(
        from cmdlet in BuiltModule.Cmdlets
        from parameter in cmdlet.Parameters
        where Plain(parameter.PropertyType).FullName == "PimTools.PimIdentity" && !IsPiped(parameter) && !BuiltModule.Has(parameter, "NotEmptyIdentityAttribute")
        select $"{cmdlet} -{parameter.Name}");

    // Left to PowerShell, what is piped and takes no list is passed over where there is one, and several words are added up as flags.
    [Fact]
    public void Whatever_takes_one_refuses_a_list() => Offenders.None(
        from cmdlet in BuiltModule.Cmdlets
        from parameter in cmdlet.Parameters
        let plain = Plain(parameter.PropertyType)
        where !parameter.PropertyType.IsArray
            && (plain.FullName == "PimTools.PimIdentity" ? !BuiltModule.Has(parameter, "SingleValueAttribute") : IsChoice(plain) && !BuiltModule.Has(parameter, "EnumValueAttribute"))
        select $"{cmdlet} -{parameter.Name}");

    // So that a scope is never taken for a role, and lost as a scope.
    [Fact]
    public void A_role_that_is_piped_in_is_one() => Offenders.None(
        from cmdlet in BuiltModule.Cmdlets
        from parameter in cmdlet.Parameters
        where parameter.Name == "Role" && IsPiped(parameter) && !BuiltModule.Has(parameter, "RoleNameAttribute")
        select $"{cmdlet} -{parameter.Name}");

    [Fact]
    public void Durations_are_read_as_people_write_them() => Offenders.None(Lacking(type => type.FullName == "System.TimeSpan", "DurationAttribute"));

    [Fact]
    public void Moments_are_read_as_people_write_them() => Offenders.None(Lacking(type => type.FullName == "PimTools.PimMoment", "DateTimeInputAttribute"));

    [Fact]
    public void Switches_are_off_until_they_are_given() => Offenders.None(
        from file in SourceFile.Shipped
        from match in Regex.Matches(file.Text, @"SwitchParameter\??\s+(\w+)\s*(\{[^}]*\}\s*=|=[^>])")
        select $"{file}: {match.Groups[1].Value}");

    [Fact]
    public void A_parameter_is_never_called_twice() => Offenders.None(
        from cmdlet in BuiltModule.Cmdlets
        from name in cmdlet.Parameters.SelectMany(Names).GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
        where name.Count() > 1
        select $"{cmdlet} -{name.Key}");

    [Fact]
    public void Lists_that_a_script_sets_are_arrays_since_PowerShell_makes_no_other_from_what_is_typed() => Offenders.None(
        from property in BuiltModule.Core.GetExportedTypes().SelectMany(type => type.GetProperties())
            .Concat(BuiltModule.Cmdlets.SelectMany(cmdlet => cmdlet.Parameters))
        where property.PropertyType is { IsInterface: true, IsGenericType: true } && IsSettable(property)
        select $"{property.DeclaringType!.Name}.{property.Name}: {property.PropertyType.Name}");

    private static IEnumerable<string> Lacking(Func<Type, bool> isMeant, string attribute) =>
        from cmdlet in BuiltModule.Cmdlets
        from parameter in cmdlet.Parameters
        where isMeant(Plain(parameter.PropertyType)) && !BuiltModule.Has(parameter, attribute)
        select $"{cmdlet} -{parameter.Name}";

    private static bool IsPiped(PropertyInfo parameter) => parameter.GetCustomAttributesData()
        .Where(data => data.AttributeType.Name == "ParameterAttribute")
        .Any(data => data.NamedArguments.Any(argument => argument is { MemberName: "ValueFromPipeline", TypedValue.Value: true }));

    private static bool IsChoice(Type type) =>
        type.IsEnum && type.GetCustomAttributesData().All(data => data.AttributeType.FullName != "System.FlagsAttribute");

    private static Type Plain(Type type) =>
        type.IsArray ? Plain(type.GetElementType()!) : type is { IsGenericType: true, Name: "Nullable`1" } ? type.GetGenericArguments()[0] : type;

    private static IEnumerable<string> Names(PropertyInfo parameter) => parameter.GetCustomAttributesData()
        .Where(data => data.AttributeType.Name == "AliasAttribute")
        .SelectMany(data => (IEnumerable<CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!)
        .Select(alias => (string)alias.Value!)
        .Append(parameter.Name);

    // A property that can be set after its object was made.
    private static bool IsSettable(PropertyInfo property) =>
        property.SetMethod is { IsPublic: true } setter
        && !setter.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == "IsExternalInit");
}
