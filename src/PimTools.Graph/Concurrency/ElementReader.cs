using System;
using System.Threading.Tasks;

namespace PimTools.Graph.Concurrency;

/// <summary>Reads the elements of one source, such as a list, a scope or a kind, into a receiver.</summary>
/// <param name="source">The source.</param>
/// <param name="emit">Hears of each element.</param>
/// <param name="call">The call.</param>
internal delegate Task ElementReader<in TSource, out T>(TSource source, Action<T> emit, PimCall call);
