using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Input;
using PimTools.Resolution;

namespace PimTools.Commands;

/// <summary>A cmdlet about the settings of roles. Azure has them at every scope, everything else has them once.</summary>
public abstract class PimSettingCmdlet : PimRoleCmdlet
{
    private static readonly PimKind[] AzureRoles = { PimKind.AzureRole };

    private PimScope? _scope;

    [Parameter]
    [SingleValue]
    [NotEmptyIdentity]
    [Alias("ScopeId")]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public PimIdentity? Scope { get; set; }

    /// <summary>The roles that one of the names means; with a scope, those of Azure.</summary>
    /// <param name="identity">The name.</param>
    /// <param name="named">All names that are known.</param>
    /// <param name="call">The call.</param>
    private protected Task<IReadOnlyList<PimRole>> FindRolesAsync(PimIdentity identity, IReadOnlyCollection<PimIdentity> named, PimCall call) =>
        RoleResolver.FindAsync(Client, Scope is null ? KindsOfAll : AzureRoles, identity, call, isAlone: named.Count == 1 && !MyInvocation.ExpectingInput);

    /// <summary>The settings of the roles; of all where none are given, but not of an empty list.</summary>
    private protected async Task ListAsync(IReadOnlyList<PimRole>? roles, Action<PimRoleSetting> emit, PimCall call)
    {
        if (Scope is not null)
        {
            _scope ??= await ScopeResolver.FindAsync(Client, AzureRoles, Scope, call);
        }

        var filter = new PimSettingFilter { Kinds = _scope is null ? KindsOfAll : AzureRoles, Roles = roles, Scope = _scope };
        await Client.Settings.ListAsync(filter, emit, call);
    }

    /// <summary>The settings of the roles that a person named at a scope of Azure, or of those that have no scope.</summary>
    private protected async Task<IReadOnlyList<PimRoleSetting>> ReadAtAsync(PimIdentity identity, PimIdentity? at, PimCall call)
    {
        var kinds = at is null ? KindsOfAll : AzureRoles;
        var scope = at is null ? null : await ScopeResolver.FindAsync(Client, AzureRoles, at, call);
        var roles = await RoleResolver.FindAsync(Client, kinds, identity.OfAccess(TypedAccess), call, isAlone: false);
        var found = new List<PimRoleSetting>();
        await Client.Settings.ListAsync(new PimSettingFilter { Kinds = kinds, Roles = roles, Scope = scope }, found.Add, call);
        return found;
    }
}
