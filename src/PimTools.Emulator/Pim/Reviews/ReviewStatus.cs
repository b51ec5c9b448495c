namespace PimTools.Emulator.Pim.Reviews;

/// <summary>The words for the states of a review.</summary>
internal static class ReviewStatus
{
    public const string NotStarted = "NotStarted";
    public const string InProgress = "InProgress";
    public const string Completed = "Completed";
    public const string Applied = "Applied";
}
