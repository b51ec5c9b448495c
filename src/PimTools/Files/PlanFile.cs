using PimTools.Documents;
using PimTools.Plans;

namespace PimTools.Files;

/// <summary>The file of a plan.</summary>
internal static class PlanFile
{
    /// <exception cref="PimException">The file cannot be written (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public static void Write(string path, IDocumentFormat format, PimPlan plan) => WholeFile.Write(path, format.WriteJson(PlanWriter.Write(plan)));

    /// <exception cref="PimException">The file cannot be read, or holds no plan (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public static PimPlan Read(string path, IDocumentFormat format)
    {
        var files = DocumentFiles.Read(path);
        return files.Count == 1
            ? PlanReader.Read(files[0].Text, path, format)
            : throw new PimException(PimErrorCode.InvalidParameter, $"'{path}' is a folder, and a plan is one file.") { TargetObject = path };
    }
}
