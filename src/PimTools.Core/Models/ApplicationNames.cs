using System;

namespace PimTools.Models;

/// <summary>Names the two halves of an application, which mostly bear one name: <c>Name (registration)</c> and <c>Name (enterprise application)</c>.</summary>
internal static class ApplicationNames
{
    private const string Registration = " (registration)";
    private const string Enterprise = " (enterprise application)";

    /// <summary>An application as a scope, <c>/{object id}</c>.</summary>
    /// <param name="id">The scope's id.</param>
    /// <param name="name">The name that both halves bear; null where it is not known.</param>
    /// <param name="type">Which half it is.</param>
    public static PimScope Scope(string id, string? name, PimScopeType type) => new(id, name is null ? id : name + Suffix(type), type);

    /// <summary>The name that both halves bear; null for a scope that is none of an application.</summary>
    public static string? Plain(PimScope scope) => Suffix(scope.Type) is { } suffix ? Cut(scope.DisplayName, suffix) : null;

    /// <summary>The application's name or id, and which half is meant where the text says so.</summary>
    public static (string NameOrId, PimScopeType? Type) Read(string text) =>
        Cut(text, Registration) is { } registration ? (registration, PimScopeType.ApplicationRegistration)
        : Cut(text, Enterprise) is { } enterprise ? (enterprise, PimScopeType.EnterpriseApplication)
        : (text, null);

    private static string? Suffix(PimScopeType type) => type switch
    {
        PimScopeType.ApplicationRegistration => Registration,
        PimScopeType.EnterpriseApplication => Enterprise,
        _ => null,
    };

    private static string? Cut(string text, string suffix) =>
        text.Length > suffix.Length && text.EndsWith(suffix, StringComparison.OrdinalIgnoreCase) ? text.Substring(0, text.Length - suffix.Length) : null;
}
