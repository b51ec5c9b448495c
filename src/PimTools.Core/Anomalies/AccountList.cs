using System.Collections.Generic;
using System.Linq;
using PimTools.Conditions;
using PimTools.Models;

namespace PimTools.Anomalies;

/// <summary>The break-glass accounts by their user principal names and object ids.</summary>
internal sealed class AccountList
{
    private readonly IReadOnlyList<string> _names;

    public AccountList(IReadOnlyList<string> names) => _names = names;

    /// <summary>Tells whether one of the people is among them.</summary>
    public FieldValue Names(IEnumerable<PimPrincipal> people)
    {
        var all = people.ToList();
        if (all.Any(one => BreakGlassAccounts.Names(_names, one)))
        {
            return FieldValue.Of(true);
        }

        if (_names.Count == 0)
        {
            return FieldValue.Unknown("No break-glass account is named, neither with -BreakGlass nor in the file of the rules.");
        }

        return all.Count == 0 ? FieldValue.Unknown("Nobody is told who had a part in it.")
            : all.FirstOrDefault(MayBeNamed) is { } unnamed ? FieldValue.Unknown($"Of {unnamed} only the id is known, and accounts are named by user principal names.")
            : FieldValue.Of(false);
    }

    private bool MayBeNamed(PimPrincipal one) =>
        one is { UserPrincipalName: null, Type: PimPrincipalType.User or PimPrincipalType.Unknown } && _names.Any(name => name.IndexOf('@') > 0);
}
