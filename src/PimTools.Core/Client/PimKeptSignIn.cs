namespace PimTools;

/// <summary>A sign-in that is kept beyond the process, so that the next one asks nobody.</summary>
public sealed class PimKeptSignIn
{
    /// <summary>Creates one.</summary>
    public PimKeptSignIn(string key, string account, string tenantId)
    {
        Key = key;
        Account = account;
        TenantId = tenantId;
    }

    /// <summary>The key it is kept under: different for each cloud, tenant, application and account asked for.</summary>
    public string Key { get; }

    /// <summary>The user principal name of whoever signed in.</summary>
    public string Account { get; }

    /// <summary>The tenant's id.</summary>
    public string TenantId { get; }

    /// <inheritdoc />
    public override string ToString() => $"{Account} in tenant {TenantId}";
}
