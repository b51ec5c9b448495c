using PimTools.Text;
using Xunit;

namespace PimTools.Tests.Core.Text;

/// <summary>The address of a proxy as it is shown: no user name, no password, and nothing behind the port.</summary>
public sealed class ProxyAddressTests
{
    [Theory]
    [InlineData("http://proxy.contoso.com:8080", "http://proxy.contoso.com:8080")]
    [InlineData(" http://proxy ", "http://proxy")]
    [InlineData("http://ada:secret@proxy:8080/path?key=1", "http://proxy:8080")]
    [InlineData("http://ada:s@cret/@proxy:8080", "http://proxy:8080")]
    [InlineData("ada:secret@proxy:8080", "proxy:8080")]
    [InlineData("proxy:8080/path", "proxy:8080")]
    [InlineData("proxy?key=1", "proxy")]
    [InlineData("proxy#part", "proxy")]
    [InlineData("/path", "")]
    [InlineData("://proxy", "://proxy")]
    [InlineData("", "")]
    public void Credentials_and_what_follows_the_port_are_left_out(string address, string shown) => Assert.Equal(shown, ProxyAddress.WithoutCredentials(address));
}
