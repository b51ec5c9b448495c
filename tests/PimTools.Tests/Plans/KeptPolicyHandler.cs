using System;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;

namespace PimTools.Tests.Plans;

/// <summary>Stands before a tenant, and keeps the policy of one role in its stead: with rules that no tenant of the emulator has, and with what is written to them.</summary>
/// <param name="isOf">Finds the role's policy among the assignments of policies.</param>
/// <param name="make">Makes the rules of those that the tenant has.</param>
internal sealed class KeptPolicyHandler(Func<JObject, bool> isOf, Func<JArray, JArray> make) : DelegatingHandler
{
    private string? _policyId;

    /// <summary>The rules; null until they are first read.</summary>
    public JArray? Rules { get; private set; }

    /// <summary>The number of changes that were sent.</summary>
    public int Writes { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = Uri.UnescapeDataString(request.RequestUri!.AbsolutePath);
        if (request.Method == HttpMethod.Patch && _policyId is not null && path.Contains(_policyId, StringComparison.OrdinalIgnoreCase))
        {
            Write(path, JObject.Parse(await request.Content!.ReadAsStringAsync(cancellationToken)));
            return new HttpResponseMessage(System.Net.HttpStatusCode.OK) { RequestMessage = request, Content = Json(new JObject()) };
        }

        var response = await base.SendAsync(request, cancellationToken);
        if (path.Contains("roleManagementPolicyAssignments", StringComparison.Ordinal))
        {
            var page = JObject.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
            page["value"]!.Children<JObject>().Where(isOf).ToList().ForEach(Replace);
            response.Content = Json(page);
        }

        return response;
    }

    private static StringContent Json(JObject body) => new(body.ToString(), null, "application/json");

    private void Replace(JObject assignment)
    {
        var (holder, name) = assignment["properties"] is JObject azure ? (azure, "effectiveRules") : ((JObject)assignment["policy"]!, "rules");
        _policyId = (assignment["properties"] ?? assignment)["policyId"]!.ToString().Split('/')[^1];
        Rules ??= make((JArray)holder[name]!.DeepClone());
        holder[name] = Rules.DeepClone();
    }

    // The service takes the properties that it is given, and keeps the others of the rule.
    private void Write(string path, JObject body)
    {
        Writes++;
        var sent = (body["properties"] ?? body)["rules"] is JArray several ? several.Children<JObject>().ToList() : [body];
        foreach (var rule in sent)
        {
            var id = sent.Count == 1 && path.Contains("/rules/", StringComparison.Ordinal) ? path.Split('/')[^1] : rule["id"]!.ToString();
            var kept = Rules!.Children<JObject>().First(one => string.Equals((string?)one["id"], id, StringComparison.OrdinalIgnoreCase));
            rule.Properties().ToList().ForEach(property => kept[property.Name] = property.Value.DeepClone());
        }
    }
}
