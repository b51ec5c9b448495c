namespace PimTools.Pipeline;

/// <summary>Tells of what was made, and nobody took because the pipeline had ended.</summary>
internal static class UntoldOutput
{
    public static string Describe(PimRequest request) => Describe(request, "Get-PimRequest " + request.Id);

    public static string Describe(PimAccessReview review) => Describe(review, "Get-PimAccessReview " + review.Id);

    private static string Describe(object made, string look) => $"The pipeline was stopped before this could be put out: {made}. {look} shows it.";
}
