using System;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Pim.Policies;

/// <summary>Reads a whole rule from a body, as the successor of the current one; partial rules are refused.</summary>
internal sealed class RuleReader
{
    private static readonly TimeSpan ShortestActivation = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan LongestActivation = TimeSpan.FromHours(24);
    private static readonly TimeSpan LongestAssignment = TimeSpan.FromDays(365);
    private static readonly Regex ContextId = new("^c[1-9][0-9]?$", RegexOptions.CultureInvariant);

    private readonly ApprovalSettingReader _approval;

    public RuleReader(DirectoryStore directory) => _approval = new ApprovalSettingReader(directory);

    public JsonObject Read(JsonObject current, JsonObject body)
    {
        var type = (string)current["@odata.type"]!;
        RequireSameRule(current, body, type);

        var own = current.Select(property => property.Key).Where(name => name is not ("@odata.type" or "id" or "target")).ToList();
        var reader = new BodyReader(body, type.Substring("#microsoft.graph.".Length), [.. own, "id", "target"]);
        RequireSameTarget(current, reader);

        var content = type.Substring("#microsoft.graph.unifiedRoleManagementPolicy".Length) switch
        {
            "ExpirationRule" => Expiration(reader, (string)current["id"]!),
            "EnablementRule" => Enablement(reader),
            "ApprovalRule" => new JsonObject { ["setting"] = _approval.Read(reader.Object("setting") ?? throw reader.Missing("setting")) },
            "AuthenticationContextRule" => AuthenticationContext(reader),
            _ => Notification(reader, (string)current["recipientType"]!),
        };
        return Assemble(current, content);
    }

    private static void RequireSameRule(JsonObject current, JsonObject body, string type)
    {
        var given = body["@odata.type"] is JsonValue value && value.TryGetValue<string>(out var text) ? "#" + text.TrimStart('#') : null;
        if (given is null)
            throw PolicyEditor.Invalid("A rule needs its @odata.type.");
        if (!given.Equals(type, StringComparison.OrdinalIgnoreCase))
            throw PolicyEditor.Invalid($"The rule '{current["id"]}' is a {type}, not a {given}.");
    }

    private static void RequireSameTarget(JsonObject current, BodyReader reader)
    {
        if (reader.Text("id") is { } id && !id.Equals((string)current["id"]!, StringComparison.OrdinalIgnoreCase))
            throw PolicyEditor.Invalid($"The body carries the id '{id}' of another rule.");
        if (reader.Object("target") is not { } body)
            return;

        var target = new BodyReader(body, "unifiedRoleManagementPolicyRuleTarget",
            "caller", "operations", "level", "inheritableSettings", "enforcedSettings", "targetObjects");
        foreach (var name in new[] { "caller", "level" })
        {
            if (target.Text(name) is { } word && !word.Equals((string)current["target"]![name]!, StringComparison.OrdinalIgnoreCase))
                throw PolicyEditor.Invalid($"The {name} of a rule's target cannot be changed.");
        }
    }

    private static JsonObject Expiration(BodyReader reader, string ruleId)
    {
        var isRequired = reader.Flag("isExpirationRequired") ?? throw reader.Missing("isExpirationRequired");
        var text = reader.RequiredText("maximumDuration");
        if (!IsoTime.TryDuration(text, out var maximum))
            throw PolicyEditor.Invalid($"'{text}' is not a duration.");

        var isActivation = ruleId == RuleIds.ActivationExpiration;
        if (isActivation && (!isRequired || maximum < ShortestActivation || maximum > LongestActivation))
            throw PolicyEditor.Invalid("An activation must expire, after 30 minutes to 24 hours.");
        if (!isActivation && (maximum < ShortestActivation || maximum > LongestAssignment))
            throw PolicyEditor.Invalid("An assignment must last between 30 minutes and 365 days.");

        return new JsonObject { ["isExpirationRequired"] = isRequired, ["maximumDuration"] = text };
    }

    private static JsonObject Enablement(BodyReader reader)
    {
        var words = reader.Array("enabledRules") ?? throw reader.Missing("enabledRules");
        var required = new JsonArray();
        foreach (var word in words)
        {
            required.Add(word?.ToString() switch
            {
                { } text when text.Equals(Requirement.Mfa, StringComparison.OrdinalIgnoreCase) => Requirement.Mfa,
                { } text when text.Equals(Requirement.Justification, StringComparison.OrdinalIgnoreCase) => Requirement.Justification,
                { } text when text.Equals(Requirement.Ticketing, StringComparison.OrdinalIgnoreCase) => Requirement.Ticketing,
                var other => throw PolicyEditor.Invalid($"'{other}' is not a requirement."),
            });
        }

        return new JsonObject { ["enabledRules"] = required };
    }

    private static JsonObject AuthenticationContext(BodyReader reader)
    {
        var isEnabled = reader.Flag("isEnabled") ?? throw reader.Missing("isEnabled");
        var claim = reader.Text("claimValue");
        if (string.IsNullOrEmpty(claim) ? isEnabled : !ContextId.IsMatch(claim))
            throw PolicyEditor.Invalid("The claimValue of an authentication context is c1 to c99.");
        return new JsonObject { ["isEnabled"] = isEnabled, ["claimValue"] = claim };
    }

    private static JsonObject Notification(BodyReader reader, string recipientType)
    {
        if (!OneOf(reader, "recipientType", recipientType).Equals(recipientType, StringComparison.Ordinal))
            throw PolicyEditor.Invalid("The recipientType of a rule cannot be changed.");

        var recipients = reader.Array("notificationRecipients") ?? throw reader.Missing("notificationRecipients");
        if (recipients.Any(item => item?.GetValueKind() != JsonValueKind.String || item.ToString().IndexOf('@') < 1))
            throw PolicyEditor.Invalid("A notification recipient is a mail address.");

        return new JsonObject
        {
            ["notificationType"] = OneOf(reader, "notificationType", "Email"),
            ["recipientType"] = recipientType,
            ["notificationLevel"] = OneOf(reader, "notificationLevel", "None", "Critical", "All"),
            ["isDefaultRecipientsEnabled"] = reader.Flag("isDefaultRecipientsEnabled") ?? throw reader.Missing("isDefaultRecipientsEnabled"),
            ["notificationRecipients"] = recipients.DeepClone(),
        };
    }

    private static string OneOf(BodyReader reader, string name, params string[] known)
    {
        var given = reader.RequiredText(name);
        return known.FirstOrDefault(word => word.Equals(given, StringComparison.OrdinalIgnoreCase))
            ?? throw PolicyEditor.Invalid($"'{given}' is not a value of {name}.");
    }

    /// <summary>Gives the new rule, with its properties in the order of the old one.</summary>
    private static JsonObject Assemble(JsonObject current, JsonObject content)
    {
        var rule = new JsonObject();
        foreach (var property in current)
            rule[property.Key] = (content.TryGetPropertyValue(property.Key, out var changed) ? changed : property.Value)?.DeepClone();
        return rule;
    }
}
