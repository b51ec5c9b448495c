using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Markdig.Syntax;

namespace PimTools.Help.Pages;

/// <summary>Reads the PARAMETERS section.</summary>
internal sealed partial class ParameterReader(MarkdownPage page)
{
    private const string CommonParameters = "CommonParameters";

    public IReadOnlyList<CommandParameter> Read(Section section)
    {
        if (section.Children.LastOrDefault()?.Title != CommonParameters)
        {
            page.Report(section.Line, $"'{section}' must end with '### {CommonParameters}'.");
        }

        return section.Children.Where(child => child.Title != CommonParameters).Select(ReadParameter).ToList();
    }

    private CommandParameter ReadParameter(Section section)
    {
        if (!section.Title.StartsWith('-'))
        {
            page.Report(section.Line, $"Unknown heading '{section}'. A parameter's heading is '### -Name'.");
        }

        var facts = section.Body.OfType<FencedCodeBlock>().Where(IsYaml).Select(ReadFacts).ToList();
        var description = page.ReadProse(section.Body.Where(block => !IsYaml(block)));

        if (description.Count == 0)
        {
            page.Report(section.Line, $"'{section}' has no text. Say what the parameter is for.");
        }

        if (facts.Count == 0)
        {
            page.Report(section.Line, $"'{section}' has no ```yaml block. Add one with the parameter's facts.");
        }

        return new CommandParameter(section.Title.TrimStart('-'), description, facts, section.Line);
    }

    private static bool IsYaml(Block block) => block is FencedCodeBlock { Info: "yaml" };

    private ParameterFacts ReadFacts(FencedCodeBlock block)
    {
        var yaml = YamlLines.Read(
            page,
            block,
            required:
            [
                "Type", "Parameter Sets", "Aliases", "Required", "Position", "Default value", "Accept pipeline input",
                "Accept wildcard characters",
            ],
            optional: ["Accepted values"]);

        return new ParameterFacts
        {
            Type = yaml["Type"] ?? string.Empty,
            Sets = yaml.List("Parameter Sets"),
            Aliases = yaml.List("Aliases"),
            AcceptedValues = yaml.List("Accepted values"),
            IsRequired = yaml.Flag("Required"),
            Position = ReadPosition(yaml),
            DefaultValue = yaml["Default value"] ?? "None",
            PipelineInput = ReadPipelineInput(yaml),
            AcceptsWildcards = yaml.Flag("Accept wildcard characters"),
            Line = yaml.Line,
        };
    }

    private int? ReadPosition(YamlLines yaml)
    {
        if (int.TryParse(yaml["Position"], NumberStyles.None, CultureInfo.InvariantCulture, out var position))
        {
            return position;
        }

        if (yaml["Position"] is not ("Named" or null))
        {
            page.Report(yaml.LineOf("Position"), $"'Position: {yaml["Position"]}' is neither Named nor a number from 0.");
        }

        return null;
    }

    private string ReadPipelineInput(YamlLines yaml)
    {
        const string Key = "Accept pipeline input";
        var value = yaml[Key] ?? "False";

        if (!PipelineInput().IsMatch(value))
        {
            page.Report(
                yaml.LineOf(Key),
                $"'{Key}: {value}' must be False, True (ByValue), True (ByPropertyName) or True (ByPropertyName, ByValue).");
        }

        return value;
    }

    [GeneratedRegex(@"^(False|True \((ByPropertyName|ByValue|ByPropertyName, ByValue)\))$")]
    private static partial Regex PipelineInput();
}
