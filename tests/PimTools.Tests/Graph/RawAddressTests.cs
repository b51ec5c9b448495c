using System;
using PimTools.Graph.Raw;
using Xunit;

namespace PimTools.Tests.Graph;

public sealed class RawAddressTests
{
    private readonly RawAddress _addresses = new(new Uri("https://graph.microsoft.com/"), new Uri("https://management.azure.com/"));

    [Theory]
    [InlineData("me", "https://graph.microsoft.com/v1.0/me")]
    [InlineData("/me?$select=id", "https://graph.microsoft.com/v1.0/me?$select=id")]
    [InlineData("beta/me", "https://graph.microsoft.com/beta/me")]
    [InlineData("V1.0/me", "https://graph.microsoft.com/V1.0/me")]
    [InlineData("betatesters", "https://graph.microsoft.com/v1.0/betatesters")]
    [InlineData("subscriptions?api-version=2022-12-01", "https://management.azure.com/subscriptions?api-version=2022-12-01")]
    [InlineData("/providers/x?api-version=1", "https://management.azure.com/providers/x?api-version=1")]
    [InlineData("//evil.example/x", "https://graph.microsoft.com/v1.0/evil.example/x")]
    [InlineData("https://graph.microsoft.com/v1.0/me", "https://graph.microsoft.com/v1.0/me")]
    public void A_path_tells_its_interface_and_never_a_host(string typed, string address) =>
        Assert.Equal(address, _addresses.Find(null, typed).AbsoluteUri);

    [Fact]
    public void The_interface_that_is_named_goes_before_the_path()
    {
        Assert.Equal("https://graph.microsoft.com/v1.0/subscriptions", _addresses.Find(PimApi.Graph, "subscriptions").AbsoluteUri);
        Assert.Equal("https://management.azure.com/me", _addresses.Find(PimApi.Arm, "me").AbsoluteUri);
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("/")]
    [InlineData("https://")]
    public void What_names_nothing_is_refused(string typed) =>
        Assert.Equal(PimErrorCode.InvalidParameter, Assert.Throws<PimException>(() => _addresses.Find(null, typed)).Code);
}
