using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;

namespace PimTools.Graph.Http;

/// <summary>Reads a list whose elements may lack names that another call has to give.</summary>
internal static class ElementCompletion
{
    /// <summary>
    /// Emits at once what is complete, and the rest at the end of its page, completed together. An element that cannot be read takes no other
    /// with it: its error is thrown at the end of the list.
    /// </summary>
    public static async Task ReadAsync<T>(
        this ListReader lists,
        Uri address,
        Func<JObject, bool> isComplete,
        Func<IReadOnlyCollection<JObject>, PimCall, Task> completeAsync,
        Func<JObject, T> read,
        Action<T> emit,
        PimCall call)
    {
        var waiting = new List<JObject>();
        var failures = new ElementFailures();
        void Take(JObject element)
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

        await lists.ReadAsync(address, Take, call, EmitWaitingAsync);
        failures.ThrowIfAny();
    }
}
