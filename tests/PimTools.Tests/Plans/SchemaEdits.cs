using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;

namespace PimTools.Tests.Plans;

/// <summary>The edits of a setting's single fields, generated from the published schema: each field that it has, with other values than a document says.</summary>
internal sealed class SchemaEdits
{
    private static readonly string[] Target = ["role", "group", "kind", "access", "id", "scope", "scopeId", "extends"];

    private readonly JsonNode _definitions = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "schema", "pim-configuration.schema.json")))!["$defs"]!;

    /// <summary>Every edit of a setting, as its place and the value to write there.</summary>
    public IReadOnlyList<(string Path, JsonNode Value)> Of(JsonNode setting) => [.. Walk(_definitions["setting"]!, setting, string.Empty)];

    /// <summary>The keys of an assignment that do not name it.</summary>
    public IReadOnlyList<string> AssignmentKeys => [.. _definitions["assignment"]!["properties"]!.AsObject().Select(one => one.Key).Except(Target)];

    /// <summary>The setting with one value written at a place; maps on the way are made where there are none.</summary>
    public static JsonNode Write(JsonNode setting, string path, JsonNode value)
    {
        var written = setting.DeepClone();
        var keys = path.Split('.');
        var at = keys.SkipLast(1).Aggregate(written, (node, key) => key == "0" ? node[0]! : node[key] ?? (node[key] = new JsonObject()));
        at[keys[^1]] = value.DeepClone();
        return written;
    }

    /// <summary>The field of a setting that the key at a place writes.</summary>
    public static string FieldOf(string path) => path.Split('.') switch
    {
        ["activation", "maximumDuration"] => "MaximumActivationDuration",
        ["activation", "requires"] => "ActivationRequires",
        ["activation", "authenticationContext"] => "AuthenticationContext",
        ["activation", "approval", "required"] => "RequiresApproval",
        ["activation", "approval", "mode"] => "ApprovalMode",
        ["activation", "approval", "requiredForExtension"] => "RequiresApprovalForExtension",
        ["activation", "approval", "requestorJustification"] => "RequiresRequestorJustification",
        ["activation", "approval", "stages", "0", "approvers"] => "Approver",
        ["activation", "approval", "stages", ..] => "ApprovalStages",
        ["eligible", "allowPermanent"] => "AllowPermanentEligible",
        ["eligible", "maximumDuration"] => "MaximumEligibleDuration",
        ["eligible", "requires"] => "EligibleRequires",
        ["active", "allowPermanent"] => "AllowPermanentActive",
        ["active", "maximumDuration"] => "MaximumActiveDuration",
        ["active", "requires"] => "ActiveRequires",
        ["notifications", var occasion, var recipient, _] => $"Notification {Capital(occasion)} {Capital(recipient)}",
        _ => throw new InvalidOperationException(path),
    };

    private IEnumerable<(string Path, JsonNode Value)> Walk(JsonNode schema, JsonNode? current, string path)
    {
        var name = ((string?)schema["$ref"])?.Split('/')[^1];
        schema = name is null ? schema : _definitions[name]!;
        if (schema["properties"] is JsonObject properties)
        {
            return properties.Where(one => path.Length > 0 || !Target.Contains(one.Key))
                .SelectMany(one => Walk(one.Value!, (current as JsonObject)?[one.Key], path.Length == 0 ? one.Key : $"{path}.{one.Key}"));
        }

        return path.EndsWith("stages", StringComparison.Ordinal)
            ? Walk(schema["items"]!, current![0], path + ".0")
            : Values(name, schema, current, path).Where(value => !JsonNode.DeepEquals(value, current)).Select(value => (path, value));
    }

    private static IEnumerable<JsonNode> Values(string? name, JsonNode schema, JsonNode? current, string path) => name switch
    {
        "duration" when path == "activation.maximumDuration" => ["30m", "24h"],
        "duration" when path.EndsWith("after", StringComparison.Ordinal) => ["2d"],
        "duration" => ["12h", "365d"],
        "requires" => ["None", new JsonArray("Mfa", "Justification", "Ticket")],
        "approvers" => Approvers(),
        _ when schema["enum"] is JsonArray words => words.Select(word => word!.DeepClone()),
        _ when (string?)schema["type"] == "boolean" => [JsonValue.Create((bool?)current != true)],
        _ when (string?)schema["type"] == "integer" => [JsonValue.Create((int)current! + 2)],
        _ when path.EndsWith("recipients", StringComparison.Ordinal) => [new JsonArray("it@contoso.com", "soc@contoso.com")],
        _ when path.EndsWith("authenticationContext", StringComparison.Ordinal) => ["c99"],
        _ => throw new InvalidOperationException($"There is no edit of '{path}': {schema}"),
    };

    private static IEnumerable<JsonNode> Approvers() =>
    [
        new JsonArray(new JsonObject { ["user"] = "ben@contoso.com" }),
        new JsonArray(new JsonObject { ["user"] = "cleo@contoso.com" }, new JsonObject { ["group"] = "Ops-OnCall" }),
    ];

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
