namespace PimTools;

/// <summary>Who vouches for a workload: where the token comes from that is exchanged for an access token.</summary>
public enum PimFederation
{
    /// <summary>A file that the platform keeps fresh, in Kubernetes for one.</summary>
    File,

    /// <summary>GitHub Actions.</summary>
    GitHub,

    /// <summary>Azure Pipelines.</summary>
    AzurePipelines,
}
