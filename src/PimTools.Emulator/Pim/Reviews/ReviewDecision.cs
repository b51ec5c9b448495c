using System;
using System.Linq;

namespace PimTools.Emulator.Pim.Reviews;

/// <summary>The words for a decision about one principal.</summary>
internal static class ReviewDecision
{
    public const string NotReviewed = "NotReviewed";
    public const string Approve = "Approve";
    public const string Deny = "Deny";
    public const string DontKnow = "DontKnow";
    public const string Recommendation = "Recommendation";
    public const string NoInfoAvailable = "NoInfoAvailable";
    public const string None = "None";

    private static readonly string[] Answers = [Approve, Deny, DontKnow, NotReviewed];
    private static readonly string[] Defaults = [None, Approve, Deny, Recommendation];

    /// <summary>Gives the word for an answer in the service's spelling; null for any other text.</summary>
    public static string? Answer(string text) => Find(Answers, text);

    /// <summary>Gives the word for a default decision in the service's spelling; null for any other text.</summary>
    public static string? Default(string text) => Find(Defaults, text);

    private static string? Find(string[] words, string text) => words.FirstOrDefault(word => word.Equals(text, StringComparison.OrdinalIgnoreCase));
}
