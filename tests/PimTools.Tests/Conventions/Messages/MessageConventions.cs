using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace PimTools.Tests.Conventions.Messages;

/// <summary>All messages stand in one document, and what they advise exists.</summary>
public sealed class MessageConventions
{
    private static readonly Regex Parameter = new(@"(?<![\w/-])-(?<name>[A-Z]\w+)");
    private static readonly Regex Cmdlet = new(@"\b(?<name>[A-Z][a-z]+-Pim\w*)");

    // PowerShell's own.
    private static readonly string[] Common =
    [
        "Confirm", "WhatIf", "Verbose", "Debug", "ErrorAction", "ErrorVariable", "InformationAction", "InformationVariable", "OutBuffer", "OutVariable",
        "PipelineVariable", "ProgressAction", "WarningAction", "WarningVariable", "NonInteractive",
    ];

    // Of other commands, in examples and remedies.
    private static readonly string[] OfOtherCommands =
    [
        "AsPlainText", "AsSecureString", "Be", "BeNullOrEmpty", "ClaimsChallenge", "Descending", "ErrorId", "ExpandProperty", "First", "Force", "Full", "Last", "Module", "Raw",
        "Repository", "ResourceTypeName", "Task", "Throw", "Trusted", "Wrap",
    ];

    [Fact]
    public void The_document_of_messages_is_up_to_date()
    {
        GeneratedSection.Check("docs/messages.md", "errors", Errors());
        GeneratedSection.Check("docs/messages.md", "other texts", OtherTexts());
    }

    [Fact]
    public void Parameters_and_cmdlets_that_a_message_names_exist() =>
        Offenders.None(MessageReader.All.SelectMany(message => Missing($"{message.Text} {message.Remedy}").Select(name => $"{message.File}: {name} in: {message.Text} {message.Remedy}")));

    [Fact]
    public void Parameters_and_cmdlets_that_a_page_names_exist() => Offenders.None(
        from page in SourceFile.All
        where page.IsUnder("docs/cmdlets") || page.Path is "README.md" or "docs/troubleshooting.md" || page.Path.StartsWith("docs/about_", StringComparison.Ordinal)
        from name in Missing(page.Text).Distinct()
        select $"{page}: {name}");

    [Fact]
    public void A_name_that_does_not_exist_is_seen() =>
        Assert.Equal(["-ManagedIdentities", "Get-PimNothing"], Missing("Use -ManagedIdentities, or Get-PimNothing; Connect-Pim -Identity exists.").Order(StringComparer.Ordinal));

    private static IEnumerable<string> Missing(string text)
    {
        var cmdlets = BuiltModule.Cmdlets.Select(cmdlet => cmdlet.Name).Concat(ManifestConventions.Listed("AliasesToExport")).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var parameters = BuiltModule.Cmdlets.SelectMany(cmdlet => cmdlet.ParameterNames).Concat(Common).Concat(OfOtherCommands).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. Parameter.Matches(text).Select(match => match.Groups["name"].Value).Where(name => !parameters.Contains(name)).Select(name => "-" + name),
            .. Cmdlet.Matches(text).Select(match => match.Groups["name"].Value).Where(name => !cmdlets.Contains(name)),
        ];
    }

    private static string Errors()
    {
        var text = new StringBuilder();
        foreach (var code in MessageReader.All.Where(message => message.Code.Length > 0).GroupBy(message => message.Code).OrderBy(code => code.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n### {code.Key}\n\n| Message | Remedy | Room |\n| --- | --- | --- |\n");
            foreach (var message in code.OrderBy(message => message.Room, StringComparer.Ordinal).ThenBy(message => message.Text, StringComparer.Ordinal))
            {
                text.Append(CultureInfo.InvariantCulture, $"| {Cell(message.Text)} | {Cell(message.Remedy)} | {message.Room} |\n");
            }
        }

        return text.Append('\n').ToString();
    }

    private static string OtherTexts()
    {
        var text = new StringBuilder("\n| Text | Room |\n| --- | --- |\n");
        foreach (var (shown, room) in MessageReader.All.Where(message => message.Code.Length == 0).Select(message => (message.Text, message.Room)).Distinct()
            .OrderBy(one => one.Room, StringComparer.Ordinal).ThenBy(one => one.Text, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {Cell(shown)} | {room} |\n");
        }

        return text.Append('\n').ToString();
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ").Replace("<", "&lt;", StringComparison.Ordinal);
}
