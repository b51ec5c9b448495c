using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Models;

namespace PimTools.Resolution;

/// <summary>
/// Finds the principal that a name means. An unknown or ambiguous name is an error that lists the candidates; an object id is believed, since who
/// has left still holds what was never removed.
/// </summary>
internal static class PrincipalResolver
{
    /// <summary>Finds the one principal an identity means, for a change: nobody is chosen while others may bear the name.</summary>
    /// <exception cref="PimException">
    /// <see cref="PimErrorCode.PrincipalNotFound"/>, <see cref="PimErrorCode.PrincipalAmbiguous"/>; <see cref="PimErrorCode.PermissionMissing"/>
    /// where some may not be looked for.
    /// </exception>
    public static async Task<PimPrincipal> FindAsync(IPimClient client, PimIdentity identity, PimCall call) =>
        identity.Principal ?? await ChooseAsync(client, identity, await LookUpAsync(client, identity.Text, call), call);

    /// <summary>Finds a principal that the directory knows, for what is to be given to somebody.</summary>
    /// <exception cref="PimException">As <see cref="FindAsync"/>, also for an id that the directory does not know or may not be asked about.</exception>
    public static async Task<PimPrincipal> FindKnownAsync(IPimClient client, PimIdentity identity, PimCall call)
    {
        var found = identity.Principal is null ? await LookUpAsync(client, identity.Text, call) : null;
        var principal = identity.Principal ?? await ChooseAsync(client, identity, found!, call);
        return principal.IsInDirectory == false || found is { Count: 0 } ? throw found?.Refusal ?? NotFound(identity) : principal;
    }

    /// <summary>Finds the principal for a read: the one that is found is used, with a notice that others may have the name.</summary>
    /// <exception cref="PimException"><see cref="PimErrorCode.PrincipalNotFound"/>, <see cref="PimErrorCode.PrincipalAmbiguous"/>.</exception>
    public static async Task<PimPrincipal> FindToReadAsync(IPimClient client, PimIdentity identity, PimCall call) =>
        identity.Principal ?? await ChooseToReadAsync(client, identity, await LookUpAsync(client, identity.Text, call), call);

    /// <summary>Looks a name up as it was typed and, where nobody is called so, in plain characters.</summary>
    public static Task<PimFoundPrincipals> LookUpAsync(IPimClient client, string text, PimCall call) =>
        LookUpAsync(text, each => client.Directory.FindPrincipalsAsync(each, call));

    /// <summary>As the other, in a way of the caller's own.</summary>
    public static async Task<PimFoundPrincipals> LookUpAsync(string text, Func<string, Task<PimFoundPrincipals>> findAsync)
    {
        var found = await findAsync(text);
        return found.Count == 0 && LookAlikes.Fold(text) is var plain && plain != text ? await findAsync(plain) : found;
    }

    /// <summary>The one of those found, where nothing is changed.</summary>
    public static Task<PimPrincipal> ChooseToReadAsync(IPimClient client, PimIdentity identity, PimFoundPrincipals found, PimCall call)
    {
        if (found is not { Count: 1, Refusal: { Code: PimErrorCode.PermissionMissing } refusal })
        {
            return ChooseAsync(client, identity, found, call);
        }

        call.Notice?.Invoke($"'{identity}' is taken to mean {found[0].UserPrincipalName ?? found[0].ToString()} ({found[0].Type}); not every kind of principal could be searched. {refusal.Message}");
        return Task.FromResult(found[0]);
    }

    public static PimPrincipal Choose(PimIdentity identity, PimFoundPrincipals found, IReadOnlyList<string>? near = null)
    {
        return found.Count switch
        {
            0 when Believed(identity, found) is { } believed => believed,
            0 when found.Refusal is { } refusal => throw refusal,
            1 when found.Refusal is { } refusal => throw refusal.WithMessage(
                $"It could not be checked whether others than {found[0]} are called '{identity}'. {refusal.Message}",
                $"Give the user principal name or the object id: {found[0].UserPrincipalName ?? found[0].Id} ({found[0].Type}). {refusal.Remedy}".TrimEnd()),
            1 => found[0],
            0 => throw NotFound(identity, near),
            _ => throw new PimException(PimErrorCode.PrincipalAmbiguous, $"{found.Count} principals are called '{identity}'.")
            {
                Remedy = "Give the user principal name or the object id: " + Suggestions.List(found.Select(p => $"{p.UserPrincipalName ?? p.Id} ({p.Type})")),
                Candidates = found.Select(p => p.Id).ToList(),
                TargetObject = identity.Text,
            },
        };
    }

    /// <summary>The error for a name or an id that nobody has.</summary>
    public static PimException NotFound(PimIdentity identity, IReadOnlyList<string>? near = null) => new(
        PimErrorCode.PrincipalNotFound,
        Guid.TryParse(identity.Id ?? identity.Text, out var id)
            ? $"The directory knows no user, group or service principal with the id '{id:D}'."
            : $"No user, group or service principal is called '{identity}'.")
    {
        Remedy = "Give the user principal name, the exact display name or the object id."
            + (near is { Count: > 0 } ? " " + Suggestions.Describe(near) : string.Empty),
        Candidates = near ?? Array.Empty<string>(),
        TargetObject = identity.Text,
    };

    public static async Task<PimPrincipal> ChooseAsync(IPimClient client, PimIdentity identity, PimFoundPrincipals found, PimCall call) =>
        Choose(identity, found, found is { Count: 0, Refusal: null } ? await FindNearAsync(client, identity.Text, call) : null);

    /// <summary>The principal with an object id that the directory does not know, or may not be asked about; null where a name was given.</summary>
    private static PimPrincipal? Believed(PimIdentity identity, PimFoundPrincipals found) =>
        Guid.TryParse(LookAlikes.Fold(identity.Text), out var id) && found.Refusal is null or { Code: PimErrorCode.PermissionMissing }
            ? new PimPrincipal(id.ToString("D")) { IsInDirectory = found.Refusal is null ? false : null }
            : null;

    // Of an object id nothing is near. A hint that cannot be had is left out.
    private static async Task<IReadOnlyList<string>> FindNearAsync(IPimClient client, string name, PimCall call)
    {
        if (Guid.TryParse(name, out _))
        {
            return Array.Empty<string>();
        }

        try
        {
            var isUser = name.IndexOf('@') > 0;
            var near = await client.Directory.FindNearPrincipalsAsync(name, call);
            return Suggestions.Find(name, near.Select(principal => isUser ? principal.UserPrincipalName : principal.DisplayName).OfType<string>());
        }
        catch (PimException)
        {
            return Array.Empty<string>();
        }
    }
}
