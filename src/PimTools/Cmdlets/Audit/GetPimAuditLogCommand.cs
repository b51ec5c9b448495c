using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Input;

namespace PimTools.Commands;

[Cmdlet(VerbsCommon.Get, "PimAuditLog")]
[OutputType(typeof(PimAuditRecord))]
public sealed class GetPimAuditLogCommand : PimKindCmdlet
{
    [Parameter]
    [DateTimeInput(IsPast = true)]
    [ArgumentCompleter(typeof(PastCompleter))]
    public PimMoment? Since { get; set; }

    [Parameter]
    [DateTimeInput(IsPast = true)]
    [ArgumentCompleter(typeof(PastCompleter))]
    public PimMoment? Until { get; set; }

    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [SingleValue]
    [NotEmptyIdentity]
    [Alias("RoleName", "RoleId", "RoleDefinitionName")]
    [ArgumentCompleter(typeof(RoleCompleter))]
    public PimIdentity? Role { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SingleValue]
    [NotEmptyIdentity]
    [Alias("PrincipalId", "UserPrincipalName")]
    [ArgumentCompleter(typeof(PrincipalCompleter))]
    public PimIdentity? Principal { get; set; }

    [Parameter]
    [SingleValue]
    [NotEmptyIdentity]
    [ArgumentCompleter(typeof(PrincipalCompleter))]
    public PimIdentity? Initiator { get; set; }

    [Parameter]
    [SupportsWildcards]
    [ReadAs(typeof(string))]
    [ArgumentCompleter(typeof(ActivityCompleter))]
    public string? Activity { get; set; }

    /// <inheritdoc />
    protected override Task ProcessAsync(PimCall call) => TryAsync(() => ListAsync(call));

    private Task ListAsync(PimCall call)
    {
        var query = new PimAuditQuery
        {
            Kinds = Kinds,
            Since = Since?.At(Client.ServiceTime),
            Until = Until?.At(Client.ServiceTime),
            Role = Role,
            Principal = Principal,
            Initiator = Initiator,
            Activity = Activity is null ? null : new PimIdentity(Activity),
        };
        return query.ListAsync(Client, EmitListed, call);
    }
}
