using System.Threading.Tasks;

namespace PimTools;

/// <summary>Sends rows to a table of Azure Monitor.</summary>
public interface IPimIngestion
{
    /// <summary>
    /// Sends a list of rows. The service takes it whole or not at all. Where an answer gets lost, it is sent again, since a row that comes twice is
    /// better than one that is missing.
    /// </summary>
    /// <param name="target">Where to.</param>
    /// <param name="rows">An array of JSON.</param>
    /// <param name="call">The call.</param>
    /// <returns>How often it may have arrived more than once.</returns>
    /// <exception cref="PimException">
    /// What the service refused; <see cref="PimErrorCode.UntrustedHost"/> where the address is none of the cloud's; <see cref="PimErrorCode.OutcomeUnknown"/>
    /// where it stays unknown whether anything arrived.
    /// </exception>
    Task<int> SendAsync(PimIngestionTarget target, string rows, PimCall call);
}
