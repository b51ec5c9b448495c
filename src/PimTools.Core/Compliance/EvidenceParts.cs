using System;

namespace PimTools.Compliance;

/// <summary>The parts of a tenant that rules are decided by.</summary>
[Flags]
internal enum EvidenceParts
{
    None = 0,

    Settings = 1,

    Assignments = 2,

    /// <summary>The roles that the service marks as privileged.</summary>
    Privileged = 4,

    /// <summary>The members of groups that hold roles or approve, and who may become one.</summary>
    Members = 8,

    /// <summary>The accounts of the people.</summary>
    Accounts = 16,

    /// <summary>The activations that the audit log tells of.</summary>
    Activations = 32,

    /// <summary>The approvers of each setting.</summary>
    Approvers = 64,

    /// <summary>The approval of activations of a group's membership.</summary>
    GroupApproval = 128,
}
