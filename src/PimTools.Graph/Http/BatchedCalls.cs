using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Json;
using PimTools.Graph.Transport;

namespace PimTools.Graph.Http;

/// <summary>
/// The calls of one operation that travel together (documented: json-batching). Whoever asks waits for an answer of their own, as if
/// they had asked alone; what the service throttles goes again by itself, after the wait it asks for.
/// </summary>
/// <remarks>Reads and changes do not share an instance: a batch that only reads may be sent again as a whole, another may not.</remarks>
internal sealed class BatchedCalls
{
    // Whoever asks in the same moment comes along; next to a call, it is short.
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(15);

    // Somebody who may come along is waited for, but not while they ask a person, or another service.
    private const int MostMoments = 60;

    private readonly object _gate = new();
    private readonly Queue<BatchPart> _waiting = new();
    private readonly BatchPace _pace = new();
    private readonly PimHttp _http;
    private readonly Uri _address;
    private readonly string _root;
    private readonly BatchCallers? _callers;
    private int _senders;
    private int _askers;

    /// <param name="http">The way to the service.</param>
    /// <param name="graph">The service's address. Calls to another version or host go alone: a batch cannot hold them.</param>
    /// <param name="version">The version of the service that the calls are of.</param>
    /// <param name="callers">Those who ask, where they are known; null where anybody may.</param>
    public BatchedCalls(PimHttp http, Uri graph, string version = "v1.0", BatchCallers? callers = null)
    {
        _http = http;
        _callers = callers;
        _address = OData.Address(graph, version + "/$batch");
        _root = _address.AbsolutePath.Substring(0, _address.AbsolutePath.LastIndexOf('/'));
    }

    /// <summary>Calls that are all asked for within <see cref="Together{T}"/>, so that nobody else is waited for.</summary>
    public static BatchedCalls AskedTogether(PimHttp http, Uri graph) => new(http, graph, callers: new BatchCallers(0));

    public async Task<JObject> GetAsync(Uri address, PimCall call) => Belongs(address)
        ? await SendAsync(HttpMethod.Get, address, null, call, isRead: true) ?? new JObject()
        : await _http.GetAsync(address, call);

    /// <summary>As <see cref="GetAsync"/>, for what is read with a body.</summary>
    public async Task<JObject> QueryAsync(Uri address, JObject body, PimCall call) => Belongs(address)
        ? await SendAsync(HttpMethod.Post, address, body, call, isRead: true) ?? new JObject()
        : await _http.QueryAsync(address, body, call);

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

    /// <summary>A change. Null where the service answers without a body.</summary>
    /// <exception cref="PimException"><see cref="PimErrorCode.OutcomeUnknown"/> where the change may have been made.</exception>
    public Task<JObject?> WriteAsync(HttpMethod method, Uri address, JObject? body, PimCall call) => Belongs(address)
        ? SendAsync(method, address, body, call, isRead: false)
        : _http.WriteAsync(method, address, body, call);

    /// <summary>Sends together what is asked in here, however long the asking takes: on a busy machine, a moment is soon over.</summary>
    /// <param name="ask">Asks, and does not wait for the answers.</param>
    public T Together<T>(Func<T> ask)
    {
        lock (_gate)
        {
            _askers++;
        }

        try
        {
            return ask();
        }
        finally
        {
            lock (_gate)
            {
                _askers--;
                for (var i = 0; i < _pace.Batches; i++)
                {
                    AddSender();
                }
            }
        }
    }

    private bool Belongs(Uri address) =>
        address.GetLeftPart(UriPartial.Authority) == _address.GetLeftPart(UriPartial.Authority)
        && address.AbsolutePath.StartsWith(_root + "/", StringComparison.Ordinal);

    /// <summary>Sends a part and, where somebody consents to what it lacked, sends it again.</summary>
    private async Task<JObject?> SendAsync(HttpMethod method, Uri address, JObject? body, PimCall call, bool isRead)
    {
        var asked = _http.AskedScopes;
        try
        {
            return await AskAsync(new BatchPart(method, address, body, _http.Timeouts.Retry, call, _callers) { IsRead = isRead });
        }
        catch (PimException e) when (e.Code == PimErrorCode.PermissionMissing)
        {
            if (!await _http.ObtainConsentAsync(e, method, address, asked, call))
            {
                throw;
            }
        }

        return await AskAsync(new BatchPart(method, address, body, _http.Timeouts.Retry, call, _callers) { IsRead = isRead });
    }

    private Task<JObject?> AskAsync(BatchPart part)
    {
        Enqueue(part);
        part.Await();
        return part.Answer;
    }

    private void Enqueue(BatchPart part)
    {
        lock (_gate)
        {
            _waiting.Enqueue(part);
            AddSender();
        }
    }

    private void AddSender()
    {
        if (_waiting.Count > 0 && _askers == 0 && _senders < _pace.Batches)
        {
            _senders++;
            _ = Task.Run(SendAllAsync);
        }
    }

    private async Task SendAllAsync()
    {
        while (await NextBatchAsync() is { Count: > 0 } batch)
        {
            try
            {
                await SendAsync(batch);
            }
            catch (Exception e)
            {
                // Whatever went wrong, nobody is left waiting.
                Answer(() => batch.ForEach(part => part.Fail(e)));
            }
        }
    }

    /// <summary>A full batch, or what has come until nobody came any more; empty where this sender is not needed.</summary>
    private async Task<List<BatchPart>> NextBatchAsync()
    {
        var quiet = 0;
        for (int before = -1, now = CountWaiting(); now < _pace.Size && MayGrow(isGrowing: now > before, ref quiet); now = CountWaiting())
        {
            before = now;
            await Task.Delay(Moment);
        }

        return TakeBatch();
    }

    private bool MayGrow(bool isGrowing, ref int quiet)
    {
        quiet = isGrowing ? 0 : quiet + 1;
        return _callers is null ? isGrowing : _callers.MayAsk && quiet < MostMoments;
    }

    private int CountWaiting()
    {
        lock (_gate)
        {
            return _waiting.Count;
        }
    }

    private List<BatchPart> TakeBatch()
    {
        var batch = new List<BatchPart>();
        lock (_gate)
        {
            while (_waiting.Count > 0 && batch.Count < _pace.Size && _senders <= _pace.Batches)
            {
                var part = _waiting.Dequeue();
                if (part.Call.Cancellation.IsCancellationRequested)
                {
                    part.Fail(new OperationCanceledException());
                }
                else
                {
                    batch.Add(part);
                }
            }

            if (batch.Count == 0)
            {
                _senders--;
            }
        }

        return batch;
    }

    private async Task SendAsync(List<BatchPart> batch)
    {
        var waits = await AskAsync(batch);
        var throttled = waits.OfType<TimeSpan>().ToList();
        bool isTooMuch;
        lock (_gate)
        {
            isTooMuch = _pace.Learn(batch.Count, throttled.Count);
            AddSender();
        }

        foreach (var (part, wait) in batch.Zip(waits, (part, wait) => (part, wait)))
        {
            if (wait is { } time)
            {
                _ = SendLaterAsync(part, time);
            }
        }

        if (isTooMuch)
        {
            await WaitAsync(throttled.Max(), batch[0].Call);
        }
    }

    /// <summary>Tells how long each part has to wait before it goes again; null for those that are answered.</summary>
    private async Task<IReadOnlyList<TimeSpan?>> AskAsync(List<BatchPart> batch)
    {
        try
        {
            var answer = await PostAsync(batch);
            var parts = answer.Children("responses").ToLookup(part => part.Text("id"));
            var caller = answer.Children("responses").Any(part => part.Text("status") == "403") ? await _http.CallerAsync(_address, batch[0].Call) : null;
            var waits = new List<TimeSpan?>();
            Answer(() => waits.AddRange(batch.Select((part, i) => part.Take(parts[Id(i)].FirstOrDefault(), _http.ServiceTime, caller, _http.Way))));
            return waits;
        }
        catch (PimException e)
        {
            Answer(() => batch.ForEach(part => part.Take(e)));
            return batch.ConvertAll(_ => (TimeSpan?)null);
        }
    }

    // One is answered after another; until all are, those who have not got theirs yet may ask as well.
    private void Answer(Action answer)
    {
        _callers?.GoOn();
        try
        {
            answer();
        }
        finally
        {
            _callers?.Rest();
        }
    }

    private async Task<JObject> PostAsync(List<BatchPart> batch)
    {
        var body = new JObject { ["requests"] = new JArray(batch.Select((part, i) => part.Write(Id(i), _root))) };
        var call = batch[0].Call;
        return batch.TrueForAll(part => part.IsRead)
            ? await _http.QueryAsync(_address, body, call)
            : await _http.WriteAsync(HttpMethod.Post, _address, body, call) ?? new JObject();
    }

    private async Task SendLaterAsync(BatchPart part, TimeSpan wait)
    {
        try
        {
            await WaitAsync(wait, part.Call);
            Enqueue(part);
        }
        catch (OperationCanceledException e)
        {
            part.Fail(e);
        }
    }

    private Task WaitAsync(TimeSpan wait, PimCall call) => RetryDelay.ForAsync(wait, _address, isAsked: true, call, call.Cancellation);

    private static string Id(int place) => place.ToString(CultureInfo.InvariantCulture);
}
