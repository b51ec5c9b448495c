using System.Collections.Generic;
using System.Text.Json.Nodes;

namespace PimTools.Emulator.Http.Graph;

/// <summary>One request of a batch.</summary>
internal sealed record BatchItem(string Id, string Method, string Url)
{
    public string? ContentType { get; init; }

    public string? ClientRequestId { get; init; }

    public JsonNode? Body { get; init; }

    public IReadOnlyList<string> DependsOn { get; init; } = [];
}
