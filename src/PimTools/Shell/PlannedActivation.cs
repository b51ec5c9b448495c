namespace PimTools.Shell;

/// <summary>An activation that is about to be sent, for what a person named.</summary>
internal sealed class PlannedActivation
{
    public PlannedActivation(PimRequestDraft draft, PimIdentity role, bool extends)
    {
        Draft = draft;
        Role = role;
        Extends = extends;
    }

    public PimRequestDraft Draft { get; }

    public PimIdentity Role { get; }

    /// <summary>Whether it is active, and ended first.</summary>
    public bool Extends { get; }
}
