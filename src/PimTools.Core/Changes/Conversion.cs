namespace PimTools.Changes;

/// <summary>A permanent active assignment on its way to an eligible one: granted first, and revoked once the grant is seen.</summary>
/// <param name="Active">The active assignment.</param>
internal sealed record Conversion(PimAssignment Active)
{
    /// <summary>The reason for which it is left as it is, as a sentence; null where it is converted.</summary>
    public string? KeptBecause { get; init; }

    /// <summary>The error for whoever asked, where it cannot be made eligible, or that is not known; null where it is kept for what it is.</summary>
    public PimException? Refusal { get; init; }

    /// <summary>The step that makes the principal eligible; one that needs nothing where the principal is eligible already. Null where it is kept.</summary>
    public PlannedChange? Grant { get; init; }

    /// <summary>The conversion as a sentence, for -WhatIf and -Confirm.</summary>
    public string Sentence => Grant is { IsNeeded: true }
        ? $"{ChangeText.Sentence(Grant)}, and remove the active assignment, which has no end"
        : $"Remove {Active}, who is eligible already";

    /// <summary>The conversion as users see it.</summary>
    public PimConversion Describe(PimConversionResult result) => new(KeptBecause is null ? result : PimConversionResult.Kept, Active)
    {
        Reason = KeptBecause,
        EligibleUntil = Grant is { IsNeeded: true } ? Grant.To!.EndFrom(Grant.Planned) : Grant?.From?.Schedule.End,
    };
}
