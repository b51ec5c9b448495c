using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Models;
using PimTools.Resolution;

namespace PimTools.Permissions;

/// <summary>Looks up the permissions that each operation and each cmdlet needs, for each kind. Help, checks, refusals and sign-in all use this table.</summary>
internal static class PimPermissions
{
    private static readonly Dictionary<(PimOperation Operation, PimKind Kind), PimRight> Table = EntraPermissions.All
        .Concat(GroupPermissions.All).Concat(AzurePermissions.All).Concat(DirectoryPermissions.All)
        .ToDictionary(right => (right.Operation, right.Kind));

    /// <summary>Every cmdlet, in the order of the table.</summary>
    public static IReadOnlyList<string> Cmdlets { get; } = PimCmdletOperations.All.Select(row => row.Cmdlet).ToArray();

    /// <summary>Every permission of Microsoft Graph that the table names, without regard to case.</summary>
    public static ISet<string> Names { get; } = new HashSet<string>(
        Table.Values.SelectMany(right => right.Delegated.Concat(right.Application)), StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds the permissions of an operation; null where the kind needs none, such as Azure for the caller's own roles.</summary>
    public static PimRight? Find(PimOperation operation, PimKind kind) => Table.TryGetValue((operation, kind), out var found) ? found : null;

    /// <summary>Lists the permissions that a cmdlet needs, without those that another of them implies.</summary>
    public static IReadOnlyList<PimRight> NeededBy(string cmdlet, PimKind kind) =>
        Reduce(Of(cmdlet, row => row.Needs, kind), (one, other) => one.IsImpliedBy(other));

    /// <summary>Lists the permissions that make a cmdlet more helpful and are not implied by those it needs.</summary>
    public static IReadOnlyList<PimRight> HelpfulTo(string cmdlet, PimKind kind)
    {
        var needed = NeededBy(cmdlet, kind);
        return Reduce(Of(cmdlet, row => row.Helpful, kind), (one, other) => one.IsImpliedBy(other)).Where(helpful => !needed.Any(helpful.IsImpliedBy)).ToArray();
    }

    /// <summary>
    /// Finds the need of a cmdlet for which the service refused a call, where the call's own right is told by its address alone; null where the
    /// cmdlet does without it.
    /// </summary>
    public static PimRight? NeedOf(string cmdlet, PimRight refused) => Of(cmdlet, row => row.Needs, refused.Kind)
        .OrderByDescending(need => need.Operation == refused.Operation)
        .FirstOrDefault(need => need.Operation == refused.Operation || need.Delegated.Contains(refused.Delegated[0]));

    /// <summary>The least delegated scopes of Microsoft Graph that cover operations on these kinds.</summary>
    public static IReadOnlyList<string> Delegated(IReadOnlyCollection<PimKind> kinds, IEnumerable<PimOperation> operations)
    {
        var wanted = new HashSet<PimOperation>(operations);
        return Reduce(
            Table.Values.Where(right => right.Action is null && kinds.Contains(right.Kind) && wanted.Contains(right.Operation)),
            (one, other) => one.IsImpliedForPeople(other)).Select(right => right.Delegated[0]).Distinct().ToArray();
    }

    /// <summary>Checks a connection: one answer per cmdlet and kind, none where nothing is needed.</summary>
    /// <param name="context">The connection.</param>
    /// <param name="cmdlets">The cmdlets by name; none means all.</param>
    /// <param name="granted">The permissions that it has by now; null for those of its sign-in.</param>
    /// <exception cref="PimException"><see cref="PimErrorCode.InvalidParameter"/> for a name that no cmdlet has.</exception>
    public static IEnumerable<PimPermissionCheck> Check(
        PimContext context, IReadOnlyCollection<string> cmdlets, IReadOnlyList<string>? granted = null) =>
        from cmdlet in cmdlets.Count == 0 ? Cmdlets : cmdlets.Select(Known).Distinct()
        from kind in PimKinds.All
        let needs = NeededBy(cmdlet, kind).Select(right => new PimPermissionNeed(right, context, granted, isOptional: false))
            .Concat(HelpfulTo(cmdlet, kind).Select(right => new PimPermissionNeed(right, context, granted, isOptional: true))).ToArray()
        where Of(cmdlet, row => row.Needs).Any()
        select new PimPermissionCheck(cmdlet, kind, needs);

    /// <summary>Lists what cmdlets need, told without a connection: what they cannot do without, and then what makes them more helpful.</summary>
    /// <param name="cmdlets">The cmdlets by name; none means all.</param>
    /// <param name="kinds">The kinds.</param>
    /// <exception cref="PimException"><see cref="PimErrorCode.InvalidParameter"/> for a name that no cmdlet has.</exception>
    public static IEnumerable<PimPermissionInfo> List(IReadOnlyCollection<string> cmdlets, IEnumerable<PimKind> kinds) =>
        from cmdlet in (cmdlets.Count == 0 ? Cmdlets : cmdlets.Select(Known).Distinct()).ToList()
        from kind in kinds.Distinct()
        from permission in NeededBy(cmdlet, kind).Select(right => new PimPermissionInfo(cmdlet, right, isOptional: false))
            .Concat(HelpfulTo(cmdlet, kind).Select(right => new PimPermissionInfo(cmdlet, right, isOptional: true)))
        select permission;

    private static IEnumerable<PimRight> Of(string cmdlet, Func<(string, PimOperation[] Needs, PimOperation[] Helpful), PimOperation[]> part, PimKind kind) =>
        Of(cmdlet, part).Select(operation => Find(operation, kind)).OfType<PimRight>();

    private static IEnumerable<PimOperation> Of(string cmdlet, Func<(string, PimOperation[] Needs, PimOperation[] Helpful), PimOperation[]> part) =>
        PimCmdletOperations.All.Where(row => row.Cmdlet == cmdlet).SelectMany(part);

    private static string Known(string cmdlet) =>
        Cmdlets.FirstOrDefault(known => string.Equals(known, cmdlet, StringComparison.OrdinalIgnoreCase))
        ?? throw new PimException(PimErrorCode.InvalidParameter, $"There is no cmdlet '{cmdlet}'.")
        {
            Remedy = Suggestions.Describe(Suggestions.Find(cmdlet, Cmdlets)),
            TargetObject = cmdlet,
        };

    /// <summary>Without what another implies; of equals the last stays, which is what the cmdlet is there for.</summary>
    private static PimRight[] Reduce(IEnumerable<PimRight> rights, Func<PimRight, PimRight, bool> isImplied)
    {
        var all = rights.ToList();
        return all.Where((one, index) => !all.Where((other, at) => isImplied(one, other) && (at > index || !isImplied(other, one))).Any()).ToArray();
    }
}
