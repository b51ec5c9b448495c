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

    /// <summary>Deletes a user or an enterprise application, by name or object id, as when somebody leaves. What was assigned to them stays.</summary>
    void DeletePrincipal(string nameOrId);

    /// <summary>Lets time pass: activations begin and expire.</summary>
    void Advance(TimeSpan time);
}
