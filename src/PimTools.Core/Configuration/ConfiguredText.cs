using PimTools.Documents;

namespace PimTools.Configuration;

/// <summary>A text of a document with its place.</summary>
internal sealed record ConfiguredText(string Text, DocumentNode At);
