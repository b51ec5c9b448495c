namespace PimTools.Graph.Auth;

/// <summary>Where tokens outlive the process, encrypted.</summary>
internal interface ITokenVault
{
    /// <summary>Why nothing can be kept here; null where it can.</summary>
    string? Obstacle { get; }

    byte[] Read();

    void Write(byte[] tokens);

    void Clear();
}
