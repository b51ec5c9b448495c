using System;
using System.Collections.Generic;

namespace PimTools.Emulator.Identity;

/// <summary>Who is calling, as the token says.</summary>
internal sealed class Caller
{
    public Caller(string objectId) => ObjectId = objectId;

    public string ObjectId { get; }

    /// <summary>Whether the token was issued to an application alone, with no person behind it.</summary>
    public bool IsApplication { get; init; }

    /// <summary>Granted scopes of a person, or granted roles of an application.</summary>
    public IReadOnlyCollection<string> Permissions { get; init; } = [];

    public IReadOnlyCollection<string> AuthenticationContexts { get; init; } = [];

    /// <summary>Whether a second factor was used; a satisfied authentication context proves one too.</summary>
    public bool HasMfa { get; init; }

    public bool Is(string? objectId) => ObjectId.Equals(objectId, StringComparison.OrdinalIgnoreCase);
}
