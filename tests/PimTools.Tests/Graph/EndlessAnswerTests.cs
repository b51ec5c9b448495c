using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Graph.Http;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Answers that go on and on. What is read of one has a bound; a list as a whole has none.</summary>
public sealed class EndlessAnswerTests
{
    private const int Megabyte = 1 << 20;

    private static readonly Uri Address = new("https://graph.microsoft.com/v1.0/x");

    [Fact]
    public async Task A_single_answer_is_read_up_to_a_bound()
    {
        var service = Endless("{\"a\":", "", "");

        var thrown = await Refusals.ThrowsAsync(PimErrorCode.InvalidResponse, () => Offline.Http(service).GetAsync(Address, PimCall.None));

        Assert.Contains("64 MB", thrown.Message);
        Assert.Single(service.Calls);
    }

    [Fact]
    public async Task So_is_a_refusal_and_of_a_change_it_is_not_known_what_became()
    {
        var http = Offline.Http(Endless("{\"error\":", "", "", HttpStatusCode.BadRequest));

        await Refusals.ThrowsAsync(PimErrorCode.OutcomeUnknown, () => http.WriteAsync(HttpMethod.Post, Address, [], PimCall.None));
    }

    [Fact]
    public async Task So_is_an_element_of_a_list()
    {
        var service = Endless("{\"value\":[{\"id\":\"1\"},{\"id\":", "", "");
        var read = 0;

        await Refusals.ThrowsAsync(PimErrorCode.InvalidResponse, () => new ListReader(Offline.Http(service)).ReadAsync(Address, _ => read++, PimCall.None));

        Assert.Equal(1, read);
    }

    [Fact]
    public async Task A_list_that_is_longer_is_read_to_its_end()
    {
        var service = Endless("{\"value\":[", new string(' ', Megabyte) + "{},", "{}]}", parts: 80);
        var read = 0;

        await new ListReader(Offline.Http(service)).ReadAsync(Address, _ => read++, PimCall.None);

        Assert.Equal(81, read);
    }

    private static ScriptedHandler Endless(string start, string part, string end, HttpStatusCode status = HttpStatusCode.OK, int? parts = null) => new(_ =>
    {
        var content = new StreamContent(new Text(start, part.Length == 0 ? new string(' ', Megabyte) : part, end, parts));
        content.Headers.ContentType = new("application/json");
        return new HttpResponseMessage(status) { Content = content };
    });

    /// <summary>A text with a part in the middle that repeats so often, or for ever.</summary>
    private sealed class Text(string start, string part, string end, int? parts) : Stream
    {
        private byte[] _now = Encoding.UTF8.GetBytes(start);
        private int _place;
        private int _repeats;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_place == _now.Length && _repeats <= (parts ?? int.MaxValue - 1))
            {
                _now = Encoding.UTF8.GetBytes(_repeats++ == parts ? end : part);
                _place = 0;
            }

            var read = Math.Min(count, _now.Length - _place);
            Array.Copy(_now, _place, buffer, offset, read);
            _place += read;
            return read;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var bytes = new byte[Math.Min(buffer.Length, Megabyte)];
            var read = Read(bytes, 0, bytes.Length);
            bytes.AsMemory(0, read).CopyTo(buffer);
            return new(read);
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
