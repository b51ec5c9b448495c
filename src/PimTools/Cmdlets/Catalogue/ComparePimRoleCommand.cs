using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Exports;
using PimTools.Input;
using PimTools.Loading;
using PimTools.RoleDefinitions;

namespace PimTools.Commands;

[Cmdlet(VerbsData.Compare, "PimRole")]
[OutputType(typeof(PimRoleDifference))]
public sealed class ComparePimRoleCommand : PimClientCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    [ReadAs(typeof(string), IsNeeded = true)]
    public string Path { get; set; } = string.Empty;

    [Parameter(Position = 1)]
    [ReadAs(typeof(string), IsNeeded = true)]
    public string? With { get; set; }

    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter IncludePrincipal { get; set; }

    // Two exports are compared without a connection.
    private protected override Task ConnectAsync(PimCall call) => With is null || IncludePrincipal ? base.ConnectAsync(call) : Task.CompletedTask;

    /// <inheritdoc />
    protected override async Task ProcessAsync(PimCall call)
    {
        var (path, with) = await OnPipelineAsync(() => (GetUnresolvedProviderPathFromPSPath(Path), With is null ? null : GetUnresolvedProviderPathFromPSPath(With)));
        var before = RoleFolder.Read(path, ClientLoader.Documents);
        var after = with is null ? await LiveAsync(before.Select(role => role.Kind).Distinct().ToList(), call) : RoleFolder.Read(with, ClientLoader.Documents);
        var differences = RoleComparison.Compare(before, after).ToList();
        if (IncludePrincipal && differences.Count > 0)
        {
            await AffectAsync(differences, call);
        }

        differences.ForEach(Emit);
    }

    private async Task<IReadOnlyList<PimRole>> LiveAsync(IReadOnlyCollection<PimKind> kinds, PimCall call)
    {
        var roles = new List<PimRole>();
        await Client.Roles.ListDefinitionsAsync(kinds, roles.Add, call.OmittingTo(omission => throw omission.Reason));
        return roles;
    }

    private async Task AffectAsync(IReadOnlyList<PimRoleDifference> differences, PimCall call)
    {
        var assignments = new List<PimAssignment>();
        await Client.Assignments.ListAsync(new PimAssignmentFilter { Kinds = differences.Select(one => one.Kind).Distinct().ToList() }, assignments.Add, call);
        var principals = assignments
            .Where(one => one.MemberType is not (PimMemberType.Group or PimMemberType.Inherited))
            .ToLookup(one => $"{one.Kind} {one.RoleId}", one => one.PrincipalName, StringComparer.OrdinalIgnoreCase);
        foreach (var difference in differences)
        {
            difference.Affect(principals[$"{difference.Kind} {difference.RoleId}"].Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(name => name, StringComparer.OrdinalIgnoreCase));
        }
    }
}
