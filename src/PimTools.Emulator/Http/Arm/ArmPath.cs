using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Emulator.Http.Arm;

/// <summary>The path of a call to Azure Resource Manager: the scope, and the operation.</summary>
internal sealed class ArmPath
{
    private const string Authorization = "Microsoft.Authorization";
    private const string Subscription = "Microsoft.Subscription";
    private static readonly string[] Roots = ["subscriptions", "providers", "tenants"];

    private ArmPath(string scope, IReadOnlyList<string> segments)
    {
        Scope = scope;
        Segments = segments;
    }

    /// <summary>The id of the scope, empty for the whole tenant.</summary>
    public string Scope { get; }

    /// <summary>The segments after the scope, from the name of the provider on; the whole path where it has no scope.</summary>
    public IReadOnlyList<string> Segments { get; }

    /// <summary>Tells whether a call is one to Azure Resource Manager, by its host or by its path.</summary>
    public static bool IsAddressed(Uri uri) =>
        uri.Host.Equals("management.azure.com", StringComparison.OrdinalIgnoreCase)
        || Roots.Contains(Split(uri).FirstOrDefault() ?? "", StringComparer.OrdinalIgnoreCase);

    public static ArmPath Parse(Uri uri)
    {
        var parts = Split(uri).Select(Uri.UnescapeDataString).ToList();

        // The how-to pages of PIM write the provider before a subscription.
        if (parts.Count > 2 && Is(parts[0], "providers") && Is(parts[1], Subscription))
            parts.RemoveRange(0, 2);
        var provider = parts.FindLastIndex(part => Is(part, Authorization));
        if (provider < 1 || !Is(parts[provider - 1], "providers"))
            return new ArmPath("", parts);

        var scope = string.Concat(parts.Take(provider - 1).Select(part => "/" + part));
        return new ArmPath(scope, parts.Skip(provider).ToList());
    }

    // Observed: doubled slashes at any place count as one.
    private static string[] Split(Uri uri) => uri.AbsolutePath.Split(['/'], StringSplitOptions.RemoveEmptyEntries);

    private static bool Is(string part, string name) => part.Equals(name, StringComparison.OrdinalIgnoreCase);
}
