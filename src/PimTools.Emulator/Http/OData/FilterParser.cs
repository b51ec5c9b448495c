using System;
using System.Collections.Generic;
using System.Net;
using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Http.OData;

/// <summary>Reads the subset of $filter the service documents: comparisons, and, or, not, in, startswith, contains, tolower, any.</summary>
internal sealed class FilterParser
{
    private const string ToLower = "tolower";

    /// <summary>Observed: filters with more clauses joined by or fail with InvalidFilter.</summary>
    private const int MostClauses = 15;

    private readonly IReadOnlyList<FilterToken> _tokens;
    private int _at;
    private int _alternatives;

    private FilterParser(string text) => _tokens = FilterLexer.Tokens(text);

    private FilterToken Current => _tokens[_at];

    public static FilterExpression Parse(string text)
    {
        var parser = new FilterParser(text);
        var expression = parser.Or();
        if (parser.Current.Kind != FilterTokenKind.End)
            throw parser.Wrong();
        if (parser._alternatives > MostClauses)
        {
            throw new ServiceException(
                HttpStatusCode.BadRequest, "InvalidFilter", $"Invalid filter clause: more than {MostClauses} clauses joined by or.");
        }

        return expression;
    }

    private FilterExpression Or()
    {
        var left = And();
        var clauses = 1;
        while (TakeWord("or"))
        {
            left = new FilterExpression.Either(left, And());
            clauses++;
        }

        _alternatives = Math.Max(_alternatives, clauses);
        return left;
    }

    private FilterExpression And()
    {
        var left = Unary();
        while (TakeWord("and"))
            left = new FilterExpression.Both(left, Unary());
        return left;
    }

    private FilterExpression Unary()
    {
        if (TakeWord("not"))
            return new FilterExpression.Not(Unary());
        if (TakeSymbol("("))
        {
            var inner = Or();
            Need(")");
            return inner;
        }

        return Condition();
    }

    private FilterExpression Condition()
    {
        var name = Path();
        if (TakeSymbol("("))
            return name.EndsWith("/any", StringComparison.Ordinal) ? Any(name.Substring(0, name.Length - 4)) : Call(name);

        var verb = Word().ToLowerInvariant();
        return verb switch
        {
            "eq" or "ne" or "gt" or "ge" or "lt" or "le" => new FilterExpression.Comparison(name, verb, Literal()),
            "in" => In(name),
            _ => throw Wrong(),
        };
    }

    private FilterExpression.OneOf In(string name)
    {
        Need("(");
        var values = new List<FilterLiteral> { Literal() };
        while (TakeSymbol(","))
            values.Add(Literal());
        Need(")");
        _alternatives = Math.Max(_alternatives, values.Count);
        return new FilterExpression.OneOf(name, values);
    }

    private FilterExpression.TextMatch Call(string function)
    {
        if (function is not ("startswith" or "contains"))
            throw ServiceException.BadRequest($"Invalid filter clause: an unknown function with name '{function}' was found.");

        var name = Path();
        Need(",");
        var value = Literal();
        Need(")");
        return new FilterExpression.TextMatch(name, value.Text, AtStart: function == "startswith");
    }

    private FilterExpression.AnyOf Any(string collection)
    {
        var variable = Word();
        Need(":");
        var inner = Or();
        Need(")");
        return new FilterExpression.AnyOf(collection, variable, inner);
    }

    // Text is compared without regard to case anyway, so the function changes nothing.
    private string Path()
    {
        var name = Word();
        if (name != ToLower || !TakeSymbol("("))
            return name;

        var path = Word();
        Need(")");
        return path;
    }

    private FilterLiteral Literal()
    {
        var token = Current;
        if (token.Kind is not (FilterTokenKind.String or FilterTokenKind.Word))
            throw Wrong();
        _at++;
        return new FilterLiteral(token.Text, token.Kind == FilterTokenKind.String);
    }

    private string Word()
    {
        if (Current.Kind != FilterTokenKind.Word)
            throw Wrong();
        return _tokens[_at++].Text;
    }

    private bool TakeWord(string word) => Take(FilterTokenKind.Word, word);

    private bool TakeSymbol(string symbol) => Take(FilterTokenKind.Symbol, symbol);

    private bool Take(FilterTokenKind kind, string text)
    {
        if (Current.Kind != kind || !Current.Text.Equals(text, StringComparison.OrdinalIgnoreCase))
            return false;
        _at++;
        return true;
    }

    private void Need(string symbol)
    {
        if (!TakeSymbol(symbol))
            throw Wrong();
    }

    private ServiceException Wrong() =>
        ServiceException.BadRequest(Current.Kind == FilterTokenKind.End
            ? "Invalid filter clause: the expression ends too early."
            : $"Invalid filter clause: syntax error at '{Current.Text}'.");
}
