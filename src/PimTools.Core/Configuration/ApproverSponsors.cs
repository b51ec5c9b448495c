namespace PimTools.Configuration;

/// <summary>The sponsors that can approve, as a document names them.</summary>
internal enum ApproverSponsors
{
    /// <summary>The internal sponsors of the organization of whoever asks.</summary>
    Internal,

    /// <summary>The external sponsors of the organization of whoever asks.</summary>
    External,

    /// <summary>The sponsors of the user who asks.</summary>
    TargetUser,
}
