using System.Collections.Generic;
using System.Text;
using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Http.OData;

/// <summary>Splits a $filter expression into tokens.</summary>
internal static class FilterLexer
{
    public static IReadOnlyList<FilterToken> Tokens(string text)
    {
        var tokens = new List<FilterToken>();
        var at = 0;
        while (at < text.Length)
        {
            var c = text[at];
            if (char.IsWhiteSpace(c))
                at++;
            else if (c == '\'')
                tokens.Add(new FilterToken(FilterTokenKind.String, Quoted(text, ref at)));
            else if (IsSymbol(text, at))
                tokens.Add(new FilterToken(FilterTokenKind.Symbol, text[at++].ToString()));
            else
                tokens.Add(new FilterToken(FilterTokenKind.Word, Word(text, ref at)));
        }

        tokens.Add(new FilterToken(FilterTokenKind.End, ""));
        return tokens;
    }

    // A colon is a symbol after the variable of any(t:…) and a part of the token in a date.
    private static bool IsSymbol(string text, int at) =>
        text[at] is '(' or ')' or ',' || text[at] == ':' && (at + 1 == text.Length || !char.IsDigit(text[at + 1]));

    private static string Word(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] != '\'' && !IsSymbol(text, at))
            at++;
        return text.Substring(start, at - start);
    }

    private static string Quoted(string text, ref int at)
    {
        var value = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '\'')
            {
                value.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '\'')
            {
                value.Append('\'');
                at++;
            }
            else
            {
                at++;
                return value.ToString();
            }
        }

        throw ServiceException.BadRequest("Invalid filter clause: there is an unterminated string literal.");
    }
}
