using System;
using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Pim.Grants;

/// <summary>The words for actions, and what goes for each.</summary>
internal static class RequestActions
{
    public static RequestAction Parse(string word) =>
        Enum.TryParse<RequestAction>(word, ignoreCase: true, out var action) && Enum.IsDefined(typeof(RequestAction), action) && !char.IsDigit(word[0])
            ? action
            : throw GraphException.BadRequest($"Requested value '{word}' was not found in the actions of a request.");

    public static string Word(this RequestAction action)
    {
        var name = action.ToString();
        return char.ToLowerInvariant(name[0]) + name.Substring(1);
    }

    public static bool IsSelf(this RequestAction action) =>
        action is RequestAction.SelfActivate or RequestAction.SelfDeactivate or RequestAction.SelfExtend or RequestAction.SelfRenew;

    /// <summary>Actions that end something carry no schedule.</summary>
    public static bool TakesSchedule(this RequestAction action) =>
        action is not (RequestAction.AdminRemove or RequestAction.SelfDeactivate);
}
