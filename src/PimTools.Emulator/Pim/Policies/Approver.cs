namespace PimTools.Emulator.Pim.Policies;

/// <summary>An approver that a policy names: a person, or the members of a group.</summary>
internal sealed record Approver(string Id, bool IsGroup);
