using System.IO;

namespace PimTools.Emulator.Faults;

/// <summary>A stream that fails after a number of bytes.</summary>
internal sealed class TruncatedStream(byte[] whole, int sent) : MemoryStream(whole, 0, sent, writable: false)
{
    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = base.Read(buffer, offset, count);
        return read > 0 || count == 0 ? read : throw new IOException("The response ended prematurely.");
    }
}
