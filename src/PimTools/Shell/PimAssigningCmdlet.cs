using System;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Parameters;

namespace PimTools.Shell;

/// <summary>A cmdlet that says for how long somebody shall be eligible or active, and why.</summary>
public abstract class PimAssigningCmdlet : PimKindCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("RoleName", "RoleId")]
    [ArgumentCompleter(typeof(RoleCompleter))]
    public PimIdentity? Role { get; set; }

    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("PrincipalId", "UserPrincipalName")]
    [ArgumentCompleter(typeof(PrincipalCompleter))]
    public PimIdentity[] Principal { get; set; } = Array.Empty<PimIdentity>();

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ScopeId", "DirectoryScopeId")]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public PimIdentity? Scope { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public PimAssignmentType Type { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Justification { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>The assignment piped in; null where parameters name another. PowerShell fills -Scope, -Principal and -Type from it as well.</summary>
    private protected PimAssignment? Given => GivenTarget is { } given
        && given.Type == Type
        && (Principal.Length == 0 || (Principal.Length == 1 && Principal[0].Matches(given.Principal))) ? given : null;

    private PimAssignment? GivenTarget => Role?.Source is PimAssignment given && (Scope?.Matches(given.Scope) ?? true) ? given : null;

    /// <summary>Emits the request, or with -PassThru what became of the wish, also when nothing had to be asked.</summary>
    private protected void Tell(PimAssignmentChange change)
    {
        if (PassThru)
        {
            Emit(change);
        }
        else if (change.Request is { } request)
        {
            Emit(request);
        }
    }

    /// <summary>The one role meant, the scope it is meant at, and one principal.</summary>
    private protected async Task<(PimRole Role, PimScope Scope)> FindTargetAsync(PimCall call)
    {
        if (GivenTarget is { } given)
        {
            return (given.Role, given.Scope);
        }

        if (Role is null or { IsWildcard: true })
        {
            throw new PimException(PimErrorCode.InvalidParameter, $"One role is needed, not '{Role}'.")
            {
                Remedy = "Give one name or id; a wildcard could change more than you mean.",
                TargetObject = Role?.Text,
            };
        }

        var role = (await PimNames.FindRolesAsync(Client, Kinds, Role, call).ConfigureAwait(false))[0];
        return (role, await FindScopeAsync(role, call).ConfigureAwait(false));
    }

    private protected Task<PimPrincipal> FindPrincipalAsync(PimIdentity principal, PimCall call) => principal.IsWildcard
        ? throw new PimException(PimErrorCode.InvalidParameter, $"One principal is needed, not '{principal}'.")
        {
            Remedy = "Give a user principal name, a display name or an object id.",
            TargetObject = principal.Text,
        }
        : PimNames.FindPrincipalAsync(Client, principal, call);

    private async Task<PimScope> FindScopeAsync(PimRole role, PimCall call)
    {
        if (Scope is not null)
        {
            return await PimNames.FindScopeAsync(Client, new[] { role.Kind }, Scope, call).ConfigureAwait(false);
        }

        return role switch
        {
            { Kind: PimKind.EntraRole } => PimScope.Directory,
            { Kind: PimKind.Group } => role.Scope ?? new PimScope(role.Id, role.Name, PimScopeType.Group),
            _ => throw new PimException(PimErrorCode.ScopeRequired, $"{role} is an Azure role: it needs a scope.")
            {
                Remedy = "Add -Scope with a management group, subscription, resource group or resource.",
                TargetObject = role,
            },
        };
    }
}
