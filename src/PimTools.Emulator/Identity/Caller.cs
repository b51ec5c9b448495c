using System;
using System.Collections.Generic;

namespace PimTools.Emulator.Identity;

/// <summary>The caller of a request, as the token has it.</summary>
internal sealed class Caller
{
    public Caller(string objectId) => ObjectId = objectId;

    public string ObjectId { get; }

    /// <summary>Tells whether the token was issued to an application alone, with no person behind it.</summary>
    public bool IsApplication { get; init; }

    /// <summary>Granted scopes of a person, or granted roles of an application.</summary>
    public IReadOnlyCollection<string> Permissions { get; init; } = [];

    public IReadOnlyCollection<string> AuthenticationContexts { get; init; } = [];

    /// <summary>Tells whether a second factor was used; a satisfied authentication context proves one too.</summary>
    public bool HasMfa { get; init; }

    public bool Is(string? objectId) => ObjectId.Equals(objectId, StringComparison.OrdinalIgnoreCase);
}
