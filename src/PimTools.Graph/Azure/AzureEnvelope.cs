using System.Linq;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Json;

namespace PimTools.Graph.Azure;

/// <summary>
/// Opens Azure's objects into Graph's form: what stands in <c>properties</c> comes out of it, ids lose their path, and what has another
/// name there gets Graph's (API reference, sections 1, 5 and 7.2).
/// </summary>
internal sealed class AzureEnvelope : Envelope
{
    public static readonly AzureEnvelope Instance = new();

    private const string Properties = "properties";

    private static readonly string[] Paths =
    {
        "approvalId", "policyId", "roleDefinitionId", "roleAssignmentScheduleId", "roleEligibilityScheduleId", "targetScheduleId",
        "linkedRoleEligibilityScheduleId", "createdUsing",
    };

    private static readonly (string Azure, string Graph)[] Names =
    {
        ("requestType", "action"),
        ("createdOn", "createdDateTime"),
        ("roleAssignmentScheduleRequestId", "createdUsing"),
        ("roleEligibilityScheduleRequestId", "createdUsing"),
        ("targetRoleAssignmentScheduleId", "targetScheduleId"),
        ("targetRoleEligibilityScheduleId", "targetScheduleId"),
    };

    /// <summary>Opens the object itself; one that is open already stays as it is.</summary>
    public override JObject Open(JObject answer)
    {
        if (answer.Child(Properties) is not { } properties)
        {
            return answer;
        }

        answer.Put("id", IdOf(answer));
        answer.Property(Properties, System.StringComparison.OrdinalIgnoreCase)!.Remove();
        foreach (var property in properties.Properties().ToList())
        {
            answer.Put(property.Name, Take(property));
        }

        Translate(answer);
        return answer;
    }

    public override JObject Close(JObject body) => new() { [Properties] = body };

    // The last segment of a request's path may be another object's, so its own id is its name. A stage is addressed by its path, and bears another name.
    private static string IdOf(JObject answer)
    {
        var path = answer.RequiredText("id");
        return path.Contains("/stages/") ? AzureIds.Last(path) : answer.Text("name") ?? AzureIds.Last(path);
    }

    private static void Translate(JObject opened)
    {
        foreach (var (azure, graph) in Names)
        {
            if (opened.Get(azure) is { } value)
            {
                opened[graph] = value;
            }
        }

        foreach (var name in Paths)
        {
            if (opened.Text(name) is { } path)
            {
                opened.Put(name, AzureIds.Last(path));
            }
        }

        if (opened.Text("requestorId") is { } requestor)
        {
            opened["createdBy"] = new JObject { ["user"] = new JObject { ["id"] = requestor } };
        }

        if (opened.Property("effectiveRules", System.StringComparison.OrdinalIgnoreCase) is { Value.Type: not JTokenType.Null } rules)
        {
            var policy = opened.Child("policyAssignmentProperties")?.Child("policy");
            opened["policy"] = new JObject
            {
                ["rules"] = Take(rules),
                ["lastModifiedDateTime"] = policy?.Get("lastModifiedDateTime"),
                ["lastModifiedBy"] = policy?.Get("lastModifiedBy"),
            };
        }
    }

    // What still stands elsewhere would be copied, with all that is in it.
    private static JToken Take(JProperty property)
    {
        var value = property.Value;
        property.Value = JValue.CreateNull();
        return value;
    }
}
