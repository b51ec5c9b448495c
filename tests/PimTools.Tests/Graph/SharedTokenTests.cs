using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Azure.Core;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Many calls of one context at the moment when its token ends.</summary>
public class SharedTokenTests
{
    private static readonly Uri Address = new("https://graph.microsoft.com/v1.0/x");

    [Fact]
    public async Task Sixty_four_calls_renew_an_ended_token_once_and_all_are_answered()
    {
        var credential = new CountingCredential();
        var http = Offline.Http(new ScriptedHandler(request => Answer(request, credential)), credential);
        await http.GetAsync(Address, PimCall.None);
        credential.End();

        var calls = Enumerable.Range(0, 64).Select(_ => Task.Run(() => http.GetAsync(Address, PimCall.None)));
        var answers = await Task.WhenAll(calls);

        Assert.Equal(64, answers.Length);
        Assert.Equal(2, credential.Issued);
    }

    private static HttpResponseMessage Answer(HttpRequestMessage request, CountingCredential credential) =>
        request.Headers.Authorization!.Parameter == credential.Valid
            ? ScriptedHandler.Json("{}")
            : ScriptedHandler.Json("{}", HttpStatusCode.Unauthorized);

    /// <summary>Keeps its token as credentials do, and looks away between noticing that it ended and asking for the next.</summary>
    private sealed class CountingCredential : TokenCredential
    {
        private AccessToken _token;
        private int _issued;

        public int Issued => Volatile.Read(ref _issued);

        public string? Valid => _token.Token;

        public void End() => _token = default;

        public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            if (_token.Token is null)
            {
                await Task.Yield();
                _token = new AccessToken("token " + Interlocked.Increment(ref _issued), DateTimeOffset.MaxValue);
            }

            return _token;
        }

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new NotSupportedException("Calls are asynchronous.");
    }
}
