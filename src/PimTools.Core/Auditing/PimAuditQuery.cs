using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Models;
using PimTools.Resolution;

namespace PimTools;

/// <summary>Audit records by the names a person typed: what is exact is filtered by the service, the rest as the rows come.</summary>
public sealed class PimAuditQuery
{
    /// <summary>The kinds whose roles are looked up by name; never empty.</summary>
    public IReadOnlyCollection<PimKind> Kinds { get; init; } = PimKinds.All;

    /// <summary>The earliest time, UTC.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The latest time, UTC.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The role; a wildcard may mean many.</summary>
    public PimIdentity? Role { get; init; }

    /// <summary>The principal it was about; a wildcard may mean many.</summary>
    public PimIdentity? Principal { get; init; }

    /// <summary>The initiator; a wildcard may mean many.</summary>
    public PimIdentity? Initiator { get; init; }

    /// <summary>The activity in the service's words; a wildcard may mean many.</summary>
    public PimIdentity? Activity { get; init; }

    /// <summary>Lists the records, newest first.</summary>
    /// <exception cref="PimException">A role or principal that is unknown or ambiguous, with the candidates.</exception>
    public async Task ListAsync(IPimClient client, Action<PimAuditRecord> emit, PimCall call)
    {
        if (Until < Since)
        {
            throw new PimException(PimErrorCode.InvalidParameter, "-Until is before -Since.") { Remedy = "Swap them.", TargetObject = Until };
        }

        var targets = new List<string>();
        var roles = Role is { IsWildcard: false } ? await RoleResolver.FindAsync(client, Kinds, Role, call) : null;
        if (roles is { Count: 1 })
        {
            targets.Add(roles[0].Id);
        }

        if (Principal is { IsWildcard: false })
        {
            targets.Add((await PrincipalResolver.FindToReadAsync(client, Principal, call)).Id);
        }

        var initiator = Initiator is { IsWildcard: false } ? await PrincipalResolver.FindToReadAsync(client, Initiator, call) : null;
        var start = PrefixOf(Activity);
        var filter = new PimAuditFilter
        {
            Since = Since,
            Until = Until,
            Activity = start.Length > 0 ? start : null,
            IsActivityPrefix = Activity is { IsWildcard: true },
            InitiatorId = initiator?.Id,
            TargetIds = targets,
        };
        await client.Audit.ListAsync(filter, record => Pass(record, isRoleMatched: roles is not { Count: 1 }, emit), call);
    }

    // What stands before the first wildcard is enough for the service; the rest is matched here.
    private static string PrefixOf(PimIdentity? activity) =>
        activity is null ? string.Empty : new string(activity.Text.TakeWhile(c => !activity.IsWildcard || "*?[`".IndexOf(c) < 0).ToArray());

    private void Pass(PimAuditRecord record, bool isRoleMatched, Action<PimAuditRecord> emit)
    {
        var fits = (Activity?.Matches(string.Empty, record.Activity) ?? true)
            && (!isRoleMatched || Role?.Matches(string.Empty, record.Role) != false)
            && Fits(Principal, record.Principal)
            && Fits(Initiator, record.Initiator);
        if (fits)
        {
            emit(record);
        }
    }

    private static bool Fits(PimIdentity? wanted, PimPrincipal? found) =>
        wanted is not { IsWildcard: true } || (found is not null && wanted.Matches(found));
}
