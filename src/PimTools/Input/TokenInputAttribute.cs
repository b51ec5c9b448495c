using System.Net;
using System.Runtime.CompilerServices;
using System.Security;

namespace PimTools.Input;

/// <summary>Takes an access token as a SecureString, or as the plain text that other tools put out, which is told.</summary>
public sealed class TokenInputAttribute : InputAttribute
{
    private static readonly ConditionalWeakTable<SecureString, object> PlainTexts = new();

    /// <summary>Takes a token.</summary>
    public TokenInputAttribute()
        : base(typeof(SecureString))
    {
    }

    /// <summary>Tells whether a token was given as plain text.</summary>
    internal static bool WasPlainText(SecureString? token) => token is not null && PlainTexts.TryGetValue(token, out _);

    private protected override object? Read(object? given)
    {
        switch (RawArgument.Value(given))
        {
            case null:
                return null;
            case SecureString secret:
                return secret;
            case string { Length: > 0 } text:
                var made = new NetworkCredential(string.Empty, text).SecurePassword;
                PlainTexts.Add(made, text.Length);
                return made;
            default:
                throw Refuse("It is neither a SecureString nor the text of a token.");
        }
    }
}
