using System;
using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Pim.Grants;

/// <summary>Reads and writes the names of actions, and tells them apart.</summary>
internal static class RequestActions
{
    public static RequestAction Parse(string word) =>
        Enum.TryParse<RequestAction>(word, ignoreCase: true, out var action) && Enum.IsDefined(typeof(RequestAction), action) && !char.IsDigit(word[0])
            ? action
            : throw ServiceException.BadRequest($"Requested value '{word}' was not found in the actions of a request.");

    public static string WireName(this RequestAction action)
    {
        var name = action.ToString();
        return char.ToLowerInvariant(name[0]) + name.Substring(1);
    }

    public static bool IsSelf(this RequestAction action) =>
        action is RequestAction.SelfActivate or RequestAction.SelfDeactivate or RequestAction.SelfExtend or RequestAction.SelfRenew;

    /// <summary>Tells whether an action has a schedule; one that ends something has none.</summary>
    public static bool TakesSchedule(this RequestAction action) =>
        action is not (RequestAction.AdminRemove or RequestAction.SelfDeactivate);
}
