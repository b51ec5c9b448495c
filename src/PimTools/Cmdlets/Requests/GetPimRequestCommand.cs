using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Input;

namespace PimTools.Commands;

[Cmdlet(VerbsCommon.Get, "PimRequest", DefaultParameterSetName = "List")]
[OutputType(typeof(PimRequest))]
public sealed class GetPimRequestCommand : PimRoleCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Id", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [NotEmptyIdentity(IsNeeded = true)]
    [Alias("RequestId")]
    [ArgumentCompleter(typeof(PendingRequestCompleter))]
    public PimIdentity[] Id { get; set; } = Array.Empty<PimIdentity>();

    [Parameter(ParameterSetName = "List")]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Mine { get; set; }

    [Parameter(ParameterSetName = "Approval", Mandatory = true)]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter PendingMyApproval { get; set; }

    [Parameter(ParameterSetName = "List")]
    [ReadAs(typeof(PimRequestStatus[]))]
    public PimRequestStatus[] Status { get; set; } = Array.Empty<PimRequestStatus>();

    [Parameter(ParameterSetName = "List")]
    [Parameter(ParameterSetName = "Approval")]
    [DateTimeInput(IsPast = true)]
    [ArgumentCompleter(typeof(PastCompleter))]
    public PimMoment? Since { get; set; }

    [Parameter(ParameterSetName = "List")]
    [Parameter(ParameterSetName = "Approval")]
    [NotEmptyIdentity]
    [Alias("RoleName", "RoleId", "RoleDefinitionName")]
    [ArgumentCompleter(typeof(RoleCompleter))]
    public PimIdentity[] Role { get; set; } = Array.Empty<PimIdentity>();

    [Parameter(ParameterSetName = "List")]
    [Parameter(ParameterSetName = "Approval")]
    [NotEmptyIdentity]
    [ArgumentCompleter(typeof(PrincipalCompleter))]
    public PimIdentity[] Principal { get; set; } = Array.Empty<PimIdentity>();

    [Parameter(ParameterSetName = "List")]
    [Parameter(ParameterSetName = "Approval")]
    [SingleValue]
    [NotEmptyIdentity]
    [Alias("ScopeId", "DirectoryScopeId")]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public PimIdentity? Scope { get; set; }

    /// <inheritdoc />
    protected override async Task ProcessAsync(PimCall call)
    {
        if (ParameterSetName == "Id")
        {
            foreach (var id in Id)
            {
                await TryAsync(async () => Emit(await ReadAsync(id, call)), id.Text);
            }
        }
        else
        {
            await TryAsync(() => ListAsync(call), Scope ?? Role.FirstOrDefault());
        }
    }

    private void EmitListed(PimRequest request) =>
        Emit(PendingMyApproval ? ChosenView.ToDecide(request) : Mine ? ChosenView.OfMine(request) : request);

    private Task<PimRequest> ReadAsync(PimIdentity id, PimCall call) =>
        id.Source is PimRequest known ? Client.Requests.RefreshAsync(known, call) : Client.Requests.GetAsync(id.Text, call);

    private Task ListAsync(PimCall call)
    {
        var query = new PimRequestQuery
        {
            Kinds = Kinds,
            Relation = PendingMyApproval ? PimRequestRelation.ForMyApproval : Mine ? PimRequestRelation.Mine : PimRequestRelation.Any,
            Statuses = PendingMyApproval ? new[] { PimRequestStatus.PendingApproval } : Status,
            Roles = Narrowed(Role),
            Principals = Principal,
            Scope = Scope,
            Since = Since?.At(Client.ServiceTime),
        };
        return query.ListAsync(Client, request => EmitListed(request.OfList()), error => Fail(error), call);
    }
}
