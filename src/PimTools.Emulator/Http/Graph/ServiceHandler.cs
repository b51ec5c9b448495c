using System.Net;
using PimTools.Emulator.Faults;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Identity;

namespace PimTools.Emulator.Http.Graph;

/// <summary>Handles the calls to one service: reads the token and applies faults; each service has its operations and its shape of errors.</summary>
internal abstract class ServiceHandler
{
    private readonly TokenReader _tokens;

    protected ServiceHandler(EmulatorFaults faults, TokenReader tokens)
    {
        Faults = faults;
        _tokens = tokens;
    }

    protected EmulatorFaults Faults { get; }

    protected abstract string ThrottleText { get; }

    /// <summary>Answers a call from outside, under the id that the service gives it.</summary>
    public ServiceResponse Receive(IncomingRequest incoming, EmulatedFault? fault)
    {
        var response = Answer(incoming, fault);
        Identify(incoming, response);
        return response;
    }

    /// <summary>Answers a call, or with the status of a fault.</summary>
    protected ServiceResponse Answer(IncomingRequest incoming, EmulatedFault? fault)
    {
        try
        {
            if (fault is { Kind: FaultKind.Answer })
                return Ordered(incoming, fault);
            if (Faults.Throttles())
                return Throttled(incoming);
            return Dispatch(incoming, _tokens.Read(incoming.Authorization));
        }
        catch (ServiceException refusal)
        {
            return Refuse(incoming, Faults.ChallengesInHeader && refusal.Claims is { } claims ? ServiceException.Challenge(claims) : refusal);
        }
    }

    /// <summary>Gives the object id of the caller, or null without a valid token.</summary>
    public string? CallerOf(IncomingRequest incoming)
    {
        try
        {
            return _tokens.Read(incoming.Authorization).ObjectId;
        }
        catch (ServiceException)
        {
            return null;
        }
    }

    protected abstract ServiceResponse Dispatch(IncomingRequest incoming, Caller caller);

    /// <summary>Puts the ids of the call into the headers, whose names depend on the service.</summary>
    protected abstract void Identify(IncomingRequest incoming, ServiceResponse response);

    protected abstract ServiceResponse Refuse(IncomingRequest incoming, ServiceException refusal);

    private ServiceResponse Throttled(IncomingRequest incoming)
    {
        var response = Refuse(incoming, new ServiceException((HttpStatusCode)429, "TooManyRequests", ThrottleText));
        response.Headers["Retry-After"] = HttpMessages.Seconds(Faults.RetryAfter);
        return response;
    }

    private ServiceResponse Ordered(IncomingRequest incoming, EmulatedFault fault)
    {
        var response = fault.Text is { } body
            ? ServiceResponse.Raw(fault.Status, body)
            : Refuse(incoming, new ServiceException(fault.Status, fault.Status.ToString(), "The service could not handle the request."));
        if (fault.Time is { } retryAfter)
            response.Headers["Retry-After"] = HttpMessages.Seconds(retryAfter);
        return response;
    }
}
