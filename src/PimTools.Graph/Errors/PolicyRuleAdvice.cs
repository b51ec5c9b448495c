namespace PimTools.Graph.Errors;

/// <summary>What a policy rule objects to, and what to do about it.</summary>
internal sealed class PolicyRuleAdvice
{
    public PolicyRuleAdvice(PimErrorCode code, string objection, string remedy)
    {
        Code = code;
        Objection = objection;
        Remedy = remedy;
    }

    public PimErrorCode Code { get; }

    public string Objection { get; }

    public string Remedy { get; }
}
