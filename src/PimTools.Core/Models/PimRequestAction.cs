namespace PimTools;

/// <summary>The action that a request asks for. Both APIs use these words (Graph <c>action</c>, ARM <c>requestType</c>).</summary>
public enum PimRequestAction : long
{
    /// <summary>A word this version does not know.</summary>
    Unknown,

    /// <summary>An administrator assigns.</summary>
    AdminAssign,

    /// <summary>An administrator changes an assignment.</summary>
    AdminUpdate,

    /// <summary>An administrator removes an assignment.</summary>
    AdminRemove,

    /// <summary>An administrator extends an assignment before it expires.</summary>
    AdminExtend,

    /// <summary>An administrator renews an expired assignment.</summary>
    AdminRenew,

    /// <summary>The principal activates.</summary>
    SelfActivate,

    /// <summary>The principal deactivates.</summary>
    SelfDeactivate,

    /// <summary>The principal asks for an extension.</summary>
    SelfExtend,

    /// <summary>The principal asks for a renewal.</summary>
    SelfRenew,
}
