namespace PimTools.Emulator.Pim.Alerts;

/// <summary>The text of an alert, the same in every tenant.</summary>
/// <param name="Name">The name, which its id ends in.</param>
/// <param name="TypeName">The beginning of the names of its types.</param>
/// <param name="DisplayName">The title.</param>
/// <param name="Severity">The severity, in lower case.</param>
internal sealed record AlertDefinition(string Name, string TypeName, string DisplayName, string Severity)
{
    public string Description { get; init; } = DisplayName + ".";

    public string SecurityImpact { get; init; } = "";

    public string MitigationSteps { get; init; } = "";

    public string HowToPrevent { get; init; } = "";

    public bool IsRemediatable { get; init; } = true;

    public bool IsConfigurable { get; init; }
}
