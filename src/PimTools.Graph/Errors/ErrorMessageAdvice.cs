using System.Linq;

namespace PimTools.Graph.Errors;

/// <summary>Refusals without a code of their own, known by their words, and what to do about them.</summary>
internal static class ErrorMessageAdvice
{
    private static readonly (string[] Words, string Remedy)[] Known =
    {
        (new[] { "service principal", "eligible" }, "An application activates nothing: assign it with -Type Active."),
        (new[] { "group", "assignable to roles" }, "Whether a group is, is decided when it is created: take or create one that is assignable to roles."),
        (new[] { "extended", "14 days" }, "Ask again in the last 14 days. An administrator changes the end at any time, with Set-PimAssignment."),
    };

    /// <summary>The remedy; null where the words are unknown.</summary>
    public static string? Remedy(string said) => Known.FirstOrDefault(one => one.Words.All(said.Mentions)).Remedy;
}
