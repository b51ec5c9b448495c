using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PimTools.Tests.Conventions.Messages;

/// <summary>Writes the expression that makes a text as a person can read it.</summary>
internal static class MessageText
{
    public static string Of(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => literal.Token.ValueText,
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.NullLiteralExpression) => string.Empty,
        InterpolatedStringExpressionSyntax interpolated => string.Concat(interpolated.Contents.Select(Of)),
        BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.AddExpression) => Of(binary.Left) + Of(binary.Right),
        BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.CoalesceExpression) && IsText(binary.Right) => $"[{Of(binary.Left)}|{Of(binary.Right)}]",
        BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.CoalesceExpression) => Of(binary.Left),
        ConditionalExpressionSyntax condition => $"[{Of(condition.WhenTrue)}|{Of(condition.WhenFalse)}]",
        SwitchExpressionSyntax choice => $"[{string.Join("|", choice.Arms.Select(arm => Of(arm.Expression)))}]",
        ParenthesizedExpressionSyntax inner => Of(inner.Expression),
        PostfixUnaryExpressionSyntax sure => Of(sure.Operand),
        MemberAccessExpressionSyntax { Name.Identifier.Text: "Empty" } => string.Empty,
        ThrowExpressionSyntax => string.Empty,
        _ => $"{{{NameOf(expression)}}}",
    };

    /// <summary>Tells whether an expression is made of text, at least in part.</summary>
    public static bool IsText(ExpressionSyntax expression) => Regex.IsMatch(Of(expression), @"(?<!\{[^}]*)\p{L}");

    private static string Of(InterpolatedStringContentSyntax content) => content switch
    {
        InterpolatedStringTextSyntax text => text.TextToken.ValueText,
        InterpolationSyntax hole => Of(hole.Expression),
        _ => string.Empty,
    };

    private static string NameOf(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.Text.TrimStart('_'),
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax owner, Name: var member } => $"{owner.Identifier.Text.TrimStart('_')}.{member.Identifier.Text}",
        MemberAccessExpressionSyntax { Name: var member } => member.Identifier.Text,
        InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } => NameOf(arguments.Last().Expression),
        InvocationExpressionSyntax call => NameOf(call.Expression),
        ConditionalAccessExpressionSyntax access => NameOf(access.Expression),
        ElementAccessExpressionSyntax element => NameOf(element.Expression),
        SimpleLambdaExpressionSyntax lambda when lambda.ExpressionBody is { } body => NameOf(body),
        ThisExpressionSyntax => "this",
        CastExpressionSyntax cast => NameOf(cast.Expression),
        _ => "...",
    };
}
