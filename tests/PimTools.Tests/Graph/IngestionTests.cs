using System;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using PimTools.Emulator;
using Xunit;

namespace PimTools.Tests.Graph;

public class IngestionTests
{
    public static readonly PimIngestionTarget Target = new(
        new Uri("https://pim-x1y2.westeurope-1.ingest.monitor.azure.com"), "dcr-0123456789abcdef0123456789abcdef", "Custom-EntraPim");

    private const string Rows = """[{"RecordId":"1"},{"RecordId":"2"}]""";

    private readonly FaultMatrixTenant _contoso = new();

    [Fact]
    public async Task Rows_arrive_in_their_stream()
    {
        using var emil = await _contoso.ConnectAsync("emil");

        Assert.Equal(0, await emil.Ingestion.SendAsync(Target, Rows, PimCall.None));

        Assert.Equal(["""{"RecordId":"1"}""", """{"RecordId":"2"}"""], _contoso.Tenant.RowsOf("Custom-EntraPim"));
        Assert.Equal("/dataCollectionRules/dcr-0123456789abcdef0123456789abcdef/streams/Custom-EntraPim?api-version=2023-01-01", _contoso.Tenant.Calls[^1].PathAndQuery);
    }

    [Fact]
    public async Task Throttling_is_waited_out_and_doubles_nothing()
    {
        using var emil = await _contoso.ConnectAsync("emil");
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.TooManyRequests, retryAfter: TimeSpan.Zero) with { Path = "dataCollectionRules", Times = 3 });

        Assert.Equal(0, await emil.Ingestion.SendAsync(Target, Rows, PimCall.None));

        Assert.Equal(2, _contoso.Tenant.RowsOf("Custom-EntraPim").Count);
    }

    [Fact]
    public async Task A_lost_answer_is_sent_again_and_said()
    {
        using var emil = await _contoso.ConnectAsync("emil");
        _contoso.Tenant.Faults.Add(EmulatedFault.LostAfterHandling() with { Path = "dataCollectionRules", Times = 2 });

        Assert.Equal(2, await emil.Ingestion.SendAsync(Target, Rows, PimCall.None));

        Assert.Equal(6, _contoso.Tenant.RowsOf("Custom-EntraPim").Count);
    }

    [Fact]
    public async Task A_service_that_stays_away_is_an_error()
    {
        using var emil = await _contoso.ConnectAsync("emil");
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.ServiceUnavailable) with { Path = "dataCollectionRules", Times = 99 });

        var failure = await Assert.ThrowsAsync<PimException>(() => emil.Ingestion.SendAsync(Target, Rows, PimCall.None));

        Assert.Equal(PimErrorCode.OutcomeUnknown, failure.Code);
    }

    [Theory]
    [InlineData("https://ingest.monitor.azure.com.evil.example")]
    [InlineData("https://x.ingest.monitor.azure.us")]
    [InlineData("http://x.ingest.monitor.azure.com")]
    [InlineData("https://x.ingest.monitor.azure.com:8443")]
    [InlineData("https://evilingest.monitor.azure.com.example/.ingest.monitor.azure.com")]
    public async Task No_token_goes_to_another_host(string endpoint)
    {
        using var emil = await _contoso.ConnectAsync("emil");
        _contoso.Tenant.ClearCalls();

        var failure = await Assert.ThrowsAsync<PimException>(
            () => emil.Ingestion.SendAsync(new PimIngestionTarget(new Uri(endpoint), Target.RuleId, Target.Stream), Rows, PimCall.None));

        Assert.Equal(PimErrorCode.UntrustedHost, failure.Code);
        Assert.Empty(_contoso.Tenant.Calls);
    }

    [Fact]
    public async Task What_the_rule_refuses_names_the_role_it_takes()
    {
        using var emil = await _contoso.ConnectAsync("emil");
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.Forbidden) with { Path = "dataCollectionRules" });

        var failure = await Assert.ThrowsAsync<PimException>(() => emil.Ingestion.SendAsync(Target, Rows, PimCall.None));

        Assert.Equal(PimErrorCode.PermissionMissing, failure.Code);
        Assert.Contains("Monitoring Metrics Publisher", failure.Remedy, StringComparison.Ordinal);
    }
}
