namespace PimTools.Requests;

/// <summary>Words for whoever stopped a command after a change had left.</summary>
internal static class StoppedCommand
{
    /// <param name="isDone">Whether the service took it; false where that is not known.</param>
    /// <param name="what">The change, in words.</param>
    /// <param name="look">The command that shows it.</param>
    public static string Describe(bool isDone, string what, string look) =>
        $"The command was stopped after this had been sent, {(isDone ? "and the service took it" : "and it is not known whether it was made")}: {what}. {look} shows it.";
}
