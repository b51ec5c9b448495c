using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Graph.Json;

namespace PimTools.Graph.Tokens;

/// <summary>Says what a sign-in has to prove, as the service or a role's policy demands it.</summary>
internal sealed class StepUpDemand
{
    // observed: PIM names no claims where its MfaRule fails; this is how a token is asked for that has a second factor (API reference, section 14)
    private const string SecondFactor = """{"access_token":{"amr":{"essential":true,"values":["mfa"]}}}""";

    private StepUpDemand(string claims, IReadOnlyList<string> contexts)
    {
        Claims = claims;
        Contexts = contexts;
    }

    /// <summary>A sign-in with multifactor authentication.</summary>
    public static StepUpDemand Mfa { get; } = new(SecondFactor, Array.Empty<string>());

    /// <summary>The claims to ask for, as JSON.</summary>
    public string Claims { get; }

    /// <summary>The authentication contexts among the claims; empty where something else is demanded.</summary>
    public IReadOnlyList<string> Contexts { get; }

    /// <summary>Tells whether only a person can meet it. A new sign-in as such, an application can make, too.</summary>
    public bool NeedsPerson => Contexts.Count > 0 || ReferenceEquals(this, Mfa);

    /// <summary>The error code where it cannot be met.</summary>
    public PimErrorCode Code => ReferenceEquals(this, Mfa) ? PimErrorCode.MfaRequired : PimErrorCode.StepUpRequired;

    /// <summary>The same for two demands of the same, however the claims are written.</summary>
    public string Key => Contexts.Count > 0 ? string.Join(" ", Contexts) : Claims;

    /// <summary>An authentication context, <c>c1</c> to <c>c99</c>, in the words of PIM's own refusal.</summary>
    public static StepUpDemand OfContext(string id) =>
        new("{\"access_token\":{\"acrs\":{\"essential\":true,\"value\":\"" + id + "\"}}}", new[] { id });

    /// <param name="claims">As JSON.</param>
    public static StepUpDemand Of(string claims) => claims == SecondFactor ? Mfa : new StepUpDemand(claims, ReadContexts(claims));

    /// <summary>Tells whether a token says that it meets the demand. Not every demand shows in a token.</summary>
    public bool IsMetBy(string token) =>
        Contexts.Count > 0 && TokenClaims.TryRead(token) is { } claims && !Contexts.Except(claims.AuthenticationContexts, StringComparer.OrdinalIgnoreCase).Any();

    public override string ToString() =>
        ReferenceEquals(this, Mfa) ? "multifactor authentication"
        : Contexts.Count > 0 ? "authentication context " + string.Join(" and ", Contexts)
        : "a new sign-in";

    private static string[] ReadContexts(string claims) =>
        JsonBody.TryParse(claims)?.Child("access_token")?.Child("acrs") is { } acrs
            ? acrs.Texts("values").Concat(acrs.Text("value") is { } one ? new[] { one } : Enumerable.Empty<string>()).Distinct().ToArray()
            : Array.Empty<string>();
}
