using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Input;

namespace PimTools.Commands;

[Cmdlet(VerbsCommon.Get, "PimAssignment")]
[OutputType(typeof(PimAssignment))]
public sealed class GetPimAssignmentCommand : PimRoleCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [RoleName]
    [Alias("RoleName", "RoleId", "RoleDefinitionName")]
    [ArgumentCompleter(typeof(RoleCompleter))]
    public PimIdentity[] Role { get; set; } = Array.Empty<PimIdentity>();

    [Parameter]
    [Alias("AssignmentType")]
    [ReadAs(typeof(PimAssignmentType[]))]
    public PimAssignmentType[] Type { get; set; } = Array.Empty<PimAssignmentType>();

    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Mine { get; set; }

    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Scheduled { get; set; }

    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Orphaned { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NotEmptyIdentity]
    [Alias("PrincipalId", "UserPrincipalName")]
    [ArgumentCompleter(typeof(PrincipalCompleter))]
    public PimIdentity[] Principal { get; set; } = Array.Empty<PimIdentity>();

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SingleValue]
    [NotEmptyIdentity]
    [Alias("ScopeId", "DirectoryScopeId")]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public PimIdentity? Scope { get; set; }

    [Parameter]
    [Duration]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan? ExpiringWithin { get; set; }

    /// <inheritdoc />
    protected override Task ProcessAsync(PimCall call) => TryAsync(() => ListAsync(call), Role.FirstOrDefault());

    private Task ListAsync(PimCall call)
    {
        var query = new PimAssignmentQuery
        {
            Kinds = Kinds,
            Types = Type,
            Mine = Mine,
            Scheduled = Scheduled,
            Orphaned = Orphaned,
            Roles = Narrowed(Role),
            Principals = Principal,
            Scope = Scope,
            ExpiringWithin = ExpiringWithin,
        };
        return query.ListAsync(Client, assignment => Emit(Mine ? ChosenView.OfMine(assignment) : assignment), error => Fail(error), call);
    }
}
