namespace PimTools.Graph.Auth;

/// <summary>A store in which tokens outlive the process, encrypted.</summary>
internal interface ITokenVault
{
    /// <summary>The reason why nothing can be kept here; null where it can.</summary>
    string? Obstacle { get; }

    byte[] Read();

    void Write(byte[] tokens);

    /// <summary>Deletes the tokens.</summary>
    /// <returns>False where the store cannot be asked in this session, and may hold them still.</returns>
    bool Clear();
}
