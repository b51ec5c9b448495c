using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Http;
using PimTools.Graph.Transport;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>An answer that begins and never ends, over real sockets. Without the cancellation it would end with the silence of a minute and more.</summary>
public sealed class StalledBodyTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly Uri Address = new(Offline.Graph, "/v1.0/anything");

    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _begun = new();
    private HttpStatusCode _status = HttpStatusCode.OK;
    private readonly LoopbackService _service;

    public StalledBodyTests() => _service = new LoopbackService(new ScriptedHandler(_ => new HttpResponseMessage(_status)
    {
        Content = new StreamContent(new Stalled("{\"value\":[{\"id\":\"1\"},{\"id\":", () => _begun.TrySetResult()))
        {
            Headers = { ContentType = new("application/json") },
        },
    }));

    public void Dispose()
    {
        _service.Dispose();
        _stop.Dispose();
    }

    [Fact]
    public async Task Who_stops_does_not_wait_for_the_rest_of_a_page()
    {
        var elements = new List<JObject>();
        void StopAtFirst(JObject element)
        {
            elements.Add(element);
            _stop.CancelAfter(TimeSpan.FromMilliseconds(100));
        }

        var reading = new ListReader(Http()).ReadAsync(Address, StopAtFirst, new PimCall(_stop.Token));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.WaitAsync(Patience));
        Assert.Single(elements);
    }

    [Fact]
    public async Task Who_stops_does_not_wait_for_the_rest_of_a_refusal()
    {
        _status = HttpStatusCode.BadRequest;

        var reading = new ListReader(Http()).ReadAsync(Address, _ => { }, new PimCall(_stop.Token));
        await _begun.Task.WaitAsync(Patience);
        _stop.CancelAfter(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.WaitAsync(Patience));
    }

    [Fact]
    public async Task Who_stops_does_not_wait_for_the_rest_of_an_object()
    {
        var reading = Http().GetAsync(Address, new PimCall(_stop.Token));
        await _begun.Task.WaitAsync(Patience);
        _stop.CancelAfter(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.WaitAsync(Patience));
    }

    [Fact]
    public async Task A_refusal_that_never_ends_is_told_by_its_status()
    {
        _status = HttpStatusCode.BadRequest;
        var impatient = Http(new Timeouts { Silence = TimeSpan.FromMilliseconds(300) });

        var thrown = await Assert.ThrowsAsync<PimException>(
            () => new ListReader(impatient).ReadAsync(Address, _ => { }, PimCall.None).WaitAsync(Patience));

        Assert.Equal(400, thrown.Status);
    }

    private PimHttp Http(Timeouts? timeouts = null) => Offline.Http(_service.NewHandler(), timeouts: timeouts);

    private sealed class Stalled(string text, Action begun) : Stream
    {
        private bool _isTold;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_isTold)
            {
                begun();
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            }

            _isTold = true;
            return System.Text.Encoding.UTF8.GetBytes(text, buffer.Span);
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
