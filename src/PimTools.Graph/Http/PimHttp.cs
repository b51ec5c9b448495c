using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Auth;
using PimTools.Graph.Errors;
using PimTools.Graph.Json;
using PimTools.Graph.Tokens;
using PimTools.Graph.Transport;

namespace PimTools.Graph.Http;

/// <summary>Sends JSON through the chain: reads objects, makes changes, and opens the answers that lists are read from.</summary>
internal sealed class PimHttp
{
    // Another change may meanwhile have signed in for something else.
    private const int StepUpsPerChange = 3;

    private readonly HttpMessageInvoker _chain;
    private readonly TokenSource _tokens;
    private readonly IncrementalConsent? _consent;
    private readonly ServiceClock _clock = new();
    private readonly Outages _outages;

    /// <param name="last">Sends what comes through the chain; it may be shared.</param>
    /// <param name="tokens">The tokens of the connection.</param>
    /// <param name="timeouts">How long to wait for what.</param>
    /// <param name="consent">Asks a person for more permissions; null where nobody is asked.</param>
    public PimHttp(HttpMessageHandler last, TokenSource tokens, Timeouts timeouts, IncrementalConsent? consent = null)
    {
        _consent = consent;
        _chain = HttpChain.Build(last, tokens, _clock, timeouts);
        _tokens = tokens;
        _outages = new Outages(timeouts.Outage);
        Timeouts = timeouts;
    }

    /// <summary>The times for which this client waits.</summary>
    public Timeouts Timeouts { get; }

    /// <summary>The texts that come again in the lists of this connection.</summary>
    public RepeatedTexts Texts { get; } = new();

    /// <summary>The way in which the connection signs in.</summary>
    public SignInWay Way => _tokens.Way;

    /// <summary>The service's own time, as its last answer told it.</summary>
    public DateTimeOffset ServiceTime => _clock.Now;

    public Task<JObject> GetAsync(Uri address, PimCall call) => AskAsync(HttpMethod.Get, address, null, call);

    /// <summary>As <see cref="GetAsync"/>; null where the service does not know the object.</summary>
    public async Task<JObject?> FindAsync(Uri address, PimCall call)
    {
        try
        {
            return await GetAsync(address, call);
        }
        catch (PimException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <summary>A POST that only reads, so that it may be sent again.</summary>
    public Task<JObject> QueryAsync(Uri address, JObject? body, PimCall call) => AskAsync(HttpMethod.Post, address, body, call);

    /// <summary>
    /// A change. Null where the service answers without a body. Where it demands a new sign-in, the person is asked. Once it has left, it
    /// runs to its answer although the caller stops.
    /// </summary>
    /// <param name="method">The method.</param>
    /// <param name="address">Where to.</param>
    /// <param name="body">What.</param>
    /// <param name="call">The call.</param>
    /// <param name="draft">The request that the body writes, where it is one: its role may be known to demand something of the sign-in.</param>
    /// <exception cref="PimException"><see cref="PimErrorCode.OutcomeUnknown"/> where the change may have been made.</exception>
    public async Task<JObject?> WriteAsync(HttpMethod method, Uri address, JObject? body, PimCall call, PimRequestDraft? draft = null)
    {
        var resource = _tokens.Find(address);
        if (draft?.AuthenticationContext is { } context)
        {
            await _tokens.StepUpSignIn.MeetAheadAsync(resource, StepUpDemand.OfContext(context), draft.Role.ToString(), call);
        }

        for (var attempt = 0; ; attempt++)
        {
            using var write = new InFlightWrite(Timeouts.AfterStop, call.Cancellation);
            var state = new RequestState(call.CanceledBy(write.End)) { Write = write };
            var asked = AskedScopes;
            try
            {
                return await WriteOnceAsync(method, address, RequestBody.Of(body), state, write);
            }
            catch (PimException e) when (e.Code == PimErrorCode.PermissionMissing && attempt < StepUpsPerChange)
            {
                if (!await ObtainConsentAsync(e, method, address, asked, call))
                {
                    throw;
                }
            }
            catch (PimException e) when (e.Claims is not null && attempt < StepUpsPerChange)
            {
                // Refused as a whole, so that it may be sent again.
                await _tokens.StepUpSignIn.MeetAsync(
                    resource, StepUpDemand.Of(e.Claims), draft?.Role.ToString(), state.Token ?? string.Empty, () => Task.FromResult(e.Said), call);
            }
        }
    }

    /// <summary>Posts bytes, once; nobody is asked for anything. The service answers without a body.</summary>
    /// <exception cref="PimException"><see cref="PimErrorCode.OutcomeUnknown"/> where they may have arrived.</exception>
    public async Task PostAsync(Uri address, RequestBody body, PimCall call)
    {
        using var write = new InFlightWrite(Timeouts.AfterStop, call.Cancellation);
        var state = new RequestState(call.CanceledBy(write.End)) { Write = write };
        await WriteOnceAsync(HttpMethod.Post, address, body, state, write);
    }

    /// <summary>Tells whether an address belongs to one of the connection's own hosts, so that a token may go there.</summary>
    public bool IsOwn(Uri address) => _tokens.Owns(address);

    /// <summary>The claims of the token that calls to an address bear just now; null where they cannot be read.</summary>
    public async Task<TokenClaims?> CallerAsync(Uri address, PimCall call)
    {
        try
        {
            return TokenClaims.Read((await _tokens.GetAsync(_tokens.Find(address), call)).Token);
        }
        catch (PimException)
        {
            return null;
        }
    }

    /// <summary>Sends a GET whose body the caller reads as it arrives, and then disposes of the answer.</summary>
    /// <param name="address">The address.</param>
    /// <param name="state">The state of the request, which its repeats share.</param>
    public Task<HttpResponseMessage> OpenAsync(Uri address, RequestState state) => AskAsync(HttpMethod.Get, address, null, state);

    /// <summary>The scopes that tokens are asked with; null where nobody is asked for single ones.</summary>
    public IReadOnlyList<string>? AskedScopes => _consent?.Asked;

    /// <summary>Asks a person for the permission that a refused call lacked, where that is possible.</summary>
    /// <returns>Whether the call can be sent again.</returns>
    public Task<bool> ObtainConsentAsync(PimException refusal, HttpMethod method, Uri address, IReadOnlyList<string>? asked, PimCall call) =>
        _consent is null || asked is null ? Task.FromResult(false) : _consent.ObtainAsync(refusal, method, address, asked, call);

    /// <summary>Asks again where the answer broke off on its way.</summary>
    private async Task<JObject> AskAsync(HttpMethod method, Uri address, JObject? body, PimCall call)
    {
        var state = new RequestState(call) { IsRead = true };
        for (var attempt = 1; ; attempt++)
        {
            using var response = await AskAsync(method, address, body, state);
            try
            {
                return await ReadObjectAsync(response, call);
            }
            catch (PimException e) when (e.Code == PimErrorCode.InvalidResponse && RetryRules.IsRetriable(state, attempt))
            {
                // The next attempt asks anew.
            }
        }
    }

    /// <summary>Sends what only reads and, where somebody consents to what it lacked, sends it again.</summary>
    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, Uri address, JObject? body, RequestState state)
    {
        var asked = AskedScopes;
        try
        {
            return await SendAsync(method, address, RequestBody.Of(body), state);
        }
        catch (PimException e) when (e.Code == PimErrorCode.PermissionMissing)
        {
            if (!await ObtainConsentAsync(e, method, address, asked, state.Call))
            {
                throw;
            }
        }

        return await SendAsync(method, address, RequestBody.Of(body), state);
    }

    private async Task<JObject?> WriteOnceAsync(HttpMethod method, Uri address, RequestBody? body, RequestState state, InFlightWrite write)
    {
        try
        {
            using var response = await SendAsync(method, address, body, state);
            return (int)response.StatusCode == 204 || response.Content?.Headers.ContentLength is not > 0 ? null : await ReadObjectAsync(response, state.Call);
        }
        catch (PimException e) when (TransportErrors.LeaveInDoubt(e))
        {
            throw TransportErrors.InDoubt(e);
        }
        catch (OperationCanceledException e) when (write.HasLeft)
        {
            throw TransportErrors.InDoubt(TransportErrors.Silence(e, state.ClientRequestId));
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, Uri address, RequestBody? body, RequestState state)
    {
        state.Outage = _outages.Of(state.Call, address);
        using var request = Create(method, address, body, state);
        var response = await SendAsync(request, state);
        try
        {
            await CheckAsync(request, response, state.Call);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, RequestState state)
    {
        try
        {
            return await _chain.SendAsync(request, state.Call.Cancellation);
        }
        catch (Exception e) when (e is not PimException)
        {
            state.Call.Cancellation.ThrowIfCancellationRequested();
            throw TransportErrors.Translate(e, state.ClientRequestId);
        }
    }

    private static HttpRequestMessage Create(HttpMethod method, Uri address, RequestBody? body, RequestState state)
    {
        var request = new HttpRequestMessage(method, address);
        state.GoWith(request);
        request.Headers.Add("Accept", "application/json");
        request.Headers.Add("User-Agent", HttpChain.UserAgent);
        request.Headers.Add(ServiceHeadersHandler.GraphRequestId, state.ClientRequestId);
        request.Content = body?.Content;
        return request;
    }

    private async Task CheckAsync(HttpRequestMessage request, HttpResponseMessage response, PimCall call)
    {
        var status = (int)response.StatusCode;
        if (status is > 299 and < 400)
        {
            throw TransportErrors.Redirected(response);
        }

        if (status is < 200 or > 299)
        {
            throw await RefusalAsync(request, response, call);
        }

        if (status != 204 && response.ContentType() is { } type && !type.Mentions("json"))
        {
            throw TransportErrors.Unreadable(response, new InvalidDataException($"it is {type}, not JSON."));
        }
    }

    private async Task<PimException> RefusalAsync(HttpRequestMessage request, HttpResponseMessage response, PimCall call)
    {
        var text = string.Empty;
        using var reader = new StreamReader(await BodyAsync(response));
        try
        {
            text = await reader.ReadToEndAsync();
        }
        catch (Exception e) when (TransportErrors.IsBrokenBody(e, call))
        {
            // The status alone has to say it.
        }

        return ErrorMapper.Map(new ErrorResponse(request, response, text)
        {
            Way = Way,
            Cmdlet = call.Cmdlet,
            Caller = (int)response.StatusCode == 403 ? await CallerAsync(request.RequestUri!, call) : null,
        });
    }

    private static async Task<JObject> ReadObjectAsync(HttpResponseMessage response, PimCall call)
    {
        try
        {
            return JsonBody.Read(await BodyAsync(response));
        }
        catch (Exception e) when (TransportErrors.IsBrokenBody(e, call))
        {
            throw TransportErrors.Unreadable(response, e);
        }
    }

    /// <summary>The body of an answer. The old runtime may have none.</summary>
    public static async Task<Stream> BodyAsync(HttpResponseMessage response) =>
        response.Content is { } content ? await content.ReadAsStreamAsync() : Stream.Null;
}
