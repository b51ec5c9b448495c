namespace PimTools.Emulator.Faults;

/// <summary>A fault in the queue, with the number of calls it still strikes.</summary>
internal sealed class QueuedFault(EmulatedFault fault)
{
    public EmulatedFault Fault { get; } = fault;

    public int Left { get; set; } = fault.Times;
}
