using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Graph.Auth;

/// <summary>What a sign-in asks for.</summary>
internal static class TokenScopes
{
    /// <summary>
    /// Whether a person consents to single scopes. Everything else has what was granted, a person's own application included: to ask for
    /// more than that would be refused where people may not consent.
    /// </summary>
    public static bool AreAsked(PimConnectOptions options) =>
        options is { SignIn: PimSignIn.Interactive or PimSignIn.DeviceCode, ClientId: null };

    /// <summary>What Graph is asked for, for some kinds.</summary>
    public static IReadOnlyList<string> ForGraph(PimConnectOptions options, Uri audience, IEnumerable<PimKind> kinds) => AreAsked(options)
        ? PimPermissions.Delegated(kinds.ToList()).Select(scope => Scope(audience, scope)).ToList()
        : new[] { Scope(audience, ".default") };

    /// <summary>Azure has one delegated scope; the roles decide.</summary>
    public static IReadOnlyList<string> ForArm(Uri audience) => new[] { Scope(audience, ".default") };

    private static string Scope(Uri audience, string name) => audience.GetLeftPart(UriPartial.Authority) + "/" + name;
}
