namespace PimTools.Emulator.Pim.Grants;

/// <summary>The kinds of schedules: an eligible one grants the right to activate, an active one the role itself.</summary>
internal enum ScheduleKind
{
    Eligible,
    Active,
}
