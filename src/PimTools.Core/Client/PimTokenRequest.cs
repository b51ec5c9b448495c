using System;

namespace PimTools;

/// <summary>A request to another session for an access token.</summary>
public sealed class PimTokenRequest
{
    /// <summary>Creates a request.</summary>
    public PimTokenRequest(Uri resource, string? tenantId)
    {
        Resource = resource;
        TenantId = tenantId;
    }

    /// <summary>The service the token is for: the cloud's Graph or Azure Resource Manager.</summary>
    public Uri Resource { get; }

    /// <summary>The tenant; null for the session's own.</summary>
    public string? TenantId { get; }
}
