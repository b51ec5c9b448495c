namespace PimTools.Emulator.Pim.Grants;

/// <summary>Names the two kinds of schedules as the types and paths of every service do.</summary>
internal static class ScheduleKinds
{
    /// <summary>Gives EligibilitySchedule or AssignmentSchedule, to which a service puts its own beginning and ending.</summary>
    public static string TypeName(this ScheduleKind kind) => kind == ScheduleKind.Eligible ? "EligibilitySchedule" : "AssignmentSchedule";
}
