using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PimTools.Tests.Conventions.Messages;

/// <summary>Finds every text that the module, its language of PIM or its client may show a person, in the sources.</summary>
internal static class MessageReader
{
    private static readonly string[] Projects = ["src/PimTools", "src/PimTools.Core", "src/PimTools.Graph"];

    private static readonly Lazy<IReadOnlyList<Message>> Found = new(() =>
        [.. SourceFile.Shipped.Where(file => Projects.Any(file.IsUnder)).SelectMany(Read).Distinct()]);

    public static IReadOnlyList<Message> All => Found.Value;

    public static IEnumerable<Message> Read(SourceFile file)
    {
        var root = CSharpSyntaxTree.ParseText(file.Text, new CSharpParseOptions(LanguageVersion.Latest, preprocessorSymbols: ["NET"])).GetRoot();
        var room = Path.GetDirectoryName(file.Path)!.Replace('\\', '/')["src/".Length..];
        var errors = root.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>().Where(CreatesError).ToList();
        var advice = from error in errors
                     select new Message(CodeOf(error), TextOf(error), RemedyOf(error), room, file.Path);
        var others = from text in root.DescendantNodes().OfType<ExpressionSyntax>()
                     where IsSentence(text) && !text.Ancestors().Any(IsPartOfMore) && !errors.Exists(error => error.Span.Contains(text.Span))
                     select new Message(string.Empty, MessageText.Of(text), string.Empty, room, file.Path);
        return advice.Concat(others);
    }

    private static bool CreatesError(BaseObjectCreationExpressionSyntax creation) =>
        creation.ArgumentList is { } arguments && arguments.Arguments.Count >= 2 && CodeOf(creation).Length > 0 && arguments.Arguments.Skip(1).Any(argument => MessageText.IsText(argument.Expression));

    private static string CodeOf(BaseObjectCreationExpressionSyntax creation) => string.Join(
        ", ",
        creation.ArgumentList!.Arguments[0].DescendantNodes().OfType<MemberAccessExpressionSyntax>()
            .Where(member => member.Expression.ToString() == "PimErrorCode").Select(member => member.Name.Identifier.Text).Distinct());

    private static string TextOf(BaseObjectCreationExpressionSyntax creation) => MessageText.Of(creation.ArgumentList!.Arguments[1].Expression);

    private static string RemedyOf(BaseObjectCreationExpressionSyntax creation)
    {
        var initialised = creation.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>().FirstOrDefault(one => one.Left.ToString() == "Remedy")?.Right;
        var third = creation.ArgumentList!.Arguments.ElementAtOrDefault(2)?.Expression;
        return initialised is not null ? MessageText.Of(initialised) : third is not null && MessageText.IsText(third) ? MessageText.Of(third) : string.Empty;
    }

    // What has no two words is a name or a key.
    private static bool IsSentence(ExpressionSyntax expression) =>
        expression is InterpolatedStringExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression }
            or LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression }
        && Regex.IsMatch(MessageText.Of(expression), @"\p{L}{2,}[,;:.]? \S*\p{L}|\p{L}\. |\} \p{L}+ ")
        && !IsPattern(expression);

    // Regular expressions, filters, scripts and attributes are not shown.
    private static bool IsPattern(ExpressionSyntax expression) =>
        expression.FirstAncestorOrSelf<AttributeSyntax>() is not null
        || expression.Ancestors().OfType<BaseObjectCreationExpressionSyntax>().Any(creation => creation.ToString().Contains("RegexOptions", StringComparison.Ordinal))
        || Regex.IsMatch(MessageText.Of(expression), @"\$filter|[?&]\$|^/|eq '| eq |\(\?<|^param\(|\| (where|project) ");

    private static bool IsPartOfMore(SyntaxNode node) =>
        node is InterpolatedStringExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } && IsSentence((ExpressionSyntax)node);
}
