using System.Net;
using PimTools.Emulator.Faults;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Identity;

namespace PimTools.Emulator.Http.Graph;

/// <summary>The door of a service: who is calling, what goes wrong, and refusals in the service's own shape.</summary>
internal abstract class ServiceDoor
{
    private readonly TokenReader _tokens;

    protected ServiceDoor(EmulatorFaults faults, TokenReader tokens)
    {
        Faults = faults;
        _tokens = tokens;
    }

    protected EmulatorFaults Faults { get; }

    protected abstract string ThrottleText { get; }

    /// <summary>Answers a call from outside, under the id that the service gives it.</summary>
    public GraphResponse Receive(IncomingRequest incoming, EmulatedFault? fault)
    {
        var response = Answer(incoming, fault);
        Identify(incoming, response);
        return response;
    }

    /// <summary>Answers a call, or with the status a fault has in store for it.</summary>
    protected GraphResponse Answer(IncomingRequest incoming, EmulatedFault? fault)
    {
        try
        {
            if (fault is { Kind: FaultKind.Answer })
                return Ordered(incoming, fault);
            if (Faults.Throttles())
                return Throttled(incoming);
            return Dispatch(incoming, _tokens.Read(incoming.Authorization));
        }
        catch (GraphException refusal)
        {
            return Refuse(incoming, Faults.ChallengesInHeader && refusal.Claims is { } claims ? GraphException.Challenge(claims) : refusal);
        }
    }

    /// <summary>The caller of a token, or null where it is none.</summary>
    public string? CallerOf(IncomingRequest incoming)
    {
        try
        {
            return _tokens.Read(incoming.Authorization).ObjectId;
        }
        catch (GraphException)
        {
            return null;
        }
    }

    protected abstract GraphResponse Dispatch(IncomingRequest incoming, Caller caller);

    /// <summary>Puts the ids of the call into the headers, as each service names them.</summary>
    protected abstract void Identify(IncomingRequest incoming, GraphResponse response);

    protected abstract GraphResponse Refuse(IncomingRequest incoming, GraphException refusal);

    private GraphResponse Throttled(IncomingRequest incoming)
    {
        var response = Refuse(incoming, new GraphException((HttpStatusCode)429, "TooManyRequests", ThrottleText));
        response.Headers["Retry-After"] = HttpMessages.Seconds(Faults.RetryAfter);
        return response;
    }

    private GraphResponse Ordered(IncomingRequest incoming, EmulatedFault fault)
    {
        var response = fault.Text is { } body
            ? GraphResponse.Raw(fault.Status, body)
            : Refuse(incoming, new GraphException(fault.Status, fault.Status.ToString(), "The service could not handle the request."));
        if (fault.Time is { } retryAfter)
            response.Headers["Retry-After"] = HttpMessages.Seconds(retryAfter);
        return response;
    }
}
