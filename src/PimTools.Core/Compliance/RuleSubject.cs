namespace PimTools.Compliance;

/// <summary>The things that a rule can be about.</summary>
internal enum RuleSubject
{
    /// <summary>The setting of each role.</summary>
    Settings,

    /// <summary>Each assignment, a group's as well.</summary>
    Assignments,

    /// <summary>Each person or application that holds a role or may activate it, directly or through groups.</summary>
    Holders,
}
