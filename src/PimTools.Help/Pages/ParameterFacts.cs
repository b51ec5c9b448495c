using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Help.Pages;

/// <summary>The facts of a parameter in some parameter sets.</summary>
public sealed record ParameterFacts
{
    /// <summary>The words of pages for "in every parameter set".</summary>
    public const string AllSets = "(All)";

    public required string Type { get; init; }

    public required IReadOnlyList<string> Sets { get; init; }

    public required IReadOnlyList<string> Aliases { get; init; }

    public required IReadOnlyList<string> AcceptedValues { get; init; }

    public required bool IsRequired { get; init; }

    /// <summary>From 0; null when the parameter is given by name only.</summary>
    public required int? Position { get; init; }

    public required string DefaultValue { get; init; }

    /// <summary>Such as "True (ByPropertyName)".</summary>
    public required string PipelineInput { get; init; }

    public required bool AcceptsWildcards { get; init; }

    public required int Line { get; init; }

    public bool IsSwitch => Type == "SwitchParameter";

    public bool IsIn(string set) => Sets.Contains(AllSets) || Sets.Contains(set, StringComparer.Ordinal);
}
