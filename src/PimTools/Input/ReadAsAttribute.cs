using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Security;

namespace PimTools.Input;

/// <summary>Reads a value of a type as PowerShell reads it, and refuses anything else in words. A list is refused where one is meant.</summary>
public sealed class ReadAsAttribute : InputAttribute
{
    private readonly Type _type;

    /// <summary>Takes the type of the parameter.</summary>
    public ReadAsAttribute(Type type)
        : base(type) => _type = type;

    private protected override object? Read(object? given)
    {
        var value = RawArgument.Value(given);
        if (value is null || value == System.Management.Automation.Internal.AutomationNull.Value)
        {
            return null;
        }

        if (_type.IsArray)
        {
            var one = _type.GetElementType()!;
            var read = (value is IList many ? many.Cast<object?>() : new[] { given }).Select(each => ReadOne(each, one)).ToList();
            var all = Array.CreateInstance(one, read.Count);
            ((ICollection)read).CopyTo(all, 0);
            return all;
        }

        // Several words of a set are a list, too.
        return ReadOne(_type.IsDefined(typeof(FlagsAttribute)) ? given : SingleValueAttribute.Only(given), _type);
    }

    private static object? ReadOne(object? given, Type type)
    {
        var isWord = type.IsEnum && !type.IsDefined(typeof(FlagsAttribute));

        given = KnownWords.Translate(given, type);

        // A text would be read as true, even where it says false.
        var isTextForYesOrNo = (type == typeof(SwitchParameter) || type == typeof(bool)) && RawArgument.Value(given) is string;
        return !isTextForYesOrNo && LanguagePrimitives.TryConvertTo(given, type, out var value) && !(isWord && !Enum.IsDefined(type, value))
            ? value
            : throw Refuse(Describe(given, type));
    }

    private static string Describe(object? given, Type type)
    {
        if (RawArgument.Value(given) is IDictionary parts)
        {
            return DescribeParts(parts, type);
        }

        return $"'{given}' {Expectation(type)}";
    }

    private static string Expectation(Type type) =>
        type == typeof(bool) || type == typeof(SwitchParameter) ? "is neither $true nor $false."
        : type.IsEnum ? $"is none of {string.Join(", ", Enum.GetNames(type))}."
        : type == typeof(int) ? "is not a whole number."
        : type == typeof(char) ? "is not a single character."
        : type == typeof(SecureString) ? "is not a SecureString."
        : type == typeof(PSCredential) ? "is not a credential. Get-Credential makes one."
        : $"is not a {type.Name}.";

    private static string DescribeParts(IDictionary parts, Type type)
    {
        var known = type.GetProperties().Where(property => property.CanWrite).ToList();
        foreach (DictionaryEntry part in parts)
        {
            var name = RawArgument.Text(part.Key);
            if (known.Find(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase)) is not { } property)
            {
                return $"'{name}' is none of {string.Join(", ", known.Select(one => one.Name))}.";
            }

            if (!LanguagePrimitives.TryConvertTo(part.Value, property.PropertyType, out _))
            {
                return $"{property.Name}: {Describe(part.Value, Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType)}";
            }
        }

        return $"It is not a {type.Name}.";
    }
}
