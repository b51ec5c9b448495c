using System.Linq;
using PimTools.Emulator.Azure.Resources;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Http.Arm;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Identity;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Azure;

/// <summary>What somebody may do in Azure: the roles held active at a scope or above of it decide, for people and applications alike.</summary>
internal sealed class AzureAuthority
{
    private readonly TenantState _tenant;
    private readonly AzureSurface _surface;

    public AzureAuthority(TenantState tenant, AzureSurface surface)
    {
        _tenant = tenant;
        _surface = surface;
    }

    public AzureRights RightsOf(Caller caller) => new(
    [
        .. _surface.Book.InstancesOf(caller.ObjectId, ScheduleKind.Active)
            .Select(held => (_surface.RoleOf(held.Schedule.Target), _surface.ScopeOf(held.Schedule.Target))),
    ]);

    public bool Can(Caller caller, string action, AzureScope scope) => RightsOf(caller).Can(action, scope);

    public void Require(Caller caller, string action, AzureScope scope) => Require(caller, action, scope, action);

    /// <summary>Refuses in the name of <paramref name="told"/>, the action the caller knows it by.</summary>
    public void Require(Caller caller, string action, AzureScope scope, string told)
    {
        if (!Can(caller, action, scope))
            throw Refused(caller, told, scope);
    }

    public GraphException Refused(Caller caller, string action, AzureScope scope)
    {
        var principal = _tenant.Directory.Find(caller.ObjectId);
        var name = (principal as User)?.UserPrincipalName ?? (principal as ServicePrincipal)?.AppId ?? caller.ObjectId;
        return ArmRefusal.Unauthorized(name, caller.ObjectId, action, scope.Id);
    }
}
