using System;
using System.IO;
using System.Net.Http;
using System.Threading.Tasks;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Auth;
using PimTools.Graph.Errors;
using PimTools.Graph.Json;

namespace PimTools.Graph.Http;

/// <summary>JSON over the pipeline: objects, writes, and the messages that lists are read from.</summary>
internal sealed class PimHttp
{
    // Another change may meanwhile have signed in for something else.
    private const int StepUpsPerChange = 3;

    private readonly HttpPipeline _pipeline;
    private readonly TokenSource _tokens;
    private readonly ServiceClock _clock = new();

    public PimHttp(HttpClient client, TokenSource tokens, Waits waits)
    {
        _pipeline = PimPipeline.Build(client, tokens, waits);
        _tokens = tokens;
        Waits = waits;
    }

    /// <summary>How long this client waits for what.</summary>
    public Waits Waits { get; }

    /// <summary>The service's own time, as its last answer told it.</summary>
    public DateTimeOffset ServiceTime => _clock.Now;

    public Task<JObject> GetAsync(Uri address, PimCall call) => AskAsync(() => Create(RequestMethod.Get, address, call), call);

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
    public Task<JObject> QueryAsync(Uri address, JObject? body, PimCall call) => AskAsync(
        () =>
        {
            var message = Create(RequestMethod.Post, address, call, body);
            RetryRules.MarkAsRead(message);
            return message;
        },
        call);

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
    public async Task<JObject?> WriteAsync(RequestMethod method, Uri address, JObject? body, PimCall call, PimRequestDraft? draft = null)
    {
        var resource = _tokens.Find(address);
        if (draft?.AuthenticationContext is { } context)
        {
            await _tokens.StepUps.MeetAheadAsync(resource, StepUpDemand.OfContext(context), draft.Role.ToString(), call);
        }

        for (var attempt = 0; ; attempt++)
        {
            using var message = Create(method, address, call, body);
            try
            {
                return await WriteOnceAsync(message, call);
            }
            catch (PimException e) when (e.Claims is not null && attempt < StepUpsPerChange)
            {
                // Refused as a whole, so that it may be sent again.
                await _tokens.StepUps.MeetAsync(
                    resource, StepUpDemand.Of(e.Claims), draft?.Role.ToString(), TokenPolicy.TokenOf(message.Request), call);
            }
        }
    }

    /// <summary>What the token tells that calls to an address bear just now; null where it cannot be read.</summary>
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

    /// <summary>Sends a GET whose body the caller reads as it arrives, and then disposes of the message.</summary>
    public async Task<HttpMessage> OpenAsync(Uri address, PimCall call)
    {
        var message = Create(RequestMethod.Get, address, call);
        message.BufferResponse = false;
        try
        {
            await SendAsync(message, call);
            return message;
        }
        catch
        {
            message.Dispose();
            throw;
        }
    }

    /// <summary>Asks again where the answer broke off on its way.</summary>
    private async Task<JObject> AskAsync(Func<HttpMessage> create, PimCall call)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var message = create();
            await SendAsync(message, call);
            try
            {
                return await ReadObjectAsync(message, call);
            }
            catch (PimException e) when (e.Code == PimErrorCode.InvalidResponse && attempt < RetryRules.TriesOfBrokenBodies)
            {
                // The next attempt asks anew.
            }
        }
    }

    private async Task<JObject?> WriteOnceAsync(HttpMessage message, PimCall call)
    {
        using var change = new ChangeUnderWay(Waits.AfterStop, call.Cancellation);
        var sending = call.CanceledBy(change.End);
        message.SetCall(sending);
        change.GoWith(message);
        try
        {
            await SendAsync(message, sending);
            return message.Response.Status == 204 || message.Response.ContentStream is not { Length: > 0 }
                ? null
                : await ReadObjectAsync(message, sending);
        }
        catch (PimException e) when (Faults.LeaveInDoubt(e))
        {
            throw Faults.InDoubt(e);
        }
        catch (OperationCanceledException e) when (change.HasLeft)
        {
            throw Faults.InDoubt(Faults.Silence(e));
        }
    }

    private HttpMessage Create(RequestMethod method, Uri address, PimCall call, JObject? body = null)
    {
        var message = _pipeline.CreateMessage();
        message.SetCall(call);
        message.Request.Method = method;
        message.Request.Uri.Reset(address);
        message.Request.Headers.SetValue("Accept", "application/json");
        message.Request.Headers.SetValue("User-Agent", PimPipeline.UserAgent);
        if (body is not null)
        {
            message.Request.Headers.SetValue("Content-Type", "application/json");
            message.Request.Content = RequestContent.Create(JsonBody.Write(body));
        }

        return message;
    }

    private async Task SendAsync(HttpMessage message, PimCall call)
    {
        try
        {
            await _pipeline.SendAsync(message, call.Cancellation);
        }
        catch (Exception e) when (e is not PimException)
        {
            call.Cancellation.ThrowIfCancellationRequested();
            if (Faults.Translate(e) is { } fault)
            {
                throw fault;
            }

            throw;
        }

        if (!message.BufferResponse && message.Response.ContentStream is { } body)
        {
            message.Response.ContentStream = new AnswerStream(body, call.Cancellation);
        }

        _clock.Learn(message.Response.Headers.Date);
        if (message.Response.Status is > 299 and < 400)
        {
            throw Faults.Redirected(message.Response);
        }

        if (message.Response.Status is < 200 or > 299)
        {
            throw await RefusalAsync(message, call);
        }

        if (message.Response.Status != 204)
        {
            CheckContentType(message.Response);
        }
    }

    private async Task<PimException> RefusalAsync(HttpMessage message, PimCall call)
    {
        var text = string.Empty;
        if (message.Response.ContentStream is { } stream)
        {
            using var reader = new StreamReader(stream);
            try
            {
                text = await reader.ReadToEndAsync();
            }
            catch (Exception e) when (Faults.IsBrokenBody(e, call))
            {
                // The status alone has to say it.
            }
        }

        return ErrorMapper.Map(new Refusal(message.Request, message.Response, text)
        {
            Caller = message.Response.Status == 403 ? await CallerAsync(message.Request.Uri.ToUri(), call) : null,
        });
    }

    private static async Task<JObject> ReadObjectAsync(HttpMessage message, PimCall call)
    {
        try
        {
            return await JsonBody.ReadAsync(message.Response.ContentStream ?? Stream.Null, call.Cancellation);
        }
        catch (Exception e) when (Faults.IsBrokenBody(e, call))
        {
            throw Faults.Unreadable(message.Response, e);
        }
    }

    private static void CheckContentType(Response response)
    {
        if (response.Headers.ContentType is { } type && !type.Mentions("json"))
        {
            throw Faults.Unreadable(response, new InvalidDataException($"it is {type}, not JSON."));
        }
    }
}
