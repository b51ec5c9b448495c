using System;
using System.Collections.Concurrent;
using System.Linq;

namespace PimTools.Client;

/// <summary>Gathers what lists leave out because the caller may not read it, so that one short warning tells of all of it.</summary>
internal sealed class UnlistedParts
{
    private readonly ConcurrentQueue<(string What, string Why)> _parts = new();

    /// <summary>The call to read with. What the warning leaves out is a detail of the call.</summary>
    public PimCall Of(PimCall call) => call.UnlistedTo((what, error) => _parts.Enqueue((what, Reason(error))));

    /// <summary>Tells what was left out; nothing where nothing was.</summary>
    public void Tell(PimCall call)
    {
        var reasons = _parts.Distinct()
            .OrderBy(part => part.What, StringComparer.Ordinal)
            .GroupBy(part => part.Why, part => part.What)
            .Select(same => $"{string.Join(", ", same)} ({same.Key})")
            .ToList();
        if (reasons.Count > 0)
        {
            call.Notice?.Invoke($"Left out: {string.Join(", ", reasons)}. -Verbose tells why.");
        }
    }

    private static string Reason(PimException error) => error.Code switch
    {
        PimErrorCode.PermissionMissing => "no access",
        PimErrorCode.LicenseMissing => "no licence",
        _ => "not signed in",
    };
}
