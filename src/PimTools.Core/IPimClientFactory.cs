using System.Threading.Tasks;

namespace PimTools;

/// <summary>Makes clients. The one type of the client layer that the cmdlets ask for.</summary>
public interface IPimClientFactory
{
    /// <summary>Signs in and makes a client.</summary>
    /// <exception cref="PimException">The sign-in failed, or the token is of no use.</exception>
    Task<IPimClient> ConnectAsync(PimConnectOptions options, PimCall call);
}
