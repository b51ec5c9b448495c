using System;
using System.Threading.Tasks;

namespace PimTools;

/// <summary>
/// Sends calls that a person writes, under the rules of all others: to the connection's own hosts alone, with its retries, sign-ins and errors. JSON is a
/// tree: objects are <c>IReadOnlyDictionary&lt;string, object?&gt;</c> in the order of the text, arrays <c>IReadOnlyList&lt;object?&gt;</c>, and values
/// text, <see cref="long"/>, <see cref="double"/>, <see cref="bool"/> and null. A date stays the text that it is.
/// </summary>
public interface IPimRaw
{
    /// <summary>Finds the address that is meant by a path or an address.</summary>
    /// <param name="api">The interface; null where the path tells it: those of Azure begin with subscriptions or providers.</param>
    /// <param name="pathOrAddress">A path such as <c>me</c> or <c>beta/me</c>, or an address. A path of Graph without a version is one of v1.0.</param>
    /// <exception cref="PimException">It is neither (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    Uri AddressOf(PimApi? api, string pathOrAddress);

    /// <summary>Reads one answer.</summary>
    /// <exception cref="PimException">What the service refused; <see cref="PimErrorCode.UntrustedHost"/> for another host than the connection's.</exception>
    Task<object?> GetAsync(Uri address, PimCall call);

    /// <summary>Reads a list with all its pages, and hands each element over as soon as it has arrived.</summary>
    /// <exception cref="PimException">As <see cref="GetAsync"/>.</exception>
    Task ListAsync(Uri address, Action<object?> emit, PimCall call);

    /// <summary>Sends a change. It is never sent twice where it may have been made; null where the service answers without a body.</summary>
    /// <param name="method">The method.</param>
    /// <param name="address">The address.</param>
    /// <param name="body">The body as JSON text or as a tree; null for none.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="PimException">
    /// As <see cref="GetAsync"/>; <see cref="PimErrorCode.OutcomeUnknown"/> where it may have been made; <see cref="PimErrorCode.InvalidParameter"/> for a
    /// body that is no JSON object.
    /// </exception>
    Task<object?> SendAsync(PimHttpMethod method, Uri address, object? body, PimCall call);
}
