using System;
using System.IO;
using System.Net.Http;
using System.Security.Authentication;
using System.Threading.Tasks;
using PimTools.Graph.Errors;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Tests what only a person can mend: a certificate that is not trusted, a proxy that demands a sign-in.</summary>
public sealed class LastingFaultTests
{
    private const string Refused = "The proxy tunnel request to proxy 'http://somebody:wr0ng@proxy.example:3128/' failed with status code '407'.";

    private static readonly Uri Somewhere = new("https://graph.microsoft.com/v1.0/x");

    public static TheoryData<Exception, string> Faults => new()
    {
        { new HttpRequestException("The SSL connection could not be established.", new AuthenticationException("UntrustedRoot")), "SSL_CERT_FILE" },
        { new HttpRequestException(Refused), "HTTPS_PROXY" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_read_is_not_tried_again_and_what_to_do_is_told(Exception fault, string remedy)
    {
        var service = new ScriptedHandler(_ => throw fault);

        var thrown = await Refusals.ThrowsAsync(PimErrorCode.NetworkFailure, () => Offline.Http(service).GetAsync(Somewhere, PimCall.None));

        Assert.Single(service.Calls);
        Assert.Contains(remedy, thrown.Remedy);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_change_has_not_left_and_nothing_is_in_doubt(Exception fault, string remedy)
    {
        var http = Offline.Http(new ScriptedHandler(_ => throw fault));

        var thrown = await Refusals.ThrowsAsync(PimErrorCode.NetworkFailure, () => http.WriteAsync(HttpMethod.Post, Somewhere, [], PimCall.None));

        Assert.Contains(remedy, thrown.Remedy);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_sign_in_that_fails_so_tells_what_to_do(Exception fault, string remedy)
    {
        var thrown = TransportErrors.SignInFailed(new InvalidOperationException("No token.", fault), SignInWay.Default, []);

        Assert.Equal(PimErrorCode.AuthenticationFailed, thrown.Code);
        Assert.Contains(remedy, thrown.Remedy);
    }

    [Theory]
    [InlineData(Refused)]
    [InlineData("'http://somebody:wr0ng@1@proxy.example/' failed with status code '407'.")]
    [InlineData("'http://somebody:1/wr0ng@proxy.example/' failed with status code '407'.")]
    public async Task No_password_is_told_by_a_call_or_a_sign_in(string message)
    {
        var fault = new HttpRequestException(message, new IOException(message));
        var thrown = await Refusals.ThrowsAsync(
            PimErrorCode.NetworkFailure, () => Offline.Http(new ScriptedHandler(_ => throw fault)).GetAsync(Somewhere, PimCall.None));

        Assert.Contains("proxy.example", thrown.Message);
        Assert.DoesNotContain("wr0ng", thrown.ToString());
        Assert.DoesNotContain("wr0ng", TransportErrors.SignInFailed(new InvalidOperationException(message, fault), SignInWay.Default, []).ToString());
    }

    [Theory]
    [InlineData("Connection refused (127.0.0.1:40712)")]
    [InlineData("Connection refused (127.0.0.1:14070)")]
    public void A_number_that_holds_407_is_no_proxy(string message) =>
        Assert.DoesNotContain("proxy demands", NetworkFaults.Describe(new HttpRequestException(message), null).Message);
}
