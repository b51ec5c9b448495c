using System;
using System.Linq;

namespace PimTools.Emulator.Identity;

/// <summary>The audiences that each service accepts.</summary>
internal static class TokenAudience
{
    public static readonly string[] Graph =
        ["https://graph.microsoft.com", "https://graph.microsoft.com/", "00000003-0000-0000-c000-000000000000"];

    public static readonly string[] Azure =
    [
        "https://management.azure.com", "https://management.azure.com/", "https://management.core.windows.net",
        "https://management.core.windows.net/",
    ];

    public static readonly string[] Monitor = ["https://monitor.azure.com", "https://monitor.azure.com/"];

    public static bool IsAzure(string audience) => Azure.Contains(audience, StringComparer.OrdinalIgnoreCase);
}
