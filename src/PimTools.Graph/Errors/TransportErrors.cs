using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;

namespace PimTools.Graph.Errors;

/// <summary>Describes the errors of calls that were not answered, or not with what an answer should be.</summary>
internal static class TransportErrors
{
    private const string UnreadableRemedy = "A proxy may have cut it short or put in its own page. Try again.";

    /// <summary>Translates whatever the chain threw. Nothing but errors of ours goes further up.</summary>
    /// <param name="fault">What the chain threw.</param>
    /// <param name="clientRequestId">The id that this client gave the call.</param>
    public static PimException Translate(Exception fault, string clientRequestId) => fault switch
    {
        OperationCanceledException or TimeoutException => Silence(fault, clientRequestId),
        HttpRequestException or SocketException or IOException or AuthenticationException => NetworkFaults.Describe(fault, clientRequestId),
        _ => new PimException(PimErrorCode.InvalidResponse, $"The service's answer cannot be read: {fault.Message} (client-request-id {clientRequestId})", SecretText.CutFrom(fault))
        {
            ClientRequestId = clientRequestId,
            Remedy = UnreadableRemedy,
        },
    };

    /// <summary>Translates what a change ended in that no lower place has translated. It may have been made.</summary>
    public static PimException OfChange(Exception fault) => fault as PimException
        ?? InDoubt(new PimException(PimErrorCode.InvalidResponse, "The service's answer cannot be read: " + fault.Message, SecretText.CutFrom(fault)));

    public static PimException Silence(Exception fault, string clientRequestId) => new(
        PimErrorCode.NetworkFailure, $"The service did not answer in time (client-request-id {clientRequestId}).", fault)
    {
        ClientRequestId = clientRequestId,
        Remedy = "Try again later. Support finds the call by its client-request-id.",
    };

    /// <summary>The error of a credential that failed. Nothing has been sent to the service then.</summary>
    /// <param name="fault">What the credential threw.</param>
    /// <param name="way">How the connection signs in.</param>
    /// <param name="scopes">What was asked for.</param>
    public static PimException SignInFailed(Exception fault, SignInWay way, IReadOnlyList<string> scopes) =>
        NetworkFaults.Causes(fault).OfType<PimException>().FirstOrDefault() is { } own ? Advised(own, way, scopes) : Refused(fault, way, scopes);

    // A borrowed session fails in the words of its owner, which may hold the sign-in service's code.
    private static PimException Advised(PimException own, SignInWay way, IReadOnlyList<string> scopes) =>
        own.ServiceCode is null && ServiceMessage.OfSignIn(own.Message) is { } words ? own.WithMessage(own.Message, SignInAdvice.Remedy(words.Code, way, scopes)) : own;

    private static PimException Refused(Exception fault, SignInWay way, IReadOnlyList<string> scopes)
    {
        var words = NetworkFaults.Causes(fault).Select(cause => ServiceMessage.OfSignIn(cause.Message)).FirstOrDefault(found => found is not null);
        return new PimException(
            PimErrorCode.AuthenticationFailed, "The sign-in failed: " + (words?.Said ?? FirstLine(SecretText.CutFrom(fault.Message))), SecretText.CutFrom(fault))
        {
            ServiceCode = words?.Code,
            Remedy = NetworkFaults.WillStay(fault) ? NetworkFaults.Describe(fault, null).Remedy : SignInAdvice.Remedy(words?.Code, way, scopes),
        };
    }

    /// <summary>Tells whether reading a body failed because of the body: it broke off, cannot be decoded or is no JSON.</summary>
    public static bool IsBrokenBody(Exception fault, PimCall call) =>
        fault is not PimException && !(fault is OperationCanceledException && call.Cancellation.IsCancellationRequested);

    public static PimException Unreadable(HttpResponseMessage response, Exception fault) => new(
        PimErrorCode.InvalidResponse, "The service's answer cannot be read: " + fault.Message, SecretText.CutFrom(fault))
    {
        Status = (int)response.StatusCode,
        RequestId = RequestIds.Read(response),
        Remedy = UnreadableRemedy,
    };

    /// <summary>A token must not follow a redirection, and neither service redirects.</summary>
    public static PimException Redirected(HttpResponseMessage response) => new(
        PimErrorCode.UntrustedHost, "The answer redirects elsewhere. Nothing was sent there.")
    {
        Status = (int)response.StatusCode,
        RequestId = RequestIds.Read(response),
        Remedy = "A proxy may ask for a sign-in. Get-PimContext shows the endpoints that were called.",
    };

    /// <summary>Tells whether a change that failed so may have been made all the same.</summary>
    public static bool LeaveInDoubt(PimException fault) => fault.Code switch
    {
        PimErrorCode.NetworkFailure => !NetworkFaults.NeverLeft(fault),
        PimErrorCode.InvalidResponse => true,
        _ => fault.Status is 408 or >= 500,
    };

    public static PimException InDoubt(PimException fault) => PimException.From(
        fault,
        PimErrorCode.OutcomeUnknown,
        "The change was sent, but whether it was made is not known: " + fault.Message,
        "Look before you repeat it: Get-PimRequest, Get-PimAssignment and Get-PimRoleSetting show what holds.");

    /// <summary>The libraries go on with advice of their own and with links.</summary>
    public static string FirstLine(string text) => new StringReader(text).ReadLine() ?? text;
}
