using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Emulator.Http.Arm;

/// <summary>The path of a call to Azure Resource Manager: the scope, and the operation.</summary>
internal sealed class ArmPath
{
    private const string Authorization = "Microsoft.Authorization";
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
        || Roots.Contains(uri.AbsolutePath.Split('/').ElementAtOrDefault(1) ?? "", StringComparer.OrdinalIgnoreCase);

    public static ArmPath Parse(Uri uri)
    {
        var parts = uri.AbsolutePath.Split(['/'], StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToList();
        var provider = parts.FindLastIndex(part => part.Equals(Authorization, StringComparison.OrdinalIgnoreCase));
        if (provider < 1 || !parts[provider - 1].Equals("providers", StringComparison.OrdinalIgnoreCase))
            return new ArmPath("", parts);

        var scope = string.Concat(parts.Take(provider - 1).Select(part => "/" + part));
        return new ArmPath(scope, parts.Skip(provider).ToList());
    }
}
