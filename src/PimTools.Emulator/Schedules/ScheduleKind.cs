namespace PimTools.Emulator.Schedules;

/// <summary>What a schedule grants: the right to activate, or the role itself.</summary>
internal enum ScheduleKind
{
    Eligible,
    Active,
}
