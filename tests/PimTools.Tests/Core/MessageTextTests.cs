using PimTools.Errors;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>The text of an error, as long as a person reads and without tokens.</summary>
public sealed class MessageTextTests
{
    private const string Token = "eyJ0eXAiOiJKV1Qi.eyJhdWQiOiIw.c2lnbmF0dXJl";

    [Fact]
    public void A_token_is_left_out_wherever_it_stands()
    {
        Assert.Equal("It said '(an access token)'.", MessageText.Cut($"It said '{Token}'."));
        Assert.Equal("eye.surgery", MessageText.Cut("eye.surgery"));
        Assert.Equal("Bearer (an access token)", new PimException(PimErrorCode.ServiceError, "No.") { Remedy = "Bearer " + Token }.Remedy);
    }

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, false)]
    [InlineData(11, true)]
    public void A_text_is_as_long_as_it_may_be(int length, bool isCut)
    {
        var cut = MessageText.Cut(new string('a', length), longest: 10);

        Assert.Equal(isCut ? "aaaaaaaaa…" : new string('a', length), cut);
    }
}
