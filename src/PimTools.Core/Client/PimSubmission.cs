namespace PimTools;

/// <summary>What became of one draft among many.</summary>
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

    /// <summary>What was sent.</summary>
    public PimRequestDraft Draft { get; }

    /// <summary>What came of it; null when there is an <see cref="Error"/>.</summary>
    public PimRequest? Request { get; }

    /// <summary>What was refused, or <see cref="PimErrorCode.OutcomeUnknown"/>; null when there is a <see cref="Request"/>.</summary>
    public PimException? Error { get; }
}
