using PimTools.Documents;

namespace PimTools.Configuration;

/// <summary>Values of settings that others extend.</summary>
internal sealed record ConfiguredTemplate(string? Extends, ConfiguredValues Values, DocumentNode At);
