using System;
using System.IO;
using Xunit;

namespace PimTools.Tests.Contract;

/// <summary>Tells where Microsoft's published contract lies on this machine. It is not part of the repository: docs/testing.md.</summary>
internal static class ContractData
{
    private const string Variable = "PIMTOOLS_CONTRACT_DATA";

    private static readonly Lazy<string?> Folder = new(Find);
    private static readonly Lazy<PublishedContract> Loaded = new(() => PublishedContract.Load(Folder.Value!));

    /// <summary>The contract; a test that asks for it is reported as skipped where it is not found.</summary>
    public static PublishedContract Contract
    {
        get
        {
            SkipWhenAbsent();
            return Loaded.Value;
        }
    }

    /// <summary>The path of a file or folder of the data; skips the test where the data is not found.</summary>
    public static string PathOf(params string[] parts)
    {
        SkipWhenAbsent();
        return Path.Combine([Folder.Value!, .. parts]);
    }

    /// <summary>Skips the test where the data is not found; for a test that else asks within a service's answer.</summary>
    public static void SkipWhenAbsent() =>
        Skip.If(
            Folder.Value is null,
            $"Microsoft's published contract was not found: no folder shared/api above {AppContext.BaseDirectory}, and ${Variable} is not "
            + "set. See docs/testing.md.");

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return Directory.Exists(named)
                ? named
                : throw new DirectoryNotFoundException($"${Variable} names '{named}', which does not exist.");
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "api");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
