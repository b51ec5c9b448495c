namespace PimTools;

/// <summary>The sources of the token that a workload exchanges for an access token.</summary>
public enum PimFederation : long
{
    /// <summary>A file that the platform keeps fresh, in Kubernetes for one.</summary>
    File = 1,

    /// <summary>GitHub Actions.</summary>
    GitHub,

    /// <summary>Azure Pipelines.</summary>
    AzurePipelines,
}
