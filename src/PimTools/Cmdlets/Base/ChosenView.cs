using System.Management.Automation;

namespace PimTools.Commands;

/// <summary>Chooses the view of what is put out. The object is the same.</summary>
internal static class ChosenView
{
    /// <summary>Shows a request with what an approver has to know.</summary>
    public static PimRequest ToDecide(PimRequest request) => Of(request, "PimTools.PimRequest#ToDecide");

    /// <summary>Shows a request without the name of the caller, whose it is.</summary>
    public static PimRequest OfMine(PimRequest request) => Of(request, "PimTools.PimRequest#Mine");

    /// <summary>Shows an assignment without the name of the caller, whose it is.</summary>
    public static PimAssignment OfMine(PimAssignment assignment) => Of(assignment, "PimTools.PimAssignment#Mine");

    /// <summary>Shows a row of an import with what is to come of it.</summary>
    public static PimImportRow Planned(PimImportRow row) => Of(row, "PimTools.PimImportRow#Planned");

    /// <summary>Shows a step of a plan with what became of it.</summary>
    public static PimPlannedChange Applied(PimPlannedChange change) => Of(change, "PimTools.PimPlannedChange#Applied");

    private static T Of<T>(T output, string view)
        where T : class
    {
        PSObject.AsPSObject(output).TypeNames.Insert(0, view);
        return output;
    }
}
