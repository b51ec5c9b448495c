using System;

namespace PimTools;

/// <summary>What can be done to the emulated tenant besides calling it.</summary>
public interface IPimEmulator
{
    /// <summary>The tenant's clock, UTC.</summary>
    DateTimeOffset Now { get; }

    /// <summary>How many HTTP calls it has answered.</summary>
    int CallCount { get; }

    /// <summary>Lets time pass: activations begin and expire.</summary>
    void Advance(TimeSpan time);
}
