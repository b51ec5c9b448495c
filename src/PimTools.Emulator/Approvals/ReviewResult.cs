using PimTools.Emulator.Http;

namespace PimTools.Emulator.Approvals;

/// <summary>Reads the decision out of a body.</summary>
internal static class ReviewResult
{
    public static bool IsApproval(BodyReader body) => body.RequiredText("reviewResult").ToLowerInvariant() switch
    {
        "approve" => true,
        "deny" => false,
        _ => throw body.Wrong("reviewResult"),
    };
}
