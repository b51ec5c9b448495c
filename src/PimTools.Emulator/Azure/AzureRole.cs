using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using PimTools.Emulator.Azure.Resources;

namespace PimTools.Emulator.Azure;

/// <summary>An Azure role with its actions and the scopes where it can be assigned.</summary>
internal sealed class AzureRole(string id, string name, string description)
{
    private bool? _isPrivileged;

    public string Id { get; } = id;

    public string Name { get; } = name;

    public string Description { get; } = description;

    public IReadOnlyList<string> Actions { get; init; } = [];

    public IReadOnlyList<string> NotActions { get; init; } = [];

    public IReadOnlyList<string> DataActions { get; init; } = [];

    public IReadOnlyList<string> NotDataActions { get; init; } = [];

    /// <summary>The scopes where a custom role can be assigned; none for a built-in role, which can be assigned everywhere.</summary>
    public IReadOnlyList<AzureScope> AssignableScopes { get; init; } = [];

    /// <summary>The time at which it was defined. Azure itself defined the built-in ones, long before the tenant.</summary>
    public DateTimeOffset Created { get; init; } = new(2015, 2, 2, 21, 55, 9, TimeSpan.Zero);

    public DateTimeOffset Updated { get; init; } = new(2021, 11, 11, 20, 13, 7, TimeSpan.Zero);

    /// <summary>The person who defined it; null for a built-in role.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>The person who changed it last; null for a built-in role.</summary>
    public string? UpdatedBy { get; init; }

    public bool IsBuiltIn => AssignableScopes.Count == 0;

    /// <summary>Tells whether the role can change the access of others.</summary>
    public bool IsPrivileged => _isPrivileged ??= Allows(AzureActions.WriteAssignments);

    public bool Allows(string action) => Actions.Any(Covers(action)) && !NotActions.Any(Covers(action));

    public bool IsAssignableAt(AzureScope scope) => IsBuiltIn || AssignableScopes.Any(scope.IsAtOrBelow);

    private static Func<string, bool> Covers(string action) => pattern =>
        Regex.IsMatch(action, "^" + Regex.Escape(pattern).Replace("\\*", ".*") + "$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
