namespace PimTools.Pipeline;

/// <summary>Tells of a request that was made, and that nobody took because the pipeline had ended.</summary>
internal static class UntoldRequest
{
    public static string Describe(PimRequest request) =>
        $"The pipeline was stopped before this could be put out: {request}. Get-PimRequest {request.Id} shows it.";
}
