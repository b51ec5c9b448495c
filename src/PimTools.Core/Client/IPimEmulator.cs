using System;

namespace PimTools;

/// <summary>What can be done to the emulated tenant besides calling it.</summary>
public interface IPimEmulator
{
    /// <summary>The tenant's clock, UTC.</summary>
    DateTimeOffset Now { get; }

    /// <summary>How many HTTP calls it has answered.</summary>
    int CallCount { get; }

    /// <summary>How many access tokens this context was issued.</summary>
    int TokenCount { get; }

    /// <summary>How often the person of this context was asked to sign in again.</summary>
    int PromptCount { get; }

    /// <summary>Whether they refuse when they are asked; false until set.</summary>
    bool RefusesPrompts { get; set; }

    /// <summary>Lets time pass: activations begin and expire.</summary>
    void Advance(TimeSpan time);
}
