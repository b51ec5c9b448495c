using System;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Pim.Policies;

/// <summary>Reads the setting of an approval rule.</summary>
internal sealed class ApprovalSettingReader
{
    private static readonly string[] Modes = ["SingleStage", "Serial", "Parallel", "NoApproval"];

    private readonly DirectoryStore _directory;

    public ApprovalSettingReader(DirectoryStore directory) => _directory = directory;

    public JsonObject Read(JsonObject body)
    {
        var setting = new BodyReader(body, "approvalSettings",
            "isApprovalRequired", "isApprovalRequiredForExtension", "isRequestorJustificationRequired", "approvalMode", "approvalStages");
        var isRequired = setting.Flag("isApprovalRequired") ?? throw setting.Missing("isApprovalRequired");
        var stages = setting.Array("approvalStages") ?? [];

        // Documented: more than one stage is not supported for roles.
        if (stages.Count > 1 || isRequired && stages.Count == 0)
            throw PolicyEditor.Invalid("An approval has exactly one stage.");

        return new JsonObject
        {
            ["isApprovalRequired"] = isRequired,
            ["isApprovalRequiredForExtension"] = setting.Flag("isApprovalRequiredForExtension") ?? false,
            ["isRequestorJustificationRequired"] = setting.Flag("isRequestorJustificationRequired") ?? true,
            ["approvalMode"] = Mode(setting.Text("approvalMode") ?? "SingleStage"),
            ["approvalStages"] = new JsonArray(
                [.. stages.Select(stage => (JsonNode)Stage(stage as JsonObject ?? throw setting.Wrong("approvalStages")))]),
        };
    }

    private static string Mode(string given) =>
        Array.Find(Modes, mode => mode.Equals(given, StringComparison.OrdinalIgnoreCase))
        ?? throw PolicyEditor.Invalid($"'{given}' is not an approvalMode.");

    private JsonObject Stage(JsonObject body)
    {
        var stage = new BodyReader(body, "unifiedApprovalStage",
            "approvalStageTimeOutInDays", "isApproverJustificationRequired", "escalationTimeInMinutes", "isEscalationEnabled",
            "primaryApprovers", "escalationApprovers");
        return new JsonObject
        {
            ["approvalStageTimeOutInDays"] = stage.Number("approvalStageTimeOutInDays") ?? 1,
            ["isApproverJustificationRequired"] = stage.Flag("isApproverJustificationRequired") ?? true,
            ["escalationTimeInMinutes"] = stage.Number("escalationTimeInMinutes") ?? 0,
            ["isEscalationEnabled"] = stage.Flag("isEscalationEnabled") ?? false,
            ["primaryApprovers"] = Approvers(stage, "primaryApprovers"),
            ["escalationApprovers"] = Approvers(stage, "escalationApprovers"),
        };
    }

    private JsonArray Approvers(BodyReader stage, string name) =>
        new([.. (stage.Array(name) ?? []).Select(approver => (JsonNode)Approver(approver as JsonObject ?? throw stage.Wrong(name)))]);

    private JsonObject Approver(JsonObject body)
    {
        var isTyped = body["@odata.type"]?.GetValueKind() == JsonValueKind.String;
        var type = isTyped ? ((string)body["@odata.type"]!).TrimStart('#') : "";
        var approver = new BodyReader(body, type.Substring(type.LastIndexOf('.') + 1), "userId", "id", "groupId", "description", "isBackup");
        return type switch
        {
            "microsoft.graph.singleUser" => Person(approver),
            "microsoft.graph.groupMembers" => Members(approver),
            _ => throw PolicyEditor.Invalid("An approver needs an @odata.type of singleUser or groupMembers."),
        };
    }

    private JsonObject Person(BodyReader approver)
    {
        var id = approver.Text("userId") ?? approver.RequiredText("id");
        var user = _directory.Find<User>(id) ?? throw PolicyEditor.Invalid($"The approver '{id}' does not exist.");
        return new JsonObject
        {
            ["@odata.type"] = "#microsoft.graph.singleUser",
            ["userId"] = user.Id,
            ["description"] = approver.Text("description") ?? user.DisplayName,
        };
    }

    private JsonObject Members(BodyReader approver)
    {
        var id = approver.RequiredText("groupId");
        var group = _directory.Find<Group>(id) ?? throw PolicyEditor.Invalid($"The approver '{id}' does not exist.");
        return new JsonObject
        {
            ["@odata.type"] = "#microsoft.graph.groupMembers",
            ["groupId"] = group.Id,
            ["description"] = approver.Text("description") ?? group.DisplayName,
        };
    }
}
