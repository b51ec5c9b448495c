using System;

namespace PimTools;

/// <summary>Controls the emulated tenant.</summary>
public interface IPimEmulator
{
    /// <summary>The tenant's clock, UTC.</summary>
    DateTimeOffset Now { get; }

    /// <summary>The number of HTTP calls it has answered.</summary>
    int CallCount { get; }

    /// <summary>The number of access tokens that this context was issued.</summary>
    int TokenCount { get; }

    /// <summary>The number of times the person of this context was asked to sign in again.</summary>
    int PromptCount { get; }

    /// <summary>Tells whether they refuse when they are asked; false until set.</summary>
    bool RefusesPrompts { get; set; }

    /// <summary>The faults of the tenant, for everybody who is connected to it.</summary>
    IPimEmulatorFaults Faults { get; }

    /// <summary>Lets time pass: activations begin and expire.</summary>
    void Advance(TimeSpan time);
}
