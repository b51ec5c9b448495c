using System;
using System.Management.Automation;

namespace PimTools.Input;

/// <summary>
/// Reads one word out of an enumeration, and refuses any other. PowerShell itself passes over a property of a piped object that is no such
/// word, and adds up several as if they were flags.
/// </summary>
public sealed class EnumValueAttribute : InputAttribute
{
    private readonly Type _words;

    /// <summary>Takes the words of an enumeration.</summary>
    public EnumValueAttribute(Type words)
        : base(words) => _words = words;

    private protected override object? Read(object? given)
    {
        var one = KnownWords.Translate(SingleValueAttribute.Only(given), _words);
        return RawArgument.Value(one) switch
        {
            null => null,

            // A scope and a principal that are piped in have another property of that name, which shall not be bound. Its number could be.
            PimScopeType or PimPrincipalType => one!.ToString(),

            // A row without a value says nothing.
            string text when string.IsNullOrWhiteSpace(text) => null,
            _ when LanguagePrimitives.TryConvertTo(one, _words, out var word) && Enum.IsDefined(_words, word) => word,
            _ => throw Refuse($"'{VisibleText.Of(one)}' is none of {string.Join(", ", Enum.GetNames(_words))}."),
        };
    }
}
