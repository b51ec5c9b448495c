using System.Management.Automation;

namespace PimTools.Commands;

/// <summary>Chooses the view of requests.</summary>
internal static class RequestViews
{
    /// <summary>The same object, shown with what an approver has to know.</summary>
    public static PimRequest ToDecide(PimRequest request)
    {
        PSObject.AsPSObject(request).TypeNames.Insert(0, "PimTools.PimRequest#ToDecide");
        return request;
    }
}
