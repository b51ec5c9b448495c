using System;
using System.Collections.Generic;

namespace PimTools.Emulator;

/// <summary>The differences of an issued token from the default one.</summary>
public sealed class EmulatedTokenOptions
{
    /// <summary>The lifetime of the token; one hour by default, negative for an expired one.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Tells whether the sign-in was proved by a second factor.</summary>
    public bool Mfa { get; init; } = true;

    /// <summary>The authentication contexts that the sign-in satisfied, such as c1.</summary>
    public IReadOnlyList<string> AuthenticationContexts { get; init; } = [];

    /// <summary>Permission scopes; null for every scope the emulator knows.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>The audience; Microsoft Graph by default, https://management.azure.com for Azure.</summary>
    public string Audience { get; init; } = "https://graph.microsoft.com";

    /// <summary>The tenant; null for the emulated one.</summary>
    public string? TenantId { get; init; }
}
