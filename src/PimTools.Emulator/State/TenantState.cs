using System;
using PimTools.Emulator.Directory;

namespace PimTools.Emulator.State;

/// <summary>What every part of the tenant shares: its time, its directory, its ids.</summary>
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

    /// <summary>The instant the call at hand happens at.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>Tokens issued before this instant are refused.</summary>
    public DateTimeOffset TokensFrom { get; set; }

    public IdSource Ids { get; } = new();

    public DirectoryStore Directory { get; } = new();

    public Agenda Agenda { get; } = new();

    /// <summary>Tells one token from the next.</summary>
    public int NextTokenId() => ++_tokens;

    /// <summary>Moves on to <paramref name="now"/>; what was due on the way happens first, each at its own time.</summary>
    public void MoveTo(DateTimeOffset now)
    {
        while (Agenda.TryTake(now, out var due, out var happen))
        {
            Now = due > Now ? due : Now;
            happen();
        }

        Now = now > Now ? now : Now;
    }
}
