using System;
using System.IO;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Threading.Tasks;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Tests that faults of the network are told as such. Whatever else a call ends in is an error of ours, too, and has its cause with it.</summary>
public class FaultTests
{
    private static readonly Uri Somewhere = new("https://graph.microsoft.com/v1.0/x");

    public static TheoryData<Exception> OfTheNetwork => new()
    {
        new HttpRequestException("The connection was lost."),
        new HttpRequestException("The connection was lost.", new SocketException((int)SocketError.ConnectionReset)),
        new SocketException((int)SocketError.HostUnreachable),
        new IOException("The pipe is broken."),
        new AuthenticationException("The certificate is not trusted."),
        new TimeoutException("It took too long."),
    };

    public static TheoryData<Exception> Unforeseen => new()
    {
        new ObjectDisposedException("gate"),
        new InvalidOperationException("It was not ready."),
        new FormatException("It is none."),
        new ArgumentException("It makes no sense."),
    };

    [Theory]
    [MemberData(nameof(OfTheNetwork))]
    public async Task What_the_network_does_is_a_network_failure(Exception fault)
    {
        var thrown = await Refusals.ThrowsAsync(PimErrorCode.NetworkFailure, () => GetAsync(fault));

        Assert.NotNull(thrown.Remedy);
    }

    [Theory]
    [MemberData(nameof(Unforeseen))]
    public async Task What_nobody_foresaw_is_not_told_as_the_networks_and_shows_as_the_cause(Exception fault) =>
        Assert.Same(fault, (await Refusals.ThrowsAsync(PimErrorCode.InvalidResponse, () => GetAsync(fault))).InnerException);

    private static async Task GetAsync(Exception fault) => await Offline.Http(new ScriptedHandler(_ => throw fault)).GetAsync(Somewhere, PimCall.None);
}
