namespace PimTools.Graph.Errors;

/// <summary>The objection of a policy rule, and what to do about it.</summary>
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
