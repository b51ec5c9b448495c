using System;
using PimTools.Emulator.Directory;

namespace PimTools.Emulator.State;

/// <summary>The state that every part of the tenant shares: its time, its directory and its ids.</summary>
internal sealed class TenantState
{
    private int _tokens;

    public TenantState(EmulatorClock clock, DateTimeOffset begin, string? tenantId = null)
    {
        TenantId = tenantId ?? IdSource.Of("tenant");
        Clock = clock;
        Now = begin;
    }

    public EmulatorClock Clock { get; }

    public string TenantId { get; }

    public string Name { get; } = "Contoso";

    /// <summary>The time of the current call.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>Tokens issued before this instant are refused.</summary>
    public DateTimeOffset TokensFrom { get; set; }

    public IdSource Ids { get; } = new();

    public DirectoryStore Directory { get; } = new();

    public DueEvents DueEvents { get; } = new();

    /// <summary>Gives a number that distinguishes one token from the next.</summary>
    public int NextTokenId() => ++_tokens;

    /// <summary>Moves the time on to <paramref name="now"/>; the events that are due until then happen first, each at its own time.</summary>
    public void MoveTo(DateTimeOffset now)
    {
        while (DueEvents.TryTake(now, out var due, out var action))
        {
            Now = due > Now ? due : Now;
            action();
        }

        Now = now > Now ? now : Now;
    }
}
