using Newtonsoft.Json.Linq;
using PimTools.Graph.Json;
using Xunit;

namespace PimTools.Tests.Graph;

public sealed class JsonWordTests
{
    [Theory]
    [InlineData("Denied", PimRequestStatus.Denied)]
    [InlineData("denied", PimRequestStatus.Denied)]
    [InlineData("Denied,Failed", null)]
    [InlineData("Denied, Failed", null)]
    [InlineData("3", null)]
    [InlineData("-1", null)]
    [InlineData("Unheard", null)]
    public void A_word_is_one_word(string text, PimRequestStatus? word) => Assert.Equal(word, new JObject { ["status"] = text }.Word<PimRequestStatus>("status"));
}
