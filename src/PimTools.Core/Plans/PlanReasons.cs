namespace PimTools.Plans;

/// <summary>The reasons of the steps of a plan.</summary>
internal static class PlanReasons
{
    public const string AsWanted = "It is as the document says.";

    public const string Differs = "It differs from the document.";

    public const string Missing = "The document names it, and there is none.";

    public const string NotNamed = "The document does not name it.";
}
