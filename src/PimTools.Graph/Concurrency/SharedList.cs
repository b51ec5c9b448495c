using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace PimTools.Graph.Concurrency;

/// <summary>A list that is read once for several readers. Each of them hears of what it wants as it arrives, and of what came before it asked.</summary>
internal sealed class SharedList<T>
{
    private readonly Func<Action<T>, Task> _readAsync;
    private readonly List<(Func<T, bool> IsWanted, Action<T> Emit)> _readers = new();
    private readonly List<T> _heard = new();
    private readonly object _gate = new();
    private Task? _reading;

    public SharedList(Func<Action<T>, Task> readAsync) => _readAsync = readAsync;

    /// <summary>Reads the list to its end, from its beginning for the first who asks.</summary>
    public Task ReadAsync(Func<T, bool> isWanted, Action<T> emit)
    {
        lock (_gate)
        {
            _heard.FindAll(element => isWanted(element)).ForEach(emit);
            _readers.Add((isWanted, emit));
            return _reading ??= _readAsync(Hear);
        }
    }

    private void Hear(T element)
    {
        lock (_gate)
        {
            _heard.Add(element);
            foreach (var (isWanted, emit) in _readers)
            {
                if (isWanted(element))
                {
                    emit(element);
                }
            }
        }
    }
}
