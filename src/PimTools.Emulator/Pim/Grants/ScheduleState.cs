namespace PimTools.Emulator.Pim.Grants;

/// <summary>Where a schedule is in its life.</summary>
internal enum ScheduleState
{
    Waiting,
    InEffect,
    Expired,
    Removed,
}
