using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace PimTools.Compliance;

/// <summary>Fills the command line of a remedy in. Names are quoted, so that no name is ever run.</summary>
internal static class RemedyText
{
    private static readonly char[] Separators = { ',', ' ' };

    // What is required today, and what has to be required besides.
    private static readonly Regex Requirements = new(@"\{requires\}(?<more>(,\w+)*)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>The role, with what tells it apart; what its activation requires today; the assignment, with its principal; the principal.</summary>
    public static IReadOnlyList<string> Placeholders { get; } = new[] { "{target}", "{requires}", "{assignment}", "{principal}" };

    /// <summary>The placeholders of a text that there are not.</summary>
    public static IEnumerable<string> Unknown(string text) =>
        Regex.Matches(text, @"\{[A-Za-z]+\}", RegexOptions.None, TimeSpan.FromSeconds(1)).Cast<Match>().Select(match => match.Value).Except(Placeholders);

    /// <summary>The command line; null where there is none, or it speaks of what the finding is not about.</summary>
    public static string? Fill(string? text, PimRoleRecord? record, HolderSubject? holder)
    {
        if (text is null)
        {
            return null;
        }

        // What a group gives is taken away from the group, or from its member.
        var principal = holder?.Assignment.Principal;
        var filled = text;
        if (record is not null)
        {
            filled = filled.Replace("{target}", Target(record));
        }

        if (record is PimRoleSetting setting)
        {
            filled = Requirements.Replace(filled, match => string.Join(",", setting.Activation.Requires.ToString().Split(Separators, StringSplitOptions.RemoveEmptyEntries)
                .Where(word => word != nameof(PimRequirements.None))
                .Concat(match.Groups["more"].Value.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
                .Distinct()));
        }

        if (holder is not null)
        {
            filled = filled.Replace("{assignment}", $"{Target(holder.Assignment)} -Principal {Quote(principal!.UserPrincipalName ?? principal.Id)} -Type {holder.Assignment.Type}")
                .Replace("{principal}", Quote(holder.Principal.UserPrincipalName ?? holder.Principal.Id));
        }

        return Placeholders.Any(filled.Contains) ? null : filled;
    }

    private static string Target(PimRoleRecord record) => record.Kind switch
    {
        PimKind.Group => $"{Quote(record.RoleId)} -Kind Group -Access {record.Access ?? PimAccess.Member}",
        PimKind.AzureRole => $"{Quote(record.RoleName)} -Kind AzureRole -Scope {Quote(record.ScopeId)}",
        _ => $"{Quote(record.RoleName)} -Kind EntraRole" + (record is PimAssignment { ScopeType: not PimScopeType.Directory } ? $" -Scope {Quote(record.ScopeId)}" : string.Empty),
    };

    private static string Quote(string text) => "'" + text.Replace("'", "''") + "'";
}
