using System;
using System.Linq;
using PimTools.Emulator.Http.Graph;
using PimTools.Emulator.Http.OData;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Identity;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Schedules;

namespace PimTools.Emulator.Entra;

/// <summary>
/// Decides what a person may see and change beside their own data: a permission in the token is not enough, a directory role must be held
/// active at the tenant. Applications are bound by their permissions alone.
/// </summary>
internal sealed class EntraAuthority
{
    private static readonly string[] Writers = [BuiltInRoles.PrivilegedRoleAdministrator, BuiltInRoles.GlobalAdministrator];

    private static readonly string[] Readers =
    [
        BuiltInRoles.GlobalReader, BuiltInRoles.SecurityReader, BuiltInRoles.SecurityAdministrator, BuiltInRoles.SecurityOperator, .. Writers,
    ];

    private static readonly string[] AuditReaders =
    [
        BuiltInRoles.ReportsReader, BuiltInRoles.GlobalReader, BuiltInRoles.SecurityReader, BuiltInRoles.SecurityAdministrator,
        BuiltInRoles.SecurityOperator, BuiltInRoles.GlobalAdministrator,
    ];

    private readonly ScheduleStore _store;

    public EntraAuthority(ScheduleStore store) => _store = store;

    public bool CanRead(Caller caller) => Holds(caller, Readers);

    public bool CanWrite(Caller caller) => Holds(caller, Writers);

    public void RequireWriter(Caller caller)
    {
        if (!CanWrite(caller))
            throw ServiceException.Forbidden();
    }

    public void RequireAuditReader(Caller caller)
    {
        if (!Holds(caller, AuditReaders))
            throw ServiceException.Forbidden();
    }

    /// <summary>Allows a list to readers, and to anybody whose filter selects their own rows alone.</summary>
    public void RequireReaderOrOwn(GraphRequest request)
    {
        if (!CanRead(request.Caller) && !IsOwn(request.Query.Filter, request.Caller))
            throw ServiceException.Forbidden();
    }

    /// <summary>Allows one object to readers, and to those concerned.</summary>
    public void RequireReaderOr(Caller caller, params string?[] concerned)
    {
        if (!CanRead(caller) && !concerned.Any(caller.Is))
            throw ServiceException.Forbidden();
    }

    private static bool IsOwn(FilterExpression? filter, Caller caller) =>
        filter is not null && (filter.Pins("principalId", caller.ObjectId) || filter.Pins("principal/id", caller.ObjectId));

    /// <summary>Tells whether a person holds one of the roles active at the tenant; an application passes.</summary>
    public bool Holds(Caller caller, params string[] roles) =>
        caller.IsApplication
        || _store.InstancesOf(caller.ObjectId, ScheduleKind.Active)
            .Any(held => held.Schedule.Target.Scope == "/" && roles.Contains(held.Schedule.Target.Role, StringComparer.OrdinalIgnoreCase));
}
