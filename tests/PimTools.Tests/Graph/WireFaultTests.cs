using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using PimTools.Emulator;
using PimTools.Graph;
using PimTools.Graph.Http;
using PimTools.Graph.Requests;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Tests what is wrong with an answer outside its JSON: a header, or how the body is encoded. It is no exception of .NET, and no change is lost from sight.</summary>
public sealed class WireFaultTests
{
    private const string Requests = "/roleAssignmentScheduleRequests";
    private const string EndOfTime = "Fri, 31 Dec 9999 23:59:59 GMT";

    private static readonly Uri Address = new("https://graph.microsoft.com/v1.0/x");

    private static readonly Dictionary<string, Action<HttpResponseMessage>> Distortions = new()
    {
        ["Date twice"] = DistortedAnswers.DoubleDate,
        ["Date empty"] = DistortedAnswers.Header("Date", string.Empty),
        ["Date unreadable"] = DistortedAnswers.Header("Date", "yesterday"),
        ["Date in 9999"] = DistortedAnswers.Header("Date", EndOfTime),
        ["Date in the year 1"] = DistortedAnswers.Header("Date", "Mon, 01 Jan 0001 00:00:00 GMT"),
        ["Retry-After in 9999"] = DistortedAnswers.Header("Retry-After", EndOfTime),
        ["gzip broken"] = DistortedAnswers.BreakGzip,
        ["br broken"] = DistortedAnswers.BreakBrotli,
        ["encoding unknown"] = DistortedAnswers.EncodeUnknown,
    };

    public static TheoryData<string> Names => new(Distortions.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Two_roles_are_activated_and_both_are_told(string name)
    {
        var contoso = new Contoso();
        using var handler = new DistortedAnswers(contoso.Tenant.CreateHandler(), Distortions[name]) { Method = "POST", Path = "/$batch" };
        using var ada = await new PimClientFactory(handler) { Timeouts = Offline.Timeouts }.ConnectAsync(Contoso.Options(contoso.Tenant.IssueToken("ada")), PimCall.None);
        var drafts = new[] { await ada.ActivationAsync("User Administrator"), await ada.ActivationAsync("Reports Reader") };
        var told = new List<PimSubmission>();

        await ada.Requests.SubmitManyAsync(drafts, told.Add, PimCall.None);

        Assert.All(told, submission => Assert.Null(submission.Error));
        Assert.Equal(["Reports Reader", "User Administrator"], told.Select(submission => submission.Request!.Role.Name).Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task One_role_is_activated_once(string name)
    {
        var contoso = new Contoso();
        using var handler = new DistortedAnswers(contoso.Tenant.CreateHandler(), Distortions[name]) { Method = "POST", Path = Requests };
        using var ada = await new PimClientFactory(handler) { Timeouts = Offline.Timeouts }.ConnectAsync(Contoso.Options(contoso.Tenant.IssueToken("ada")), PimCall.None);
        var draft = await ada.ActivationAsync("User Administrator");

        var request = await ada.Requests.SubmitAsync(draft, PimCall.None);

        Assert.Equal("User Administrator", request.Role.Name);
        Assert.Single(contoso.Tenant.Calls, call => call.Method == "POST" && call.PathAndQuery.EndsWith(Requests, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_list_is_read_again(string name)
    {
        using var handler = new DistortedAnswers(ScriptedHandler.Always("{\"value\":[{\"id\":\"1\"}]}"), Distortions[name]);

        Assert.Single(await new ListReader(Offline.Http(handler)).ReadAllAsync(Address, PimCall.None));
    }

    [Fact]
    public async Task What_the_connection_itself_cannot_decode_is_an_answer_that_cannot_be_read()
    {
        using var service = new LoopbackService(new ScriptedHandler(_ =>
        {
            var answer = ScriptedHandler.Json("{}");
            answer.Content = new ByteArrayContent([0x1F, 0x8B, 8, 0, 7, 7, 7, 7, 7, 7, 7, 7]) { Headers = { ContentEncoding = { "gzip" }, ContentType = new("application/json") } };
            return answer;
        }));
        var http = Offline.Http(service.NewHandler());

        var read = await Refusals.ThrowsAsync(PimErrorCode.InvalidResponse, () => http.GetAsync(Address, PimCall.None));
        await Refusals.ThrowsAsync(PimErrorCode.InvalidResponse, () => new ListReader(http).ReadAllAsync(Address, PimCall.None));
        await Refusals.ThrowsAsync(PimErrorCode.OutcomeUnknown, () => http.WriteAsync(HttpMethod.Post, Address, [], PimCall.None));

        Assert.Contains("encoding is broken", read.Message);
    }

    [Fact]
    public async Task What_no_place_below_knows_is_an_error_of_ours_at_the_transport()
    {
        var http = Offline.Http(new ScriptedHandler(_ => throw new NotSupportedException("Nobody foresaw this.")));

        await Refusals.ThrowsAsync(PimErrorCode.InvalidResponse, () => http.GetAsync(Address, PimCall.None));
        await Refusals.ThrowsAsync(PimErrorCode.OutcomeUnknown, () => http.WriteAsync(HttpMethod.Post, Address, [], PimCall.None));
    }

    [Fact]
    public async Task What_no_place_below_knows_ends_one_item_and_the_others_are_told()
    {
        var contoso = new Contoso();
        using var ada = await contoso.ConnectAsync("ada");
        var drafts = new[] { await ada.ActivationAsync("User Administrator"), await ada.ActivationAsync("Reports Reader") };
        var told = new List<PimSubmission>();
        Task<PimRequest> SubmitAsync(PimRequestDraft draft, PimCall call) =>
            draft.Role.Name == "Reports Reader" ? throw new FormatException("Nobody foresaw this.") : ada.Requests.SubmitAsync(draft, call);

        await BulkSubmitter.SubmitAsync(drafts, 2, SubmitAsync, told.Add, PimCall.None);

        Assert.Equal(2, told.Count);
        Assert.Equal(PimErrorCode.OutcomeUnknown, told.Single(submission => submission.Error is not null).Error!.Code);
    }

    [Fact]
    public async Task A_wait_until_the_end_of_time_is_told_as_throttling_with_a_date()
    {
        var service = new ScriptedHandler(_ =>
        {
            var answer = ScriptedHandler.Json("{\"error\":{\"code\":\"TooManyRequests\",\"message\":\"Too many.\"}}", HttpStatusCode.TooManyRequests);
            answer.Headers.TryAddWithoutValidation("Retry-After", EndOfTime);
            return answer;
        });

        var thrown = await Refusals.ThrowsAsync(PimErrorCode.Throttled, () => Offline.Http(service).GetAsync(Address, PimCall.None));

        Assert.Matches(@"Try again at 20\d\d-\d\d-\d\d", thrown.Remedy);
    }

    [Fact]
    public async Task Of_two_waits_the_first_that_can_be_read_counts()
    {
        var service = new ScriptedHandler(_ =>
        {
            var answer = ScriptedHandler.Json("{}", HttpStatusCode.TooManyRequests);
            answer.Headers.TryAddWithoutValidation("Retry-After", ["soon", "3600"]);
            return answer;
        });

        var thrown = await Refusals.ThrowsAsync(PimErrorCode.Throttled, () => Offline.Http(service).GetAsync(Address, PimCall.None));

        Assert.Equal(TimeSpan.FromHours(1), thrown.RetryAfter);
    }
}
