using System.Collections.Generic;
using System.Threading.Tasks;

namespace PimTools;

/// <summary>Makes clients. The one type of the client layer that the cmdlets ask for.</summary>
public interface IPimClientFactory
{
    /// <summary>Signs in and makes a client.</summary>
    /// <exception cref="PimException">The sign-in failed, or the token is of no use.</exception>
    Task<IPimClient> ConnectAsync(PimConnectOptions options, PimCall call);

    /// <summary>The sign-ins that a folder keeps.</summary>
    Task<IReadOnlyList<PimKeptSignIn>> ListKeptAsync(string folder, PimCall call);

    /// <summary>Deletes a kept sign-in: who it was, and the tokens.</summary>
    /// <returns>False where the platform's store cannot be asked in this session, and may hold the tokens still.</returns>
    bool Forget(string folder, PimKeptSignIn kept);
}
