using PimTools.Conditions;

namespace PimTools.Compliance;

/// <summary>The setting of a role, with what is known about the role and its approvers.</summary>
internal sealed record SettingSubject(PimRoleSetting Setting, FieldValue Tier, FieldValue IsPrivileged, ApproverFacts Approvers);
