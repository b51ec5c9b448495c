namespace PimTools.Emulator.Pim.Grants;

/// <summary>A schedule that is in effect now, as one principal holds it.</summary>
internal sealed record ScheduleInstance(Schedule Schedule, string PrincipalId)
{
    public bool IsThroughGroup => PrincipalId != Schedule.PrincipalId;

    public string MemberType => IsThroughGroup ? "Group" : "Direct";
}
