using System.Collections.Generic;
using System.Linq;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace PimTools.Tests.Emulator;

/// <summary>An answer of the emulated tenant, taken apart.</summary>
internal sealed record Reply(int Status, string Text, HttpResponseHeaders Headers)
{
    public JsonNode? Body => Text.Length > 0 ? JsonNode.Parse(Text) : null;

    public string? ErrorCode => (string?)Body?["error"]?["code"];

    public string ErrorMessage => (string?)Body?["error"]?["message"] ?? "";

    public IReadOnlyList<JsonNode> Value => [.. Body!["value"]!.AsArray().Select(item => item!)];

    public string this[string property] => Body![property]!.ToString();
}
