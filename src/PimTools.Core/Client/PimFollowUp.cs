namespace PimTools;

/// <summary>The outcome of deciding or withdrawing one request among several.</summary>
public sealed class PimFollowUp
{
    private PimFollowUp(PimRequest request, PimRequest? latest, PimException? error)
    {
        Request = request;
        Latest = latest;
        Error = error;
    }

    /// <summary>The request as it was.</summary>
    public PimRequest Request { get; }

    /// <summary>The request as it stands afterwards; null where the service refused, and where it cannot be read.</summary>
    public PimRequest? Latest { get; }

    /// <summary>The refusal, or, where <see cref="IsDone"/>, why the request cannot be read afterwards; null where there is a <see cref="Latest"/>.</summary>
    public PimException? Error { get; }

    /// <summary>Tells whether the service took it.</summary>
    public bool IsDone { get; private init; }

    /// <summary>The service took it, and the request was read again.</summary>
    public static PimFollowUp Done(PimRequest request, PimRequest latest) => new(request, latest, null) { IsDone = true };

    /// <summary>The service took it, and the request could not be read again.</summary>
    public static PimFollowUp Unread(PimRequest request, PimException error) => new(request, null, error) { IsDone = true };

    /// <summary>The service refused it, or whether it took it is not known.</summary>
    public static PimFollowUp Refused(PimRequest request, PimException error) => new(request, null, error);
}
