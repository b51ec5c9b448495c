namespace PimTools.Graph.Auditing;

/// <summary>The caller, as an entry of the log tells of persons and of applications.</summary>
internal sealed class AuditCaller
{
    public string? Id { get; set; }

    public string? AppId { get; set; }

    public string? ServicePrincipalId { get; set; }

    public string? ServicePrincipalName { get; set; }

    public string? DisplayName { get; set; }

    public string? UserPrincipalName { get; set; }

    public string? IpAddress { get; set; }
}
