using System;
using System.Globalization;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Errors;
using PimTools.Graph.Json;
using PimTools.Graph.Tokens;
using PimTools.Graph.Transport;

namespace PimTools.Graph.Http;

/// <summary>One call among several that travel together, and whoever waits for its answer.</summary>
internal sealed class BatchPart
{
    // The service throttles a part at a time while it makes others; a batch as a whole has had its repeats in the chain.
    private const int TriesOfThrottled = 10;
    private static readonly TimeSpan LongestOwnWait = TimeSpan.FromSeconds(30);

    // Whoever waits goes on elsewhere, and not in the way of the other answers.
    private readonly TaskCompletionSource<JObject?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HttpMethod _method;
    private readonly Uri _address;
    private readonly JObject? _body;
    private readonly TimeSpan _firstWait;
    private readonly BatchCallers? _callers;
    private int _tries;
    private int _isAnswered;

    /// <param name="method">The method.</param>
    /// <param name="address">The address.</param>
    /// <param name="body">The body; null for none.</param>
    /// <param name="firstWait">How long to wait before it goes again, where the service does not tell.</param>
    /// <param name="call">The call.</param>
    /// <param name="callers">Those who ask, one of them for this; null where they are not known.</param>
    public BatchPart(HttpMethod method, Uri address, JObject? body, TimeSpan firstWait, PimCall call, BatchCallers? callers = null)
    {
        _callers = callers;
        _method = method;
        _address = address;
        _body = body;
        _firstWait = firstWait;
        Call = call;
    }

    public PimCall Call { get; }

    /// <summary>Tells whether it changes nothing, so that it may be sent again whatever came of it.</summary>
    public bool IsRead { get; init; }

    /// <summary>The body of the answer; null where it has none.</summary>
    public Task<JObject?> Answer => _answer.Task;

    /// <summary>Counts the asker as waiting for the answer. It is called once, when the part is among those that wait to be sent.</summary>
    public void Await() => _callers?.Rest();

    /// <param name="id">Tells the parts of a batch apart.</param>
    /// <param name="root">The path that all of them have in common and that is not written.</param>
    public JObject Write(string id, string root)
    {
        var part = new JObject
        {
            ["id"] = id,
            ["method"] = _method.Method,
            ["url"] = _address.PathAndQuery.Substring(root.Length),
        };
        if (_body is not null)
        {
            part["headers"] = new JObject { ["Content-Type"] = "application/json" };
            part["body"] = _body;
        }

        return part;
    }

    /// <summary>Takes the part's answer out of the batch's; null where the batch's has none for it.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="now">The service's time.</param>
    /// <param name="caller">What the token tells that the batch was sent with, where a part was denied.</param>
    /// <param name="way">How the connection signs in.</param>
    /// <returns>How long to wait before the part goes again, where the service was too busy for it; else null.</returns>
    public TimeSpan? Take(JObject? answer, DateTimeOffset now, TokenClaims? caller, SignInWay way)
    {
        if (answer is null || !int.TryParse(answer.Text("status"), NumberStyles.None, CultureInfo.InvariantCulture, out var status))
        {
            return TakePart(new PimException(PimErrorCode.InvalidResponse, "The service's batch answer lacks a part."));
        }

        if (status is >= 200 and <= 299)
        {
            Answered();
            _answer.TrySetResult(answer.Child("body"));
            return null;
        }

        return TakePart(ErrorMapper.Map(new ErrorResponse(
            _method.Method, Uri.UnescapeDataString(_address.PathAndQuery), status, answer.Child("body")?.ToString(Formatting.None) ?? string.Empty)
        {
            RetryAfter = RetryAfter.Parse(answer.Child("headers")?.Text(RetryAfter.Name), now),
            Challenge = answer.Child("headers")?.Text("WWW-Authenticate"),
            Caller = caller,
            Cmdlet = Call.Cmdlet,
            Way = way,
        }));
    }

    private TimeSpan? TakePart(PimException fault)
    {
        // 429 says that nothing was done; after the others, something may have been.
        var mostTries = fault.Status == 429 ? TriesOfThrottled : IsRead && fault.Status is 503 or 504 ? RetryRules.MostTries : 0;
        if (++_tries < mostTries && fault.RetryAfter.IsWithin(RetryRules.LongestWait))
        {
            return fault.RetryAfter ?? OwnWait();
        }

        Take(fault);
        return null;
    }

    /// <summary>Takes what went wrong with the batch as a whole.</summary>
    public void Take(PimException fault) => Fail(!IsRead && fault.Code != PimErrorCode.OutcomeUnknown && TransportErrors.LeaveInDoubt(fault) ? TransportErrors.InDoubt(fault) : fault);

    /// <summary>Ends the wait for the answer; does nothing once there is one.</summary>
    public void Fail(Exception fault)
    {
        Answered();
        if (fault is OperationCanceledException)
        {
            _answer.TrySetCanceled();
        }
        else
        {
            _answer.TrySetException(IsRead ? fault : TransportErrors.OfChange(fault));
        }
    }

    // Told before the answer: until then, a batch must not leave without whoever gets it.
    private void Answered()
    {
        if (Interlocked.Exchange(ref _isAnswered, 1) == 0)
        {
            _callers?.GoOn();
        }
    }

    private TimeSpan OwnWait()
    {
        var wait = TimeSpan.FromTicks(_firstWait.Ticks << (_tries - 1));
        return wait < LongestOwnWait ? wait : LongestOwnWait;
    }
}
