namespace PimTools.Emulator.Pim.Policies;

/// <summary>Somebody a policy names to decide: a person, or the members of a group.</summary>
internal sealed record Approver(string Id, bool IsGroup);
