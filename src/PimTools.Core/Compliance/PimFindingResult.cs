namespace PimTools;

/// <summary>The results of a check.</summary>
public enum PimFindingResult : long
{
    /// <summary>It could not be told, since something could not be read or is not understood. It is neither passed nor failed.</summary>
    CannotTell,

    /// <summary>It is as the rule asks, for everything that the rule is about.</summary>
    Pass,

    /// <summary>It is not as the rule asks.</summary>
    Fail,

    /// <summary>It is not as the rule asks, and somebody has accepted that until a day to come.</summary>
    Excepted,

    /// <summary>The tenant has nothing that the rule is about.</summary>
    NotApplicable,
}
