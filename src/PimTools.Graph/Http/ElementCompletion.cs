using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace PimTools.Graph.Http;

/// <summary>Reads a list whose elements may lack names that another call has to give.</summary>
internal static class ElementCompletion
{
    /// <summary>
    /// Emits at once what is complete, and the rest at the end of its page, completed together. An element that cannot be read takes no other
    /// with it: its error is thrown at the end of the list.
    /// </summary>
    /// <param name="lists">The reader.</param>
    /// <param name="address">The address of the list.</param>
    /// <param name="form">The form in which an element is read.</param>
    /// <param name="isComplete">Tells whether nothing has to be asked for.</param>
    /// <param name="completeAsync">Asks for what elements that came together lack.</param>
    /// <param name="read">Reads an element.</param>
    /// <param name="emit">Hears of each.</param>
    /// <param name="call">The call.</param>
    /// <param name="together">The calls that the first page travels with; null for a call of its own.</param>
    public static async Task ReadAsync<TElement, T>(
        this ListReader lists,
        Uri address,
        ListElement<TElement> form,
        Func<TElement, bool> isComplete,
        Func<IReadOnlyCollection<TElement>, PimCall, Task> completeAsync,
        Func<TElement, T> read,
        Action<T> emit,
        PimCall call,
        BatchedCalls? together = null)
        where TElement : class
    {
        var waiting = new List<TElement>();
        var failures = new ElementFailures();
        void Take(TElement element)
        {
            if (isComplete(element))
            {
                failures.Emit(() => read(element), emit);
            }
            else
            {
                waiting.Add(element);
            }
        }

        async Task EmitWaitingAsync()
        {
            if (waiting.Count == 0)
            {
                return;
            }

            await completeAsync(waiting, call);
            waiting.ForEach(element => failures.Emit(() => read(element), emit));
            waiting.Clear();
        }

        await lists.ReadAsync(address, form, Take, call, EmitWaitingAsync, together);
        failures.ThrowIfAny();
    }
}
