using System;
using System.Collections.Generic;

namespace PimTools.Configuration;

/// <summary>The settings and assignments that a document wants, as it says them: names are not resolved.</summary>
internal sealed class PimConfiguration
{
    /// <summary>The version of the format that this version of the module reads.</summary>
    public const int Version = 1;

    /// <summary>The principals that nothing may take away from.</summary>
    public List<ConfiguredText> BreakGlass { get; } = new();

    /// <summary>The templates by their names, each as it stands and without what it extends.</summary>
    public Dictionary<string, ConfiguredTemplate> Templates { get; } = new(StringComparer.OrdinalIgnoreCase);

    public List<ConfiguredSetting> Settings { get; } = new();

    public List<ConfiguredAssignment> Assignments { get; } = new();

    /// <summary>The roles whose assignments the document lists in full: those that a file names that has a list of assignments, also an empty one.</summary>
    public List<ConfiguredTarget> Listed { get; } = new();
}
