using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Auditing;
using PimTools.Completion;
using PimTools.Input;

namespace PimTools.Commands;

[Cmdlet(VerbsCommon.Get, "PimActivity")]
[OutputType(typeof(PimActivity))]
public sealed class GetPimActivityCommand : PimRoleCmdlet
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
    [NotEmptyIdentity]
    [Alias("RoleName", "RoleId", "RoleDefinitionName")]
    [ArgumentCompleter(typeof(RoleCompleter))]
    public PimIdentity[] Role { get; set; } = Array.Empty<PimIdentity>();

    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [NotEmptyIdentity]
    [Alias("PrincipalId", "UserPrincipalName")]
    [ArgumentCompleter(typeof(PrincipalCompleter))]
    public PimIdentity[] Principal { get; set; } = Array.Empty<PimIdentity>();

    [Parameter]
    [SingleValue]
    [NotEmptyIdentity]
    [Alias("ScopeId", "DirectoryScopeId")]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public PimIdentity? Scope { get; set; }

    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Follow { get; set; }

    /// <inheritdoc />
    protected override Task ProcessAsync(PimCall call) => TryAsync(() => ListAsync(call), Scope ?? Role.FirstOrDefault());

    private Task ListAsync(PimCall call)
    {
        var query = new PimActivityQuery
        {
            Kinds = Kinds,
            Since = Since?.At(Client.ServiceTime),
            Until = Until?.At(Client.ServiceTime),
            Roles = Narrowed(Role),
            Principals = Principal,
            Scope = Scope,
            NeedsLog = Follow,
        };
        return Follow
            ? new ActivityWatch(Client, query).RunAsync(Emit, error => Fail(error), call)
            : query.ListAsync(Client, Emit, error => Fail(error), call);
    }
}
