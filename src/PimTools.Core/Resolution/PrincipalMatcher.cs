using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Models;

namespace PimTools.Resolution;

/// <summary>Matches principals against any number of names: exact ones are looked up together, wildcards are matched as the rows come.</summary>
internal sealed class PrincipalMatcher
{
    private readonly List<PimIdentity> _wildcards;
    private readonly List<PimPrincipal> _found = new();
    private readonly bool _isAnybody;

    private PrincipalMatcher(IReadOnlyCollection<PimIdentity> names)
    {
        _isAnybody = names.Count == 0;
        _wildcards = names.Where(name => name.IsWildcard).ToList();
    }

    /// <summary>Tells whether names were given, and none of them means anybody.</summary>
    public bool IsNobody => !_isAnybody && _wildcards.Count == 0 && _found.Count == 0;

    /// <summary>The id to filter by, where one principal is meant.</summary>
    public string? Id => _wildcards.Count == 0 && _found.Count == 1 ? _found[0].Id : null;

    /// <summary>Looks the names up; those that mean nobody, or too many, are told one by one.</summary>
    /// <param name="client">The client.</param>
    /// <param name="names">The names; none for everybody.</param>
    /// <param name="isMine">Whether only the caller's own is asked for: then nobody else can be meant.</param>
    /// <param name="refuse">Hears of what was not found.</param>
    /// <param name="call">The call.</param>
    public static async Task<PrincipalMatcher> FindAsync(
        IPimClient client, IReadOnlyCollection<PimIdentity> names, bool isMine, Action<PimException> refuse, PimCall call)
    {
        var asked = new PrincipalMatcher(names);
        var exact = names.Where(name => !name.IsWildcard).ToList();
        var texts = exact.Where(name => name.Principal is null).Select(name => name.Text).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var found = texts.Count > 1 ? await client.Directory.FindPrincipalsAsync(texts, call) : null;
        foreach (var name in exact)
        {
            try
            {
                var principal = name.Principal is null && found is not null && LookAlikes.Fold(name.Text) == name.Text
                    ? await PrincipalResolver.ChooseToReadAsync(client, name, found[name.Text], call)
                    : await PrincipalResolver.FindToReadAsync(client, name, call);
                asked._found.Add(isMine ? Own(principal, client.Context.Account) : principal);
            }
            catch (PimException e) when (e.Code is PimErrorCode.PrincipalNotFound or PimErrorCode.PrincipalAmbiguous
                or PimErrorCode.PermissionMissing or PimErrorCode.InvalidParameter)
            {
                refuse(e);
            }
        }

        return asked;
    }

    public bool Matches(PimPrincipal principal) =>
        _isAnybody || _found.Exists(one => IsSame(one, principal)) || _wildcards.Exists(name => name.Matches(principal));

    // What is one's own may be a group's.
    private static PimPrincipal Own(PimPrincipal principal, PimPrincipal account) =>
        principal.Type is not (PimPrincipalType.User or PimPrincipalType.ServicePrincipal) || IsSame(principal, account)
            ? principal
            : throw new PimException(PimErrorCode.InvalidParameter, $"-Mine means {account}, but -Principal names {principal}: no assignment matches both.")
            {
                Remedy = "Leave out -Mine to list theirs, or -Principal to list your own.",
                TargetObject = principal.ToString(),
            };

    private static bool IsSame(PimPrincipal one, PimPrincipal other) => string.Equals(one.Id, other.Id, StringComparison.OrdinalIgnoreCase);
}
