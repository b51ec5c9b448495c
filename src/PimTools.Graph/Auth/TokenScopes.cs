using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Graph.Auth;

/// <summary>Lists the scopes that a sign-in asks for.</summary>
internal static class TokenScopes
{
    /// <summary>
    /// Tells whether a person consents to single scopes. Everything else has what was granted, a person's own application included, unless they say
    /// for what: to ask for more than that would be refused where people may not consent.
    /// </summary>
    public static bool AreAsked(PimConnectOptions options) => options.SignIn switch
    {
        PimSignIn.Interactive or PimSignIn.DeviceCode => options.ClientId is null || AreNamed(options),
        PimSignIn.Emulator => AreNamed(options),
        _ => false,
    };

    /// <summary>Lists the scopes that Graph is asked for, for some kinds.</summary>
    public static IReadOnlyList<string> ForGraph(PimConnectOptions options, Uri audience, IEnumerable<PimKind> kinds) => AreAsked(options)
        ? Whole(audience, PimPurposes.Scopes(Purposes(options), kinds.ToList()).Union(options.Scopes ?? Array.Empty<string>(), StringComparer.OrdinalIgnoreCase))
        : new[] { Scope(audience, ".default") };

    /// <summary>The purposes that a person is asked for: those named and, where nothing is named, activating alone.</summary>
    public static IReadOnlyCollection<PimPurpose> Purposes(PimConnectOptions options) =>
        options.Purposes ?? (options.Scopes is null ? new[] { PimPurpose.SelfService } : Array.Empty<PimPurpose>());

    /// <summary>The names of scopes as a sign-in asks for them.</summary>
    public static IReadOnlyList<string> Whole(Uri audience, IEnumerable<string> names) =>
        names.Select(name => Scope(audience, name)).ToList();

    /// <summary>Azure has one delegated scope; the roles decide.</summary>
    public static IReadOnlyList<string> ForArm(Uri audience) => new[] { Scope(audience, ".default") };

    private static bool AreNamed(PimConnectOptions options) => options.Purposes is not null || options.Scopes is not null;

    private static string Scope(Uri audience, string name) => audience.GetLeftPart(UriPartial.Authority) + "/" + name;
}
