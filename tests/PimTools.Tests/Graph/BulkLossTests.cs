using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Emulator;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Many drafts at once: none is lost and none is made twice, whatever the service and the network do.</summary>
public class BulkLossTests
{
    private const string Batch = "/$batch";
    private const string Requests = "/roleEligibilityScheduleRequests";

    private readonly Contoso _contoso = new() { Tenant = EmulatedTenant.CreateContoso(options: new ContosoOptions { ExtraUsers = 1000 }) };

    public BulkLossTests() => _contoso.Tenant.Faults.RetryAfter = TimeSpan.Zero;

    [Fact]
    public async Task A_thousand_arrive_while_one_in_ten_is_throttled()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var drafts = await dana.DraftsAsync(1000);
        var before = _contoso.Tenant.ScheduleCount;
        _contoso.Tenant.Faults.ThrottleRate = 0.1;
        List<PimSubmission> submissions = [];

        var calls = await _contoso.CallsOf(async () => submissions = await dana.Requests.SubmitAsync(drafts));

        _contoso.Tenant.Faults.Clear();
        BulkDrafts.AssertEachOnce(drafts, submissions);
        Assert.Equal(1000, _contoso.Tenant.ScheduleCount - before);
        await BulkDrafts.AssertMadeOnceAsync(dana, drafts);
        Assert.InRange(calls.Count, 50, 250);
    }

    public static TheoryData<EmulatedFault> Losses => new()
    {
        EmulatedFault.LostBeforeHandling(),
        EmulatedFault.LostAfterHandling(),
        EmulatedFault.LostHalfway(7),
        EmulatedFault.CutBody(50),
        EmulatedFault.CutBody(5000),
        EmulatedFault.MalformedJson(),
        EmulatedFault.WrongContentType(),
        EmulatedFault.Answer(HttpStatusCode.ServiceUnavailable),
        EmulatedFault.Answer(HttpStatusCode.GatewayTimeout),
        EmulatedFault.Answer(HttpStatusCode.OK, "{}"),
        EmulatedFault.Answer(HttpStatusCode.OK, "{\"responses\":[{\"id\":\"0\"},{\"id\":\"1\",\"status\":201}]}"),
    };

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task A_batch_whose_outcome_is_unknown_is_looked_up_before_anything_is_repeated(EmulatedFault loss)
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var drafts = await dana.DraftsAsync(100);
        var before = _contoso.Tenant.ScheduleCount;
        _contoso.Tenant.Faults.Add(loss.On("POST", Batch).Repeated(2));

        var submissions = await dana.Requests.SubmitAsync(drafts);

        BulkDrafts.AssertEachOnce(drafts, submissions);
        Assert.Equal(100, _contoso.Tenant.ScheduleCount - before);
        await BulkDrafts.AssertMadeOnceAsync(dana, drafts);
    }

    [Fact]
    public async Task What_is_looked_up_is_looked_up_together()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var drafts = await dana.DraftsAsync(20);
        _contoso.Tenant.Faults.Add(EmulatedFault.LostAfterHandling().On("POST", Batch));

        var calls = await _contoso.CallsOf(() => dana.Requests.SubmitAsync(drafts));

        Assert.InRange(calls.Count, 2, 10);
        Assert.DoesNotContain("\"POST\"", _contoso.Tenant.Calls[1].RequestBody);
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.InternalServerError)]
    public async Task A_part_that_failed_is_looked_up_and_repeated_and_the_others_are_not(HttpStatusCode status)
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var drafts = await dana.DraftsAsync(40);
        var before = _contoso.Tenant.ScheduleCount;
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(status).On("POST", Requests).Repeated(3));
        _contoso.Tenant.ClearCalls();

        var submissions = await dana.Requests.SubmitAsync(drafts);

        BulkDrafts.AssertEachOnce(drafts, submissions);
        Assert.Equal(40, _contoso.Tenant.ScheduleCount - before);
        Assert.Equal(43, Parts("POST"));
    }

    [Fact]
    public async Task What_cannot_be_looked_up_is_told_and_not_repeated()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var drafts = await dana.DraftsAsync(20);
        _contoso.Tenant.Faults.Add(EmulatedFault.LostAfterHandling().On("POST", Batch));
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.Forbidden).On("GET", Requests).Repeated(1000));

        var submissions = await dana.Requests.SubmitAsync(drafts);

        Assert.Equal(20, submissions.Count);
        Assert.All(submissions, submission => Assert.Equal(PimErrorCode.OutcomeUnknown, submission.Error?.Code));
        _contoso.Tenant.Faults.Clear();
        await BulkDrafts.AssertMadeOnceAsync(dana, drafts);
    }

    [Fact]
    public async Task All_of_it_at_once_still_makes_each_once()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var drafts = await dana.DraftsAsync(300);
        var before = _contoso.Tenant.ScheduleCount;
        _contoso.Tenant.Faults.Add(EmulatedFault.LostAfterHandling().On("POST", Batch));
        _contoso.Tenant.Faults.Add(EmulatedFault.CutBody(3000).On("POST", Batch));
        _contoso.Tenant.Faults.Add(EmulatedFault.LostBeforeHandling().On("POST", Batch));
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.ServiceUnavailable).On("POST", Requests).Repeated(5));
        _contoso.Tenant.Faults.ThrottleRate = 0.1;

        var submissions = await dana.Requests.SubmitAsync(drafts);

        _contoso.Tenant.Faults.Clear();
        BulkDrafts.AssertEachOnce(drafts, submissions);
        Assert.Equal(300, _contoso.Tenant.ScheduleCount - before);
        await BulkDrafts.AssertMadeOnceAsync(dana, drafts);
    }

    /// <summary>Tells how many calls of a method stood in the batches.</summary>
    private int Parts(string method) => _contoso.Tenant.Calls
        .Where(call => call.PathAndQuery.EndsWith(Batch, StringComparison.Ordinal))
        .Sum(call => ((JArray)JObject.Parse(call.RequestBody!)["requests"]!).Count(part => (string?)part["method"] == method));
}
