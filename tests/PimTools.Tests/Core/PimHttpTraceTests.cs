using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using PimTools.Tests.Fuzz;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class PimHttpTraceTests
{
    [Fact]
    public void A_call_is_told_in_a_line() => Assert.Equal(
        "GET /v1.0/me -> 200 in 12 ms, request id r1",
        new PimHttpTrace("GET", "/v1.0/me", 200, TimeSpan.FromMilliseconds(12.3), "r1").ToString());

    [Fact]
    public void A_query_is_told_so_that_a_person_can_read_it() => Assert.Equal(
        "GET /v1.0/users?$filter=displayName eq 'Zoë O''Neil' -> no answer in 0 ms",
        new PimHttpTrace("GET", "/v1.0/users?$filter=displayName%20eq%20'Zo%C3%AB%20O''Neil'", null, TimeSpan.Zero, null).ToString());

    [Fact]
    public void It_stays_one_line_whatever_is_asked_for() => Prop.ForAll<string>(text =>
    {
        var asked = (text ?? string.Empty) + "\r\n\u001b[31m\u2028\u202e";
        var line = new PimHttpTrace("GET", "/" + Uri.EscapeDataString(asked), 200, TimeSpan.Zero, asked).ToString();
        return !line.Any(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' or '\u202e');
    }).Check(FuzzCases.Properties(100));

    [Fact]
    public void A_call_without_an_answer_says_so() => Assert.Equal(
        "POST /v1.0/$batch -> no answer in 1500 ms",
        new PimHttpTrace("POST", "/v1.0/$batch", null, TimeSpan.FromSeconds(1.5), null).ToString());

    [Theory]
    [InlineData(null, "GET /v1.0/me -> no answer in 0 ms, client-request-id c1")]
    [InlineData("r1", "GET /v1.0/me -> no answer in 0 ms, request id r1")]
    public void A_call_is_told_by_the_service_s_id_or_else_by_its_own(string? requestId, string line) => Assert.Equal(
        line, new PimHttpTrace("GET", "/v1.0/me", null, TimeSpan.Zero, requestId) { ClientRequestId = "c1" }.ToString());
}
