using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Alerts;
using PimTools.Graph.Json;
using PimTools.Tests.Contract;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Every published answer about alerts, with every value in a property.</summary>
public sealed class AlertSampleTests
{
    // The kind and the scope are those that were asked for; an Azure id holds the names that stand elsewhere; a type is its type's.
    private static readonly string[] NotOfTheAlert = ["@odata.context", "scopeType", "scopeId", "scope", "type", "alertDefinitionId", "@odata.nextLink", "alertIncidents@odata.context", "@microsoft.graph.tips"];

    public static TheoryData<string, PimKind> Alerts => new()
    {
        { "alert-list", PimKind.EntraRole },
        { "alert-list-expand-all", PimKind.EntraRole },
        { "alert-get", PimKind.EntraRole },
        { "alert-get-expand-all", PimKind.EntraRole },
        { "alert-azure-get-alerts", PimKind.AzureRole },
        { "alert-azure-get-alert-by-id", PimKind.AzureRole },
    };

    [SkippableTheory]
    [MemberData(nameof(Alerts))]
    public void Alerts_and_their_parts(string sample, PimKind kind)
    {
        var scope = kind == PimKind.EntraRole ? PimScope.Directory : new PimScope("/subscriptions/afa2a084-766f-4003-8ae1-c4aeb893a99f", "Contoso", PimScopeType.Subscription);
        foreach (var element in Read(sample))
        {
            var alert = AlertReader.Read((JObject)element.DeepClone(), scope);

            Assert.DoesNotContain('_', alert.Name);
            Assert.Empty(Lost(element, Texts(alert).Concat(alert.Incidents.SelectMany(Texts))));
        }
    }

    [SkippableTheory]
    [InlineData("alert-get-incident")]
    [InlineData("alert-list-incidents-paged")]
    [InlineData("alert-azure-get-alert-incidents")]
    public void Incidents(string sample) =>
        Assert.All(Read(sample), element => Assert.Empty(Lost(element, Texts(AlertReader.ReadIncident((JObject)element.DeepClone())))));

    [Theory]
    [InlineData("staleSignInAlertIncident", "lastSignInDateTime", "2026-01-02T03:04:05Z")]
    [InlineData("sequentialActivationRenewalsAlertIncident", "activationCount", 4)]
    [InlineData("invalidLicenseAlertIncident", "tenantLicenseStatus", "expired")]
    [InlineData("noMfaOnRoleActivationAlertIncident", "roleTemplateId", "62e90394-69f5-4237-9190-012177145e10")]
    public void What_one_type_of_incident_has_besides_is_a_detail(string type, string name, object value)
    {
        var incident = AlertReader.ReadIncident(new JObject { ["@odata.type"] = "#microsoft.graph." + type, ["id"] = "1", [name] = JToken.FromObject(value) });

        Assert.Equal(type, incident.Type);
        Assert.Equal(Convert.ToString(value, CultureInfo.InvariantCulture), incident.Details[name]);
    }

    private static List<JObject> Read(string sample)
    {
        ContractData.SkipWhenAbsent();
        var body = JsonBody.Parse(File.ReadAllText(ContractData.PathOf("samples", sample + ".response.json")));
        return body["value"] is JArray list ? [.. list.OfType<JObject>()] : [body];
    }

    private static IEnumerable<string> Lost(JObject element, IEnumerable<string> texts)
    {
        var kept = texts.ToList();
        return element.DescendantsAndSelf().OfType<JProperty>()
            .Where(property => property.Value is JValue { Value: not null } && !NotOfTheAlert.Contains(property.Name))
            .Where(property => !(property.Name is "id" or "name" && property.Path.Contains("alertDefinition", StringComparison.Ordinal)))
            .Where(property => !(property.Name is "id" or "name" && property.Path.Contains("alertConfiguration", StringComparison.Ordinal)))
            .Select(property => (property.Path, Text: ((JValue)property.Value).ToString(CultureInfo.InvariantCulture)))
            .Where(value => !value.Text.StartsWith("0001-01-01", StringComparison.Ordinal))
            .Where(value => !kept.Exists(text => IsSame(text, value.Text)))
            .Select(value => $"{value.Path}: {value.Text}");
    }

    // A type comes without its namespace, a time in UTC, and the id of an Azure incident without its path.
    private static bool IsSame(string text, string published) =>
        text.Equals(published, StringComparison.OrdinalIgnoreCase)
        || published.EndsWith("." + text, StringComparison.Ordinal)
        || (published.StartsWith("/subscriptions/", StringComparison.Ordinal) && published.EndsWith("/" + text, StringComparison.Ordinal))
        || (DateTimeOffset.TryParse(published, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var one)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var other) && one == other);

    private static IEnumerable<string> Texts(object item) => item.GetType().GetProperties()
        .Select(property => property.GetValue(item))
        .SelectMany(value => value is IReadOnlyDictionary<string, string> details ? details.Values.AsEnumerable<object?>()
            : value is IEnumerable list and not string ? list.Cast<object?>()
            : [value])
        .Select(value => value is DateTimeOffset time ? time.ToString("o", CultureInfo.InvariantCulture) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty);
}
