using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Changes;
using PimTools.Completion;
using PimTools.Input;
using PimTools.Requests;
using PimTools.Resolution;
using PimTools.Settings;

namespace PimTools.Commands;

/// <summary>A cmdlet about somebody's assignment: which role, at which scope, whose.</summary>
public abstract class PimAssigningCmdlet : PimRoleCmdlet
{
    private readonly Dictionary<(string Role, PimAccess? Access, string Scope), PimRoleSetting?> _settings = new();
    private bool _isScopeTyped;
    private bool _isPrincipalTyped;

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SingleValue]
    [RoleName]
    [Alias("RoleName", "RoleId")]
    [ArgumentCompleter(typeof(RoleCompleter))]
    public PimIdentity? Role { get; set; }

    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
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

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EnumValue(typeof(PimAssignmentType))]
    public PimAssignmentType? Type { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Justification { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>The assignment piped in; null where parameters name another. PowerShell fills -Scope, -Principal and -Type from it as well.</summary>
    private protected PimAssignment? Given => Role?.Assignment is { } given
        && (Scope?.Matches(given.Scope) ?? true)
        && (Type is null || given.Type == Type)
        && (Principal.Length == 0 || (Principal.Length == 1 && Principal[0].Matches(given.Principal))) ? given : null;

    /// <inheritdoc />
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _isScopeTyped = MyInvocation.BoundParameters.ContainsKey(nameof(Scope));
        _isPrincipalTyped = MyInvocation.BoundParameters.ContainsKey(nameof(Principal));
    }

    /// <summary>Refuses what was piped in from a wider scope than the one it was listed for, unless -Scope names that.</summary>
    private protected void RequireSameScope()
    {
        if (Role?.Assignment is { } given && !_isScopeTyped)
        {
            PimAssignmentOrigin.RequireSameScope(given);
        }
    }

    /// <summary>Refuses what was piped in and is a group's, unless -Principal names the group.</summary>
    private protected Task RequireOwnAsync(PimAssignment given, PimCall call) => _isPrincipalTyped && given.Principal.Type == PimPrincipalType.Group
        ? Task.CompletedTask
        : PimAssignmentOrigin.RequireOwnAsync(Client, given, call);

    /// <summary>The setting that an assignment has to meet, read once for all that is piped in; null where it cannot be read.</summary>
    private protected async Task<PimRoleSetting?> SettingAsync(PimRole role, PimScope scope, PimCall call)
    {
        var key = (role.Id, role.Access, scope.Id);
        if (!_settings.TryGetValue(key, out var setting))
        {
            _settings[key] = setting = SettingLookup.Find(await SettingReader.ReadAsync(Client, new[] { role }, call), role, scope);
        }

        return setting;
    }

    /// <summary>Refuses what the setting does not allow, before anything is asked or sent.</summary>
    private protected async Task CheckPolicyAsync(PimWantedAssignment wanted, PimCall call) =>
        PimAssignmentPolicy.Check(wanted, await SettingAsync(wanted.Role, wanted.Scope, call), Client.ServiceTime);

    /// <summary>Emits the request, or with -PassThru what became of the wish, also when nothing had to be asked.</summary>
    private protected void EmitChange(PimAssignmentChange change)
    {
        if (PassThru)
        {
            Emit(change);
        }
        else if (change.Request is { } request)
        {
            Emit(request);
        }

        if (change.Request is { } sent)
        {
            RequestFailure.ThrowIfFailed(sent);
        }
    }

    /// <summary>The one role meant, and the scope it is meant at.</summary>
    private protected async Task<(PimRole Role, PimScope Scope)> FindTargetAsync(PimCall call)
    {
        if (Role is null)
        {
            throw new PimException(PimErrorCode.InvalidParameter, "A role is needed.") { Remedy = "Give its name or id." };
        }

        return await TargetResolver.FindAsync(Client, Kinds, Role.OfAccess(Access), Scope, call);
    }

    /// <summary>The principals that -Principal names, or the one of the object that was piped in.</summary>
    /// <exception cref="PimException">Nobody is named (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    private protected IReadOnlyList<PimIdentity> Principals() => Principal.Length > 0 ? Principal
        : Role?.Principal is { } known ? new[] { new PimIdentity(known) }
        : throw new PimException(PimErrorCode.InvalidParameter, "Specify -Principal.")
        {
            Remedy = "Give a user principal name, a display name or an object id, or pipe in what Get-PimAssignment gives.",
        };

    private protected Task<PimPrincipal> FindPrincipalAsync(PimIdentity principal, PimCall call) => principal.IsWildcard
        ? throw new PimException(PimErrorCode.InvalidParameter, $"One principal is needed, not '{principal}'.")
        {
            Remedy = "Give a user principal name, a display name or an object id.",
            TargetObject = principal.Text,
        }
        : PrincipalResolver.FindAsync(Client, principal, call);
}
