namespace PimTools;

/// <summary>The ways in which a role reaches somebody.</summary>
public enum PimAccessWay : long
{
    /// <summary>It is assigned to the principal itself.</summary>
    Direct,

    /// <summary>It is assigned to a group of which the principal is or may become a member.</summary>
    Group,

    /// <summary>It is assigned to a group that is reached through other groups.</summary>
    NestedGroup,
}
