using System;
using System.Collections.Generic;

namespace PimTools.Configuration;

/// <summary>Puts the values of a setting together with those of the templates that it extends.</summary>
internal static class TemplateMerge
{
    /// <summary>The values of a setting, its own first. A template that is missing or extends itself adds nothing.</summary>
    public static ConfiguredValues Of(PimConfiguration configuration, ConfiguredSetting setting)
    {
        var values = setting.Values;
        foreach (var template in Chain(configuration, setting.Extends))
        {
            values = values.Over(template.Values);
        }

        return values;
    }

    /// <summary>Tells whether a template extends itself, by itself or through others.</summary>
    public static bool IsCircular(PimConfiguration configuration, string name)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var next = (string?)name; next is not null && configuration.Templates.TryGetValue(next, out var template); next = template.Extends)
        {
            if (!seen.Add(next))
            {
                return string.Equals(next, name, StringComparison.OrdinalIgnoreCase);
            }
        }

        return false;
    }

    private static IEnumerable<ConfiguredTemplate> Chain(PimConfiguration configuration, string? name)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (name is not null && seen.Add(name) && configuration.Templates.TryGetValue(name, out var template))
        {
            yield return template;
            name = template.Extends;
        }
    }
}
