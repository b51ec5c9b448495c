using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Settings;

namespace PimTools.Plans;

/// <summary>A field of a setting as a plan saw it.</summary>
/// <param name="Field">The field.</param>
/// <param name="Value">The value as text.</param>
/// <param name="Key">The value as it is compared, with ids for names.</param>
internal sealed record SeenField(string Field, string Value, string Key)
{
    /// <summary>All fields of a setting.</summary>
    public static IReadOnlyList<SeenField> Of(PimRoleSetting setting) =>
        SettingField.All.Select(field => new SeenField(field.Name, field.TextOf(setting), field.KeyOf(setting))).ToList();

    /// <summary>Tells whether the values are the same.</summary>
    public bool IsSameAs(SeenField other) => string.Equals(Key, other.Key, StringComparison.OrdinalIgnoreCase);
}
