using System.Collections.Generic;
using System.Linq;
using PimTools.Resolution;

namespace PimTools.Activation;

/// <summary>Groups the activations that failed because their roles require another sign-in.</summary>
internal static class SignInFailures
{
    /// <summary>
    /// One error for each thing demanded, with all that it kept from being activated: who needs a token that proves it wants to know of each
    /// once. Each carries the claims.
    /// </summary>
    public static IReadOnlyList<PimException> Join(IEnumerable<(PimIdentity Asked, PimRequestDraft Draft, PimException Error)> failures) => failures
        .GroupBy(failure => failure.Error.AuthenticationContexts.Count > 0
            ? string.Join(" ", failure.Error.AuthenticationContexts)
            : failure.Error.Claims)
        .Select(same => Join(same.ToList()))
        .ToList();

    private static PimException Join(List<(PimIdentity Asked, PimRequestDraft Draft, PimException Error)> same)
    {
        var first = same[0].Error;
        var others = same.Skip(1).Select(failure => failure.Draft.Role.ToString()).ToList();
        return first.WithMessage(
            others.Count == 0 ? first.Message : $"{first.Message} The same goes for {Suggestions.List(others)}",
            target: same.Count == 1 ? same[0].Asked.Given : same.Select(failure => failure.Asked.Given).ToArray());
    }
}
