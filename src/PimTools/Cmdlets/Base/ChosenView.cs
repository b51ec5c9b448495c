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

    /// <summary>Shows a connection as a row of a table. It is a copy: a view stays with an object, and the session goes on with this one.</summary>
    public static PimContext Listed(PimContext context)
    {
        var listed = Of(context.Copy(), "PimTools.PimContext#Listed");

        // The view of one connection is out of band, which PowerShell looks for before all others.
        PSObject.AsPSObject(listed).TypeNames.Remove(typeof(PimContext).FullName);
        return listed;
    }

    /// <summary>Shows a step of a plan with what became of it.</summary>
    public static PimPlannedChange Applied(PimPlannedChange change) => Of(change, "PimTools.PimPlannedChange#Applied");

    private static T Of<T>(T output, string view)
        where T : class
    {
        PSObject.AsPSObject(output).TypeNames.Insert(0, view);
        return output;
    }
}
