namespace PimTools.Emulator.Host.Month;

/// <summary>An assignment outside of PIM.</summary>
internal sealed record MonthOutside(string Kind, string Role, string Principal);
