using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Directory;
using PimTools.Graph.Json;
using PimTools.Rules;

namespace PimTools.Graph.Policies;

/// <summary>Reads and writes the setting of an approval rule (documented: approvalSettings), which Graph and Azure have alike but for the approvers.</summary>
internal static class ApprovalJson
{
    private const string Primary = "primaryApprovers";
    private const string Escalation = "escalationApprovers";

    /// <summary>Everybody whom an approval rule names, in all stages.</summary>
    public static IEnumerable<JObject> Approvers(JObject rule) =>
        (rule.Child("setting")?.Children("approvalStages") ?? Enumerable.Empty<JObject>())
        .SelectMany(stage => stage.Children(Primary).Concat(stage.Children(Escalation)));

    public static ApprovalRule Read(string id, bool isRequired, JObject setting, PrincipalDirectory principals, string source) =>
        new(id, isRequired, Array.Empty<PimApprover>())
        {
            Stages = setting.Children("approvalStages").Select(stage => ReadStage(stage, principals)).ToList(),
            Mode = setting.Word<PimApprovalMode>("approvalMode") ?? PimApprovalMode.Unknown,
            IsApprovalRequiredForExtension = setting.OptionalFlag("isApprovalRequiredForExtension"),
            IsRequestorJustificationRequired = setting.OptionalFlag("isRequestorJustificationRequired"),
            Source = source,
        };

    public static void Write(JObject body, ApprovalRule rule)
    {
        var setting = body.Child("setting");
        if (setting is null)
        {
            body.Put("setting", setting = new JObject());
        }

        var wasRequired = setting.OptionalFlag("isApprovalRequired") == true;
        Put(setting, "isApprovalRequired", rule.IsApprovalRequired);
        Put(setting, "isApprovalRequiredForExtension", rule.IsApprovalRequiredForExtension);
        Put(setting, "isRequestorJustificationRequired", rule.IsRequestorJustificationRequired);
        WriteMode(setting, rule, wasRequired);
        var stages = rule.Stages.Select(stage => WriteStage(stage, RuleReader.IsOfAzure(body))).ToList();
        if (stages.Count == 0 && rule.IsApprovalRequired && !wasRequired && !setting.Children("approvalStages").Any())
        {
            stages.Add(NewStage());
        }

        // A list that is not there stays away while it has no stage.
        if (stages.Count > 0 || setting.Get("approvalStages") is JArray)
        {
            setting.Put("approvalStages", new JArray(stages));
        }
    }

    private static void WriteMode(JObject setting, ApprovalRule rule, bool wasRequired)
    {
        if (rule.Mode is not PimApprovalMode.Unknown && rule.Mode != setting.Word<PimApprovalMode>("approvalMode"))
        {
            setting.Put("approvalMode", rule.Mode.ToString());
        }

        // Approval that is turned on needs a mode; one that was required without is the tenant's own.
        if (rule.IsApprovalRequired && !wasRequired && setting.Text("approvalMode") is null or "NoApproval")
        {
            setting.Put("approvalMode", (rule.Stages.Count > 1 ? PimApprovalMode.Serial : PimApprovalMode.SingleStage).ToString());
        }
    }

    private static PimApprovalStage ReadStage(JObject stage, PrincipalDirectory principals) => new()
    {
        TimeoutInDays = stage.Number("approvalStageTimeOutInDays"),
        RequiresApproverJustification = stage.OptionalFlag("isApproverJustificationRequired"),
        IsEscalationEnabled = stage.OptionalFlag("isEscalationEnabled"),
        EscalationTime = stage.Number("escalationTimeInMinutes") is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
        Approvers = ReadApprovers(stage, Primary, principals),
        EscalationApprovers = ReadApprovers(stage, Escalation, principals),
        Source = stage.ToString(Formatting.None),
    };

    private static PimApprover[] ReadApprovers(JObject stage, string name, PrincipalDirectory principals) => stage.Children(name)
        .Select(approver => ApproverJson.Read(
            approver,
            approver.Text("description") ?? (ApproverJson.ObjectId(approver) is { } id ? principals.Get(id).DisplayName : null)))
        .ToArray();

    private static JObject WriteStage(PimApprovalStage stage, bool isOfAzure)
    {
        var body = stage.Source is { } source ? JsonBody.Parse(source) : NewStage();
        if (stage.TimeoutInDays is { } days && days != body.Number("approvalStageTimeOutInDays"))
        {
            body.Put("approvalStageTimeOutInDays", days);
        }

        if (stage.EscalationTime is { } time && (int)time.TotalMinutes != body.Number("escalationTimeInMinutes"))
        {
            body.Put("escalationTimeInMinutes", (int)time.TotalMinutes);
        }

        Put(body, "isApproverJustificationRequired", stage.RequiresApproverJustification);
        Put(body, "isEscalationEnabled", stage.IsEscalationEnabled);
        PutApprovers(body, Primary, stage.Approvers, isOfAzure);
        PutApprovers(body, Escalation, stage.EscalationApprovers, isOfAzure);
        return body;
    }

    // A list that is not there stays away while nobody is named.
    private static void PutApprovers(JObject stage, string name, PimApprover[] approvers, bool isOfAzure)
    {
        if (approvers.Length > 0 || stage.Get(name) is not null)
        {
            stage.Put(name, new JArray(approvers.Select(approver => ApproverJson.Write(approver, isOfAzure))));
        }
    }

    // What says the same already keeps its spelling.
    private static void Put(JObject body, string name, bool? value)
    {
        if (value is not null && value != body.OptionalFlag(name))
        {
            body.Put(name, value);
        }
    }

    /// <summary>A stage as the portal makes it (sample: update rules in PIM).</summary>
    private static JObject NewStage() => new()
    {
        ["approvalStageTimeOutInDays"] = 1,
        ["isApproverJustificationRequired"] = true,
        ["escalationTimeInMinutes"] = 0,
        ["isEscalationEnabled"] = false,
        [Primary] = new JArray(),
        [Escalation] = new JArray(),
    };
}
