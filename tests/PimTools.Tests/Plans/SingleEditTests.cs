using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using PimTools.Settings;
using PimTools.Tests.Graph;
using Xunit;

namespace PimTools.Tests.Plans;

/// <summary>Every edit of one field, over the whole schema, plans exactly that change; once it is applied, nothing is left; and the way back is as exact.</summary>
public sealed class SingleEditTests
{
    private const string Base = """
        , "activation": { "maximumDuration": "4h", "requires": ["Justification"], "authenticationContext": "none",
            "approval": { "required": true, "mode": "SingleStage", "requiredForExtension": false, "requestorJustification": true,
              "stages": [{ "timeoutInDays": 1, "approverJustification": true, "approvers": [{ "user": "emil@contoso.com" }],
                "escalation": { "enabled": true, "after": "1d", "approvers": [{ "user": "dana@contoso.com" }] } }] } },
          "eligible": { "allowPermanent": false, "maximumDuration": "90d", "requires": ["Justification"] },
          "active": { "allowPermanent": true, "maximumDuration": "30d", "requires": ["Justification"] },
          "notifications": {
            "eligibleAssignment": { "administrator": MAIL, "requestor": MAIL, "approver": MAIL },
            "activeAssignment": { "administrator": MAIL, "requestor": MAIL, "approver": MAIL },
            "activation": { "administrator": MAIL, "requestor": MAIL, "approver": MAIL } } }
        """;

    private readonly Contoso _contoso = new();
    private readonly SchemaEdits _schema = new();

    [Theory]
    [InlineData(PimKind.EntraRole, """{ "role": "Teams Reader" """)]
    [InlineData(PimKind.Group, """{ "group": "Ops-Database", "access": "Member" """)]
    [InlineData(PimKind.AzureRole, """{ "role": "Contributor", "kind": "AzureRole", "scope": "Contoso Sandbox" """)]
    public async Task A_field_of_a_setting(PimKind kind, string target)
    {
        using var dana = kind == PimKind.AzureRole ? await _contoso.ConnectToAzureAsync("dana") : await _contoso.ConnectAsync("dana");
        var setting = JsonNode.Parse(target + Base.Replace("MAIL", """{ "level": "All", "defaultRecipients": true, "recipients": ["audit@contoso.com"] }""", StringComparison.Ordinal))!;
        await dana.ApplyAsync(await dana.PlanAsync(Planning.Document("settings", setting)));
        Assert.Empty((await dana.PlanAsync(Planning.Document("settings", setting))).Steps());
        var met = new HashSet<string>();

        foreach (var (path, value) in _schema.Of(setting))
        {
            met.Add(SchemaEdits.FieldOf(path));
            var edited = SchemaEdits.Write(setting, path, value);
            if (value.ToString() == nameof(PimApprovalMode.NoApproval))
            {
                // Where approval is required, this mode says nothing.
                Assert.Empty((await dana.PlanAsync(Planning.Document("settings", edited))).Steps());
                continue;
            }

            await ChangeAsync(dana, edited, path);
            await ChangeAsync(dana, setting, path);
        }

        Assert.Equal(SettingField.All.Select(field => field.Name).Order(), met.Order());
    }

    private static async Task ChangeAsync(IPimClient client, JsonNode to, string path)
    {
        var what = $"{path}: {to.ToJsonString()}";
        var plan = (await client.PlanAsync(Planning.Document("settings", to))).Saved();

        var step = Assert.Single(plan.Changes, change => change.Action != PimPlanAction.None);
        Assert.True(step.IsNeeded, $"{what}: {step.Withheld ?? step.Reason}");
        Assert.True(step.Differences.Select(one => one.Field).SequenceEqual([SchemaEdits.FieldOf(path)]), $"{what}: {step.Change}");
        var applied = Assert.Single(await client.ApplyAsync(plan));
        Assert.True(applied.Result == PimPlanResult.Updated, $"{what}: {applied.Result}, {applied.Reason}");
        Assert.Empty((await client.PlanAsync(Planning.Document("settings", to))).Steps());
    }
}
