using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace PimTools;

/// <summary>A row of a file of assignments, as it was written. Its property names are the column names.</summary>
public sealed class PimAssignmentRow
{
    /// <summary>The line of a CSV file on which it begins, as an editor counts; elsewhere the row's number. Both count from 1.</summary>
    public int Line { get; set; }

    /// <summary>EntraRole, Group or AzureRole; empty where the role's name says it all.</summary>
    public string? Kind { get; set; }

    /// <summary>The role's name or id; for a group the group's.</summary>
    public string? Role { get; set; }

    /// <summary>Member (also when empty) or Owner, for groups.</summary>
    public string? Access { get; set; }

    /// <summary>The scope's name or id; empty means the directory for Entra roles, and is refused for Azure roles.</summary>
    public string? Scope { get; set; }

    /// <summary>The principal's user principal name, display name or id.</summary>
    public string? Principal { get; set; }

    /// <summary>Eligible (also when empty) or Active.</summary>
    public string? Type { get; set; }

    /// <summary>The start; empty means at once.</summary>
    public string? Start { get; set; }

    /// <summary>The end, as a date or as <c>permanent</c>, <c>never</c> or <c>no end</c>; with <see cref="Duration"/> empty too, the longest the setting allows. Only one of both is given.</summary>
    public string? End { get; set; }

    /// <summary>The duration, for example 180d; or <c>permanent</c>, <c>never</c> or <c>no end</c>.</summary>
    public string? Duration { get; set; }

    /// <summary>The justification.</summary>
    public string? Justification { get; set; }

    /// <summary>The ticket's number.</summary>
    public string? TicketNumber { get; set; }

    /// <summary>The ticket's system.</summary>
    public string? TicketSystem { get; set; }

    /// <summary>The condition (ABAC) of an Azure role assignment.</summary>
    public string? Condition { get; set; }

    /// <summary>The condition's version; empty means 2.0.</summary>
    public string? ConditionVersion { get; set; }

    /// <summary>The reason why the row cannot be read, whatever its columns say; null where it can.</summary>
    public PimException? Problem { get; set; }

    /// <summary>The key of the row, whatever its number: a digest of its columns.</summary>
    public string Key
    {
        get
        {
            var said = new[] { Kind, Role, Access, Scope, Principal, Type, Start, End, Duration, Condition }
                .Select(value => (value ?? string.Empty).Trim().ToUpperInvariant());
            using var digest = SHA256.Create();
            var bytes = digest.ComputeHash(Encoding.UTF8.GetBytes(string.Join("\u001f", said)));
            return BitConverter.ToString(bytes, 0, 10).Replace("-", string.Empty);
        }
    }
}
