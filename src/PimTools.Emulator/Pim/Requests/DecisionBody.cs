using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Pim.Requests;

/// <summary>Reads the decision out of a body.</summary>
internal static class DecisionBody
{
    public static bool IsApproval(BodyReader body) => body.RequiredText("reviewResult").ToLowerInvariant() switch
    {
        "approve" => true,
        "deny" => false,
        _ => throw body.Wrong("reviewResult"),
    };
}
