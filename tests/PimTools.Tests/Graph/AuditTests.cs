using System;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Graph.Auditing;
using PimTools.Graph.Json;
using Xunit;

namespace PimTools.Tests.Graph;

public class AuditTests
{
    private readonly Contoso _contoso = new();

    [Fact]
    public async Task The_log_tells_who_did_what_to_whom_newest_first()
    {
        using var emil = await _contoso.ConnectAsync("emil");

        var records = await emil.AuditAsync();

        Assert.Equal(records.Select(record => record.Time).OrderDescending(), records.Select(record => record.Time));
        var record = records.First(each => each.Activity == "Add member to role completed (PIM activation)" && each.Role == "Security Reader");
        Assert.Equal("Ada Ahlberg", record.Principal?.DisplayName);
        Assert.Equal("success", record.Result);
        Assert.NotNull(record.RequestId);
        Assert.NotEmpty(record.Targets);
    }

    [Fact]
    public async Task The_records_of_a_request_hang_together()
    {
        using var ada = await _contoso.ConnectAsync("ada");
        using var cleo = await _contoso.ConnectAsync("cleo");
        using var emil = await _contoso.ConnectAsync("emil");
        var request = await ada.Requests.SubmitAsync(await ada.ActivationAsync("Exchange Administrator"), PimCall.None);
        await cleo.Requests.DecideAsync(request, PimDecision.Deny, "Not today", PimCall.None);

        var records = (await emil.AuditAsync()).Where(record => record.RequestId == request.Id).ToList();

        Assert.Contains(records, record => record.Initiator?.DisplayName == "Ada Ahlberg");
        Assert.Contains(records, record => record.Initiator?.DisplayName == "Cleo Marchetti" && record.Activity.Contains("denied"));
    }

    [Fact]
    public async Task The_filter_is_the_services_work()
    {
        using var emil = await _contoso.ConnectAsync("emil");
        var all = await emil.AuditAsync();
        var since = DateTimeOffset.UtcNow - TimeSpan.FromDays(10);
        var until = DateTimeOffset.UtcNow - TimeSpan.FromDays(1);
        var expected = all.Where(record => record.Time >= since && record.Time <= until && record.Activity.StartsWith("Add member", StringComparison.Ordinal));

        var found = await emil.AuditAsync(new PimAuditFilter { Since = since, Until = until, Activity = "Add member", IsActivityPrefix = true });

        Assert.NotEmpty(found);
        Assert.Equal(expected.Select(record => record.Id), found.Select(record => record.Id));
    }

    [Fact]
    public async Task Initiator_and_targets_are_filtered()
    {
        using var emil = await _contoso.ConnectAsync("emil");
        var ada = await emil.PrincipalAsync("ada@contoso.com");
        var role = await emil.RoleAsync("Security Reader");

        var found = await emil.AuditAsync(new PimAuditFilter { InitiatorId = ada.Id, TargetIds = [role.Id] });

        Assert.NotEmpty(found);
        Assert.All(found, record => Assert.Equal(("Ada Ahlberg", "Security Reader"), (record.Initiator?.DisplayName, record.Role)));
    }

    [Fact]
    public void A_detail_that_comes_twice_keeps_both_values()
    {
        var record = AuditReader.Read(JsonBody.Parse("""
            {"id":"1","activityDateTime":"2026-01-01T10:00:00.1234567Z","activityDisplayName":"x","targetResources":[],
             "additionalDetails":[{"key":"Justification","value":"a"},{"key":"justification","value":"b"},{"key":"Empty","value":null},{"key":null,"value":"c"}]}
            """).CreateReader());

        Assert.Equal("a; b", record.Details["Justification"]);
        Assert.Equal(string.Empty, record.Details["Empty"]);
        Assert.Equal(2, record.Details.Count);
        Assert.Equal(1234567, record.Time.Ticks % TimeSpan.TicksPerSecond);
    }

    [Fact]
    public void An_application_is_an_initiator()
    {
        var record = AuditReader.Read(JsonBody.Parse("""
            {"id":"1","activityDateTime":"2026-01-01T10:00:00Z","initiatedBy":{"user":null,"app":{"appId":null,"displayName":"MS-PIM","servicePrincipalId":"sp1"}}}
            """).CreateReader());

        Assert.Equal(("sp1", PimPrincipalType.ServicePrincipal, "MS-PIM"), (record.Initiator!.Id, record.Initiator.Type, record.Initiator.DisplayName));
    }
}
