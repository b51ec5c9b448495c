namespace PimTools.Models;

/// <summary>A step on the way from somebody to a role.</summary>
/// <param name="From">The one who takes it: a principal, or a group on the way.</param>
/// <param name="Link">The way in which the step is held: member, eligible member, eligible, active …</param>
/// <param name="Asks">What its activation asks for; null where none is needed, and "?" where that is not known.</param>
internal sealed record AccessStep(PimPrincipal From, string Link, string? Asks)
{
    public override string ToString() => Asks is null ? Link : $"{Link}, activation asks for {Asks}";
}
