using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Input;

/// <summary>The roles, scopes, principals, requests and favourites among what was given to a parameter.</summary>
internal static class GivenIdentities
{
    public static IEnumerable<PimIdentity> In(object? value) => value switch
    {
        PimIdentity one => new[] { one },
        PimIdentity[] many => many.Where(one => one is not null),
        _ => Array.Empty<PimIdentity>(),
    };
}
