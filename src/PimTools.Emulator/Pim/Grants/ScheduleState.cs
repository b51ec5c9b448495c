namespace PimTools.Emulator.Pim.Grants;

/// <summary>The states of a schedule.</summary>
internal enum ScheduleState
{
    Waiting,
    InEffect,
    Expired,
    Removed,
}
