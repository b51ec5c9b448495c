using System.Collections.Generic;
using PimTools.Configuration;
using PimTools.Graph.Documents;

namespace PimTools.Tests.Core.Configuration;

/// <summary>Texts of EasyPIM, and the documents that are made of them.</summary>
internal static class EasyPimText
{
    /// <summary>A configuration with one policy, of Reports Reader.</summary>
    public static string Policy(string policy) => $$"""{ "EntraRoles": { "Policies": { "Reports Reader": """ + policy + " } } }";

    /// <summary>The document, null where there is none, and what was told.</summary>
    public static (string? Document, List<PimDocumentProblem> Told) Convert(string text)
    {
        var told = new List<PimDocumentProblem>();
        var format = new DocumentFormat();
        var document = EasyPimReader.Read(text, "easypim.json", format, told.Add);
        return (document is null ? null : format.WriteYaml(document, null).TrimEnd('\n'), told);
    }
}
