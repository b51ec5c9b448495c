using System;
using System.Collections.Concurrent;
using System.Linq;

namespace PimTools.Graph.Http;

/// <summary>Keeps the errors of single elements of a list until the others are handed over.</summary>
internal sealed class ElementFailures
{
    private readonly ConcurrentQueue<PimException> _failures = new();

    /// <summary>Reads an element and hands it over; one that cannot be read is kept as an error.</summary>
    public void Emit<T>(Func<T> read, Action<T> emit)
    {
        T element;
        try
        {
            element = read();
        }
        catch (PimException e) when (e.Code == PimErrorCode.InvalidResponse)
        {
            _failures.Enqueue(e);
            return;
        }

        emit(element);
    }

    /// <exception cref="PimException">The elements that could not be read, each told once (<see cref="PimErrorCode.InvalidResponse"/>).</exception>
    public void ThrowIfAny()
    {
        if (_failures.TryPeek(out var first))
        {
            var messages = _failures.Select(failure => failure.Message).Distinct().ToList();
            throw messages.Count == 1 ? first : first.WithMessage(string.Join(" ", messages));
        }
    }
}
