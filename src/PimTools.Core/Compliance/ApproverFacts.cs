using PimTools.Conditions;

namespace PimTools.Compliance;

/// <summary>The approvers of a setting, groups expanded.</summary>
/// <param name="People">How many people can approve.</param>
/// <param name="Gone">The approvers whom the directory no longer knows.</param>
/// <param name="Holders">The approvers who are eligible for the very role.</param>
internal sealed record ApproverFacts(FieldValue People, FieldValue Gone, FieldValue Holders)
{
    /// <summary>Nobody approves.</summary>
    public static ApproverFacts None { get; } = new(FieldValue.None(), FieldValue.None(), FieldValue.None());
}
