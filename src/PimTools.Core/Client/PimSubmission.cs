namespace PimTools;

/// <summary>The outcome of one draft among many.</summary>
public sealed class PimSubmission
{
    /// <summary>The service took it.</summary>
    public PimSubmission(PimRequestDraft draft, PimRequest request)
    {
        Draft = draft;
        Request = request;
    }

    /// <summary>The service refused it, or its outcome is not known.</summary>
    public PimSubmission(PimRequestDraft draft, PimException error)
    {
        Draft = draft;
        Error = error;
    }

    /// <summary>The draft that was sent.</summary>
    public PimRequestDraft Draft { get; }

    /// <summary>The request that was made; null when there is an <see cref="Error"/>.</summary>
    public PimRequest? Request { get; }

    /// <summary>The refusal, or <see cref="PimErrorCode.OutcomeUnknown"/>; null when there is a <see cref="Request"/>.</summary>
    public PimException? Error { get; }
}
