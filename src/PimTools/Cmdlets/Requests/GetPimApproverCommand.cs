using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Input;
using PimTools.Requests;
using PimTools.Resolution;

namespace PimTools.Commands;

[Cmdlet(VerbsCommon.Get, "PimApprover", DefaultParameterSetName = "Role")]
[OutputType(typeof(PimApproverPerson))]
public sealed class GetPimApproverCommand : PimRoleCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Role", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [RoleName(IsNeeded = true)]
    [Alias("RoleName", "RoleId", "RoleDefinitionName")]
    [ArgumentCompleter(typeof(RoleCompleter))]
    public PimIdentity[] Role { get; set; } = Array.Empty<PimIdentity>();

    [Parameter(ParameterSetName = "Role", ValueFromPipelineByPropertyName = true)]
    [SingleValue]
    [NotEmptyIdentity]
    [Alias("ScopeId", "DirectoryScopeId")]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public PimIdentity? Scope { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Request")]
    [NotEmptyIdentity(IsNeeded = true)]
    [ArgumentCompleter(typeof(PendingRequestCompleter))]
    public PimIdentity[] RequestId { get; set; } = Array.Empty<PimIdentity>();

    /// <inheritdoc />
    protected override async Task ProcessAsync(PimCall call)
    {
        foreach (var identity in Role)
        {
            await TryAsync(() => ListForRoleAsync(identity.OfAccess(Access), call), identity);
        }

        foreach (var identity in RequestId)
        {
            await TryAsync(
                async () =>
                {
                    var request = await Client.Requests.GetAsync(identity.Text, call);
                    await ListAsync(new[] { request.Role }, request.Principal.Id, call);
                },
                identity);
        }
    }

    private async Task ListForRoleAsync(PimIdentity identity, PimCall call)
    {
        var roles = await RoleResolver.FindAsync(Client, Kinds, identity, call, isAlone: Role.Length == 1 && !MyInvocation.ExpectingInput);
        var named = Scope ?? (identity.Scope is { } known ? new PimIdentity(known) : null);
        if (named is not null && roles.Any(role => role.Kind == PimKind.AzureRole))
        {
            var scope = await ScopeResolver.FindAsync(Client, new[] { PimKind.AzureRole }, named, call);
            roles = roles.Select(role => role.Kind == PimKind.AzureRole ? role.At(scope) : role).ToList();
        }

        var requestor = identity.Source is PimRequest request ? request.Principal.Id : null;
        await ListAsync(roles, requestor, call);
    }

    private async Task ListAsync(IReadOnlyList<PimRole> roles, string? requestorId, PimCall call)
    {
        var settings = new List<PimRoleSetting>();
        await TryAsync(() => Client.Settings.ListAsync(new PimSettingFilter { Kinds = Kinds, Roles = roles }, settings.Add, call), roles.Count > 0 ? roles[0].Name : null);
        foreach (var setting in settings)
        {
            await TryAsync(() => PimApprovers.ListAsync(Client, setting, requestorId, Emit, call), setting.Role.Name);
        }
    }
}
