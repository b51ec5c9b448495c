using Xunit;

namespace PimTools.Tests.Core;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("Ada\u001b[31m", "Ada<U+001B>[31m")]
    [InlineData("a\u009b2J", "a<U+009B>2J")]
    [InlineData("User\u202eAdmin", "User<U+202E>Admin")]
    [InlineData("a\u2066b\u2069", "a<U+2066>b<U+2069>")]
    [InlineData("zero\u200bwidth", "zero<U+200B>width")]
    [InlineData("\ufeffstart", "<U+FEFF>start")]
    [InlineData("soft\u00adhyphen", "soft<U+00AD>hyphen")]
    [InlineData("no\u00a0break", "no<U+00A0>break")]
    [InlineData("bell\u0007 back\b", "bell<U+0007> back<U+0008>")]
    [InlineData("one\r\ntwo", "one<U+000D><U+000A>two")]
    [InlineData("line\u2028para\u2029", "line<U+2028>para<U+2029>")]
    [InlineData("filler\u3164", "filler<U+3164>")]
    [InlineData("tag\U000E0041", "tag<U+E0041>")]
    [InlineData("variation\ufe0f", "variation<U+FE0F>")]
    public void What_a_terminal_would_obey_or_hide_is_spelled(string text, string visible) => Assert.Equal(visible, VisibleText.Of(text));

    [Fact]
    public void Every_character_that_shows_as_nothing_is_spelled() => Assert.All(
        "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180f\u2800\u3164\ufe00\ufe0f\uffa0\u2003", one => Assert.Equal($"a<U+{(int)one:X4}>b", VisibleText.Of($"a{one}b")));

    // An attribute cannot hold half a character.
    [Fact]
    public void Half_a_character_is_spelled() => Assert.Equal("half<U+D83D>", VisibleText.Of("half" + "\U0001F600"[0]));

    [Theory]
    [InlineData("")]
    [InlineData("Ada Ahlberg (ada@contoso.com)")]
    [InlineData("Ünïcödé, 日本語、العربية, emoji \U0001F600")]
    public void Everything_else_stays(string text) => Assert.Same(text, VisibleText.Of(text));

    [Fact]
    public void A_sentence_stays_on_one_line() => Assert.Equal("one two three<U+001B>", VisibleText.OnOneLine("one\r\ntwo\tthree\u001b"));

    [Fact]
    public void An_error_shows_what_the_service_said_and_its_remedy()
    {
        var error = new PimException(PimErrorCode.ServiceError, "It said \u001b]0;x\u0007.") { Remedy = "Ask \u202eada\u202c." };

        Assert.Equal("It said <U+001B>]0;x<U+0007>.", error.Message);
        Assert.Equal("Ask <U+202E>ada<U+202C>.", error.Remedy);
    }
}
