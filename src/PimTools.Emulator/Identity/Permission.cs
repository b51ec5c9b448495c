using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Identity;

/// <summary>The permissions that allow an operation, least privileged first.</summary>
internal sealed class Permission
{
    private readonly string[] _delegated;
    private readonly string[] _application;
    private readonly bool _isPim;

    private Permission(string[] delegated, string[] application, bool isPim)
    {
        _delegated = delegated;
        _application = application;
        _isPim = isPim;
    }

    /// <summary>An operation that any signed-in caller may use.</summary>
    public static Permission None { get; } = new([], [], isPim: false);

    public IEnumerable<string> All => _delegated.Concat(_application);

    /// <summary>An operation of PIM; its refusal is wrapped in an UnknownError.</summary>
    public static Permission Pim(params string[] anyOf) => new(anyOf, anyOf, isPim: true);

    public static Permission Pim(string[] delegated, string[] application) => new(delegated, application, isPim: true);

    /// <summary>An operation only a person can use.</summary>
    public static Permission PimDelegatedOnly(params string[] anyOf) => new(anyOf, [], isPim: true);

    public static Permission Directory(params string[] anyOf) => new(anyOf, anyOf, isPim: false);

    /// <summary>An operation that needs one of several permissions, each for a part of its work.</summary>
    public static Permission AnyOf(IEnumerable<Permission> parts)
    {
        var all = parts.ToList();
        return new Permission(
            [.. all.SelectMany(part => part._delegated).Distinct()], [.. all.SelectMany(part => part._application).Distinct()], all.Exists(part => part._isPim));
    }

    public void Require(Caller caller)
    {
        var allowed = caller.IsApplication ? _application : _delegated;
        if (this == None || allowed.Any(permission => caller.Permissions.Contains(permission, StringComparer.OrdinalIgnoreCase)))
            return;

        throw Refusal(caller);
    }

    /// <summary>The refusal of a caller without any of the permissions.</summary>
    public ServiceException Refusal(Caller caller)
    {
        var wanted = caller.IsApplication ? _application : _delegated;
        return _isPim && wanted.Length > 0 ? NotGranted(wanted) : ServiceException.Forbidden();
    }

    /// <summary>Observed: the message is itself a JSON object, and names all permissions of which one would do.</summary>
    private static ServiceException NotGranted(string[] anyOf) => ServiceException.Wrapped(
        HttpStatusCode.Forbidden,
        "PermissionScopeNotGranted",
        $"Authorization failed due to missing permission scope {string.Join(",", anyOf)}.");
}
