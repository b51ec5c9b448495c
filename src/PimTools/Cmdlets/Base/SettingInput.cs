using System.Collections.Generic;
using PimTools.Settings;

namespace PimTools.Commands;

/// <summary>One input of a cmdlet that changes settings: a setting, or a role whose setting has to be read.</summary>
/// <param name="Role">The role.</param>
/// <param name="Setting">The setting that was given; null where the role was.</param>
/// <param name="Given">What the person gave.</param>
internal sealed record SettingInput(PimRole Role, PimRoleSetting? Setting, object Given)
{
    /// <summary>The setting that it is about.</summary>
    public IEnumerable<(SettingKey Role, string? Scope)> Keys() => new[] { (SettingKey.Of(Role), Setting?.Scope.Id.ToUpperInvariant()) };
}
