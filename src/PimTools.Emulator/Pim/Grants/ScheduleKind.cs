namespace PimTools.Emulator.Pim.Grants;

/// <summary>What a schedule grants: the right to activate, or the role itself.</summary>
internal enum ScheduleKind
{
    Eligible,
    Active,
}
