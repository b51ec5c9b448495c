using System;
using System.Threading.Tasks;

namespace PimTools.Graph.Caching;

/// <summary>A list of names that is read once and then remembered for a while.</summary>
internal sealed class Remembered<T>
    where T : class
{
    private readonly OneAtATime _reading = new();
    private readonly Func<PimCall, Task<T>> _read;
    private T? _value;
    private DateTime _since;

    public Remembered(Func<PimCall, Task<T>> read) => _read = read;

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
