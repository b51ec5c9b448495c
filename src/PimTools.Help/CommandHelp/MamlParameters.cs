using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using PimTools.Help.Pages;
using static PimTools.Help.CommandHelp.MamlNames;
using static PimTools.Help.CommandHelp.MamlText;

namespace PimTools.Help.CommandHelp;

/// <summary>Parameters, as the syntax lists them and as they are described.</summary>
internal static class MamlParameters
{
    public static XElement SyntaxItem(CommandPage page, SyntaxSet set) =>
        new(
            Command + "syntaxItem",
            new XElement(Maml + "name", page.Name),
            set.Items.Select(item =>
            {
                var parameter = page.Parameters.First(parameter => parameter.Name == item.Name);
                var facts = parameter.In(set.Name)!;
                return Element(parameter, facts, facts.IsSwitch ? null : Value(facts), AcceptedValues(facts));
            }));

    public static XElement Parameter(CommandParameter parameter)
    {
        var facts = parameter.Facts[0];
        return Element(parameter, facts, Value(facts), null);
    }

    private static XElement Element(CommandParameter parameter, ParameterFacts facts, XElement? value, XElement? acceptedValues) =>
        new(
            Command + "parameter",
            new XAttribute("required", Lower(facts.IsRequired)),
            new XAttribute("variableLength", "true"),
            new XAttribute("globbing", Lower(facts.AcceptsWildcards)),
            new XAttribute("pipelineInput", facts.PipelineInput),
            new XAttribute("position", facts.Position?.ToString(CultureInfo.InvariantCulture) ?? "named"),
            new XAttribute("aliases", facts.Aliases.Count == 0 ? "none" : string.Join(", ", facts.Aliases)),
            new XElement(Maml + "name", parameter.Name),
            new XElement(Maml + "description", Paragraphs(parameter.Description)),
            acceptedValues,
            value,
            new XElement(Dev + "type", new XElement(Maml + "name", facts.Type), new XElement(Maml + "uri")),
            new XElement(Dev + "defaultValue", facts.DefaultValue));

    private static XElement Value(ParameterFacts facts) => Value(facts.Type, isRequired: !facts.IsSwitch);

    private static XElement? AcceptedValues(ParameterFacts facts) =>
        facts.AcceptedValues.Count == 0
            ? null
            : new XElement(Command + "parameterValueGroup", facts.AcceptedValues.Select(value => Value(value, isRequired: false)));

    private static XElement Value(string text, bool isRequired) =>
        new(Command + "parameterValue", new XAttribute("required", Lower(isRequired)), new XAttribute("variableLength", "false"), text);

    private static string Lower(bool value) => value ? "true" : "false";
}
