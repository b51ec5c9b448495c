using System;
using System.Threading;
using System.Threading.Tasks;

namespace PimTools.Graph.Caching;

/// <summary>A list of names that is read once and then remembered for a while.</summary>
internal sealed class Remembered<T> : IDisposable
    where T : class
{
    private readonly Func<PimCall, Task<T>> _read;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private T? _value;
    private DateTime _since;

    public Remembered(Func<PimCall, Task<T>> read) => _read = read;

    public async Task<T> GetAsync(PimCall call)
    {
        await _gate.WaitAsync(call.Cancellation);
        try
        {
            return _value is not null && DateTime.UtcNow - _since < Lifetimes.OfNames ? _value : await ReadAsync(call);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task<T> ReadAsync(PimCall call)
    {
        _value = await _read(call);
        _since = DateTime.UtcNow;
        return _value;
    }
}
