using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace PimTools.Tests.Conventions;

/// <summary>A cmdlet of the built module.</summary>
internal sealed class BuiltCmdlet
{
    private readonly CustomAttributeData _cmdlet;

    public BuiltCmdlet(Type type)
    {
        Type = type;
        _cmdlet = type.GetCustomAttributesData().Single(data => data.AttributeType.Name == "CmdletAttribute");
    }

    public Type Type { get; }

    public string Verb => (string)_cmdlet.ConstructorArguments[0].Value!;

    public string Noun => (string)_cmdlet.ConstructorArguments[1].Value!;

    public string Name => $"{Verb}-{Noun}";

    public bool SupportsShouldProcess => _cmdlet.NamedArguments.Any(one => one.MemberName == "SupportsShouldProcess" && true.Equals(one.TypedValue.Value));

    public IReadOnlyList<PropertyInfo> Parameters =>
        [.. Type.GetProperties().Where(property => BuiltModule.Has(property, "ParameterAttribute"))];

    /// <summary>The names of the parameters and their other names.</summary>
    public IEnumerable<string> ParameterNames => Parameters.Select(parameter => parameter.Name).Concat(Parameters
        .SelectMany(parameter => parameter.GetCustomAttributesData().Where(data => data.AttributeType.Name == "AliasAttribute"))
        .SelectMany(data => (IReadOnlyCollection<CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!)
        .Select(name => (string)name.Value!));

    public override string ToString() => Name;
}
