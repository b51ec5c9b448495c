using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Graph.Auth;

/// <summary>What a sign-in asks for.</summary>
internal static class TokenScopes
{
    /// <summary>Whether a person consents to single scopes; everything else has what an administrator granted it.</summary>
    public static bool AreAsked(PimSignIn signIn) => signIn is PimSignIn.Interactive or PimSignIn.DeviceCode;

    /// <summary>What Graph is asked for, for some kinds.</summary>
    public static IReadOnlyList<string> ForGraph(PimSignIn signIn, Uri audience, IEnumerable<PimKind> kinds) => AreAsked(signIn)
        ? PimPermissions.Delegated(kinds.ToList()).Select(scope => Scope(audience, scope)).ToList()
        : new[] { Scope(audience, ".default") };

    /// <summary>Azure has one delegated scope; the roles decide.</summary>
    public static IReadOnlyList<string> ForArm(Uri audience) => new[] { Scope(audience, ".default") };

    private static string Scope(Uri audience, string name) => audience.GetLeftPart(UriPartial.Authority) + "/" + name;
}
