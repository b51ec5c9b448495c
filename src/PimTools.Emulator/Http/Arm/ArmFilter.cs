using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Http.OData;
using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Http.Arm;

/// <summary>A $filter of terms such as atScope(), assignedTo('{id}') and principalId eq '{id}', joined by and; quotes are optional.</summary>
internal sealed class ArmFilter
{
    public static readonly ArmFilter None = new();

    private readonly Dictionary<string, string> _terms = new(StringComparer.OrdinalIgnoreCase);

    private ArmFilter()
    {
    }

    public bool Has(string term) => _terms.ContainsKey(term);

    public string? this[string term] => _terms.TryGetValue(term, out var value) ? value : null;

    /// <summary>Reads a filter of the terms that an operation knows.</summary>
    public static ArmFilter Parse(string? text, params string[] known)
    {
        if (string.IsNullOrWhiteSpace(text))
            return None;

        try
        {
            return Read(text!, known);
        }
        catch (ServiceException)
        {
            throw ArmErrors.Filter(text!);
        }
    }

    private static ArmFilter Read(string text, string[] known)
    {
        var tokens = new Queue<FilterToken>(FilterLexer.Tokens(text));
        var filter = new ArmFilter();
        do
        {
            var name = Word(tokens);
            var value = tokens.Peek().Text == "(" ? Argument(tokens) : Equal(tokens);
            if (!known.Contains(name, StringComparer.OrdinalIgnoreCase) || filter.Has(name))
                throw ArmErrors.Filter(text);
            filter._terms.Add(name, value);
        }
        while (Takes(tokens, "and"));

        return tokens.Peek().Kind == FilterTokenKind.End ? filter : throw ArmErrors.Filter(text);
    }

    private static string Argument(Queue<FilterToken> tokens)
    {
        tokens.Dequeue();
        var value = tokens.Peek().Text == ")" ? "" : Value(tokens);
        return Takes(tokens, ")") ? value : throw Wrong();
    }

    private static string Equal(Queue<FilterToken> tokens) => Takes(tokens, "eq") ? Value(tokens) : throw Wrong();

    private static string Value(Queue<FilterToken> tokens) =>
        tokens.Peek().Kind is FilterTokenKind.String or FilterTokenKind.Word ? tokens.Dequeue().Text : throw Wrong();

    private static string Word(Queue<FilterToken> tokens) => tokens.Peek().Kind == FilterTokenKind.Word ? tokens.Dequeue().Text : throw Wrong();

    private static bool Takes(Queue<FilterToken> tokens, string text)
    {
        if (!tokens.Peek().Text.Equals(text, StringComparison.OrdinalIgnoreCase))
            return false;
        tokens.Dequeue();
        return true;
    }

    private static ServiceException Wrong() => ServiceException.BadRequest("The filter cannot be read.");
}
