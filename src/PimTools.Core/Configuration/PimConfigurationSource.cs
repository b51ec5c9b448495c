namespace PimTools;

/// <summary>A tool whose configuration can be converted.</summary>
public enum PimConfigurationSource : long
{
    /// <summary>The EasyPIM module and its orchestrator.</summary>
    EasyPIM,
}
