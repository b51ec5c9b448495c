using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.RegularExpressions;

namespace PimTools.Graph.Errors;

/// <summary>Describes what keeps calls from the service, so that a person knows where to look.</summary>
internal static class NetworkFaults
{
    private static readonly Regex ProxyRefusal = new(@"\b407\b", RegexOptions.CultureInvariant);

    /// <param name="fault">The fault.</param>
    /// <param name="clientRequestId">The id that this client gave the call; null where it is no call to the services.</param>
    public static PimException Describe(Exception fault, string? clientRequestId)
    {
        var causes = Causes(fault).ToList();
        var socket = causes.OfType<SocketException>().FirstOrDefault()?.SocketErrorCode;
        var (message, remedy) = true switch
        {
            _ when causes.OfType<AuthenticationException>().Any() => (
                "No secure connection to the service could be made: ",
                "Where a proxy looks into connections, its root certificate must be trusted: name its file in SSL_CERT_FILE on Linux, add it to the "
                + "system's store elsewhere."),
            _ when IsProxyRefusal(fault) => (
                "The proxy demands a sign-in: ", "Give it in HTTPS_PROXY, as http://user:password@host:port, or use a proxy that demands none."),
            _ when socket is SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => (
                "The service's name could not be resolved: ",
                "Check the network and its DNS, and whether a proxy is needed (HTTPS_PROXY). Get-PimContext shows the endpoints."),
            _ when socket is SocketError.ConnectionRefused => (
                "The connection was refused: ",
                "A firewall may refuse it, or a proxy is not there: check HTTPS_PROXY and NO_PROXY. Get-PimContext shows the endpoints."),
            _ => (
                "The service could not be reached: ", "Check the network, the proxy, and the endpoints that Get-PimContext shows."),
        };
        var told = SecretText.CutFrom(fault);
        var id = clientRequestId is null || NeverLeft(fault) ? null : clientRequestId;
        return new PimException(PimErrorCode.NetworkFailure, message + told.Message + (id is null ? string.Empty : $" (client-request-id {id})"), told)
        {
            ClientRequestId = id,
            Remedy = remedy,
        };
    }

    /// <summary>Tells whether it ends only when somebody changes something, so that asking again is of no use.</summary>
    public static bool WillStay(Exception fault) => IsProxyRefusal(fault) || Causes(fault).Any(cause => cause is AuthenticationException);

    /// <summary>Tells whether there was no connection at all, so that nothing was sent.</summary>
    public static bool NeverLeft(Exception fault) => IsProxyRefusal(fault) || Causes(fault).Any(cause => cause is AuthenticationException or SocketException
    {
        SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain or SocketError.ConnectionRefused
            or SocketError.NetworkUnreachable or SocketError.HostUnreachable,
    });

    /// <summary>An exception and all that led to it.</summary>
    public static IEnumerable<Exception> Causes(Exception fault)
    {
        for (var cause = fault; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }

    private static bool IsProxyRefusal(Exception fault) => Causes(fault).Any(cause => ProxyRefusal.IsMatch(cause.Message));
}
