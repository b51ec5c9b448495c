using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Parameters;
using PimTools.Shell;

namespace PimTools.Commands;

[Cmdlet(VerbsCommon.Get, "PimRequest", DefaultParameterSetName = "List")]
[OutputType(typeof(PimRequest))]
public sealed class GetPimRequestCommand : PimRoleCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Id", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("RequestId")]
    [ArgumentCompleter(typeof(PendingRequestCompleter))]
    public PimIdentity[] Id { get; set; } = Array.Empty<PimIdentity>();

    [Parameter(ParameterSetName = "List")]
    public SwitchParameter Mine { get; set; }

    [Parameter(ParameterSetName = "Approval", Mandatory = true)]
    public SwitchParameter PendingMyApproval { get; set; }

    [Parameter(ParameterSetName = "List")]
    [Choice(typeof(PimRequestStatus))]
    public PimRequestStatus? Status { get; set; }

    [Parameter(ParameterSetName = "List")]
    [Parameter(ParameterSetName = "Approval")]
    [One]
    [Named]
    [ArgumentCompleter(typeof(RoleCompleter))]
    public PimIdentity? Role { get; set; }

    [Parameter(ParameterSetName = "List")]
    [Parameter(ParameterSetName = "Approval")]
    [One]
    [Named]
    [ArgumentCompleter(typeof(PrincipalCompleter))]
    public PimIdentity? Principal { get; set; }

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
            await ListAsync(call);
        }
    }

    private Task<PimRequest> ReadAsync(PimIdentity id, PimCall call) =>
        id.Source is PimRequest known ? Client.RefreshRequestAsync(known, call) : Client.GetRequestAsync(id.Text, call);

    private async Task ListAsync(PimCall call)
    {
        var role = Narrowed(Role);
        var roles = role is { IsWildcard: false } ? await PimNames.FindRolesAsync(Client, Kinds, role, call) : null;
        var principal = Principal is { IsWildcard: false } ? await PimNames.FindPrincipalAsync(Client, Principal, call) : null;
        var filter = new PimRequestFilter
        {
            Kinds = roles is null ? Kinds : roles.Select(role => role.Kind).Distinct().ToList(),
            Relation = PendingMyApproval ? PimRequestRelation.ForMyApproval : Mine ? PimRequestRelation.Mine : PimRequestRelation.Any,
            Status = PendingMyApproval ? PimRequestStatus.PendingApproval : Status,
            RoleId = roles is { Count: 1 } ? roles[0].Id : null,
            PrincipalId = principal?.Id,
        };
        await Client.ListRequestsAsync(filter, request => Pass(request, role), call);
    }

    private void Pass(PimRequest request, PimIdentity? role)
    {
        if ((role?.Matches(request.Role) ?? true) && (Principal is not { IsWildcard: true } || Principal.Matches(request.Principal)))
        {
            Emit(request);
        }
    }
}
