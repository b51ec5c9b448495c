using System;
using PimTools.Graph.Json;

namespace PimTools.Graph.Groups;

/// <summary>Translates between the model and what the service calls the two things one can have in a group.</summary>
internal static class GroupWords
{
    public static string Access(PimRole role) => role.Access switch
    {
        PimAccess.Member => "member",
        PimAccess.Owner => "owner",
        _ => throw new PimException(PimErrorCode.InvalidParameter, $"It has to be said whether {role} means membership or ownership.")
        {
            Remedy = "Get-PimRole -Kind Group lists both.",
            TargetObject = role,
        },
    };

    /// <param name="word">What the service says. A policy's assignment names it as its role, everything else as its access.</param>
    /// <param name="property">The name of the property that says it.</param>
    public static PimAccess ReadAccess(string? word, string property) => word.AsWord<PimAccess>()
        ?? throw new PimException(
            PimErrorCode.InvalidResponse, $"The service's answer has '{word.Required(property)}' as '{property}', not member or owner.");

    /// <summary>A group's id; null where the text is none, such as another kind's id.</summary>
    public static string? GroupId(string? text) => Guid.TryParse(text, out var id) ? id.ToString("D") : null;
}
