namespace PimTools;

/// <summary>The kinds of approvers that a policy can name (documented: subjectSet and what derives from it).</summary>
public enum PimApproverKind : long
{
    /// <summary>A kind that this version does not know.</summary>
    Unknown,

    /// <summary>A user.</summary>
    User,

    /// <summary>The members of a group.</summary>
    Group,

    /// <summary>The manager of whoever asks.</summary>
    Manager,

    /// <summary>The internal sponsors of the organization of whoever asks.</summary>
    InternalSponsor,

    /// <summary>The external sponsors of the organization of whoever asks.</summary>
    ExternalSponsor,

    /// <summary>The sponsors of the user who asks.</summary>
    TargetUserSponsor,
}
