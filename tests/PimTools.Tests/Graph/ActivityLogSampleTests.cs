using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Azure;
using PimTools.Tests.Contract;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Events of the activity log in the published shape: every property that is published, and every value in the record.</summary>
public sealed class ActivityLogSampleTests
{
    private static readonly PimScope Subscription = new("/subscriptions/089bd33f-d4ec-47fe-8ba5-0753aa5c5b33", "Contoso", PimScopeType.Subscription);

    [SkippableFact]
    public void Every_published_property_is_kept()
    {
        var definitions = Definitions();
        var element = (JObject)Sample((JObject)definitions["EventData"]!, definitions, "EventData");
        element["eventTimestamp"] = "2026-01-21T22:14:26.9792776Z";

        var record = new AzureOperation(Subscription, [(JObject)element.DeepClone()]).ToRecord(new Dictionary<string, string>(), null);

        var texts = element.Descendants().OfType<JValue>().Select(value => value.ToString(CultureInfo.InvariantCulture)).ToList();
        Assert.True(texts.Count > 30);
        Assert.All(texts, text => Assert.Contains(record.Details.Values, detail => detail.Split("; ").Contains(text)));
        Assert.Equal(new DateTimeOffset(2026, 1, 21, 22, 14, 26, TimeSpan.Zero).AddTicks(9792776), record.Time);
        Assert.Equal(("EventData.operationName.value", "EventData.httpRequest.clientIpAddress"), (record.Activity, record.IpAddress));
    }

    [Fact]
    public void A_beginning_and_an_end_are_one_record_with_what_was_sent_and_what_came_of_it()
    {
        var begin = Event("Started", new JObject { ["requestbody"] = """{"Id":"1","Properties":{"PrincipalId":"p","RoleDefinitionId":"/x/roleDefinitions/r","Scope":"/subscriptions/s"}}""" });
        var end = Event("Failed", new JObject { ["statusMessage"] = """{"error":{"code":"RoleAssignmentExists","message":"It exists."}}""" });

        var record = new AzureOperation(Subscription, [end, begin]).ToRecord(new Dictionary<string, string> { ["r"] = "Reader" }, null);

        Assert.Equal(("p", "Reader", "r"), (record.PrincipalId, record.Role, record.RoleId));
        Assert.Equal(("failure", "It exists."), (record.Result, record.Reason));
        Assert.Equal((null, Subscription.Id), (record.IsMfaUsed, record.ScopeId));
    }

    private static JObject Event(string status, JObject properties) => new()
    {
        ["eventDataId"] = status,
        ["eventTimestamp"] = "2026-01-21T22:14:26Z",
        ["operationName"] = new JObject { ["value"] = "Microsoft.Authorization/roleAssignments/write" },
        ["resourceId"] = Subscription.Id + "/providers/Microsoft.Authorization/roleAssignments/1",
        ["status"] = new JObject { ["value"] = status },
        ["properties"] = properties,
    };

    private static JObject Definitions()
    {
        ContractData.SkipWhenAbsent();
        return (JObject)JObject.Parse(File.ReadAllText(ContractData.PathOf("arm-swagger", "2015-04-01", "activityLogs_API.json")))["definitions"]!;
    }

    // Each text says where it stands, so that none is mistaken for another.
    private static JToken Sample(JObject schema, JObject definitions, string path)
    {
        if (schema["$ref"]?.ToString() is { } reference)
        {
            return Sample((JObject)definitions[reference.Split('/')[^1]]!, definitions, path);
        }

        return schema["properties"] is JObject properties
            ? new JObject(properties.Properties().Select(property => new JProperty(property.Name, Sample((JObject)property.Value, definitions, $"{path}.{property.Name}"))))
            : schema["additionalProperties"] is not null ? new JObject { ["any key"] = path } : path;
    }
}
