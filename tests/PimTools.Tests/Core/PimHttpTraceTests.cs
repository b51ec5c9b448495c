using System;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class PimHttpTraceTests
{
    [Fact]
    public void A_call_is_told_in_a_line() => Assert.Equal(
        "GET /v1.0/me -> 200 in 12 ms, request id r1",
        new PimHttpTrace("GET", "/v1.0/me", 200, TimeSpan.FromMilliseconds(12.3), "r1").ToString());

    [Fact]
    public void A_call_without_an_answer_says_so() => Assert.Equal(
        "POST /v1.0/$batch -> no answer in 1500 ms",
        new PimHttpTrace("POST", "/v1.0/$batch", null, TimeSpan.FromSeconds(1.5), null).ToString());
}
