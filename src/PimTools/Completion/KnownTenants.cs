using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Profiles;
using PimTools.Session;

namespace PimTools.Completion;

/// <summary>Reads what the profiles and the connections of this session know of tenants.</summary>
internal static class KnownTenants
{
    /// <summary>A value of each profile and each connection that has one, with the name of where it comes from.</summary>
    public static IEnumerable<CompletionItem> Read(Func<PimProfile, string?> ofProfile, Func<PimContext, string?> ofContext) =>
        Profiles().Select(profile => (Text: ofProfile(profile), Tip: $"The profile {profile.Name}"))
            .Concat(PimSession.Contexts.Select(context => (Text: ofContext(context), Tip: $"The connection {context.Name}")))
            .Where(known => known.Text is not null)
            .GroupBy(known => known.Text!, StringComparer.OrdinalIgnoreCase)
            .Select(same => new CompletionItem(same.Key, same.First().Tip));

    /// <summary>The profiles; none where their file cannot be read.</summary>
    public static IReadOnlyList<PimProfile> Profiles()
    {
        try
        {
            return ProfileFile.Read();
        }
        catch (PimException)
        {
            return Array.Empty<PimProfile>();
        }
    }
}
