using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Graph.Http;
using PimTools.Graph.Provider;

namespace PimTools.Graph.Client;

/// <summary>Reads lists of what is the caller's own. They are short, so that those of Graph's two kinds travel with one call.</summary>
internal sealed class OwnLists
{
    private readonly ProviderSet _providers;
    private readonly Func<BatchedCalls> _createCalls;

    /// <param name="providers">The kinds.</param>
    /// <param name="createCalls">Makes the calls that the lists travel with.</param>
    public OwnLists(ProviderSet providers, Func<BatchedCalls> createCalls) => (_providers, _createCalls) = (providers, createCalls);

    /// <summary>Reads the lists of a kind; the calls are null where each list has one of its own.</summary>
    internal delegate Task Reading<out T>(IPimProvider provider, Action<T> emit, PimCall call, BatchedCalls? together);

    /// <param name="kinds">The kinds.</param>
    /// <param name="isShort">Whether the lists are short; what is read whole comes page by page.</param>
    /// <param name="read">Reads the lists of one.</param>
    /// <param name="emit">Hears of each element.</param>
    /// <param name="call">The call.</param>
    public Task ReadAsync<T>(IReadOnlyCollection<PimKind> kinds, bool isShort, Reading<T> read, Action<T> emit, PimCall call)
    {
        if (!(isShort && kinds.Contains(PimKind.EntraRole) && kinds.Contains(PimKind.Group)))
        {
            return _providers.ReadAsync<T>(kinds, (provider, each, linked) => read(provider, each, linked, null), emit, call);
        }

        // What goes by itself does not hold back what goes together.
        var together = _createCalls();
        return together.Together(() => _providers.ReadAsync<T>(
            kinds,
            (provider, each, linked) => provider.Kind == PimKind.AzureRole
                ? Task.Run(() => read(provider, each, linked, null))
                : read(provider, each, linked, together),
            emit,
            call));
    }
}
