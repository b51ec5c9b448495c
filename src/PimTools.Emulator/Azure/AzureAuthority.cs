using System.Linq;
using PimTools.Emulator.Azure.Resources;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Http.Arm;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Identity;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Azure;

/// <summary>Decides what a caller may do in Azure: the roles held active at a scope or above it count, for people and applications alike.</summary>
internal sealed class AzureAuthority
{
    private readonly TenantState _tenant;
    private readonly AzurePimService _service;

    public AzureAuthority(TenantState tenant, AzurePimService service)
    {
        _tenant = tenant;
        _service = service;
    }

    public AzureRights RightsOf(Caller caller) => new(
    [
        .. _service.Store.InstancesOf(caller.ObjectId, ScheduleKind.Active)
            .Select(held => (_service.RoleOf(held.Schedule.Target), _service.ScopeOf(held.Schedule.Target))),
    ]);

    public bool Can(Caller caller, string action, AzureScope scope) => RightsOf(caller).Can(action, scope);

    public void Require(Caller caller, string action, AzureScope scope) => Require(caller, action, scope, action);

    /// <summary>Refuses with <paramref name="reportedAs"/>, which is the action that the caller knows.</summary>
    public void Require(Caller caller, string action, AzureScope scope, string reportedAs)
    {
        if (!Can(caller, action, scope))
            throw Refused(caller, reportedAs, scope);
    }

    public ServiceException Refused(Caller caller, string action, AzureScope scope)
    {
        var principal = _tenant.Directory.Find(caller.ObjectId);
        var name = (principal as User)?.UserPrincipalName ?? (principal as ServicePrincipal)?.AppId ?? caller.ObjectId;
        return ArmErrors.Unauthorized(name, caller.ObjectId, action, scope.Id);
    }
}
