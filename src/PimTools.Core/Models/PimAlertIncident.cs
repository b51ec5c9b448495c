using System.Collections.Generic;
using PimTools.Models;

namespace PimTools;

/// <summary>A case of what an alert of PIM warns of: a person with a role, or a role.</summary>
public sealed class PimAlertIncident : IOfTenant
{
    private readonly PimDetails _details = new(new Dictionary<string, string>());

    internal PimAlertIncident(string id) => Id = id;

    /// <summary>The name of the alert.</summary>
    public string Alert { get; internal set; } = string.Empty;

    /// <summary>The scope of the alert.</summary>
    public string Scope { get; internal set; } = string.Empty;

    /// <summary>The incident's id, unique in its alert.</summary>
    public string Id { get; }

    /// <summary>The name of the person or group; null where it is about nobody.</summary>
    public string? Principal { get; init; }

    /// <summary>The object id of the person or group; null where it is about nobody, and where the service does not say.</summary>
    public string? PrincipalId { get; init; }

    /// <summary>The user principal name of the person; null as for <see cref="PrincipalId"/>.</summary>
    public string? UserPrincipalName { get; init; }

    /// <summary>The type of principal, in the service's words; null where it does not say.</summary>
    public string? PrincipalType { get; init; }

    /// <summary>The role; null where it is about none.</summary>
    public string? Role { get; init; }

    /// <summary>The role's id; null where it is about none, and where the service does not say.</summary>
    public string? RoleId { get; init; }

    /// <summary>The type of incident, in the service's words.</summary>
    public string? Type { get; init; }

    /// <summary>Everything else that the service says of it, by its own names.</summary>
    public IReadOnlyDictionary<string, string> Details
    {
        get => _details;
        init => _details = new PimDetails(value);
    }

    /// <summary>The tenant that it was read from; null where it was not put out by itself.</summary>
    public string? TenantId { get; internal set; }

    string? IOfTenant.TenantId
    {
        get => TenantId;
        set => TenantId = value;
    }

    /// <inheritdoc />
    public override string ToString() => Principal is null || Role is null ? Principal ?? Role ?? Id : $"{Principal}: {Role}";
}
