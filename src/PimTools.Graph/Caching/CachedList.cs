using System;
using System.Threading.Tasks;

namespace PimTools.Graph.Caching;

/// <summary>Reads a list of names once and then keeps it for a while.</summary>
internal sealed class CachedList<T>
    where T : class
{
    private readonly AsyncLock _reading = new();
    private readonly Func<PimCall, Task<T>> _read;
    private T? _value;
    private DateTime _since;

    public CachedList(Func<PimCall, Task<T>> read) => _read = read;

    public Task<T> GetAsync(PimCall call) => _reading.RunAsync(
        async linked => _value is not null && DateTime.UtcNow - _since < Lifetimes.OfNames ? _value : await ReadAsync(linked),
        call);

    private async Task<T> ReadAsync(PimCall call)
    {
        _value = await _read(call);
        _since = DateTime.UtcNow;
        return _value;
    }
}
