using System.Collections.Concurrent;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace PimTools.Emulator.Host;

/// <summary>
/// Answers what was read before from memory, until anything changes. The emulated tenant orders and filters a list anew for each of its pages, which
/// would be most of what a measurement of a long list measures. Whoever asks gets the same: it is meant for a single caller.
/// </summary>
internal sealed class KeptAnswers
{
    private const string CallId = "client-request-id";

    private readonly ConcurrentDictionary<string, HttpResponseMessage> _answers = new();

    public async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, EmulatedTenant tenant, CancellationToken cancellation)
    {
        if (request.Method != HttpMethod.Get)
        {
            _answers.Clear();
            return await tenant.SendAsync(request, cancellation);
        }

        var address = request.RequestUri!.AbsoluteUri;
        if (_answers.TryGetValue(address, out var kept))
        {
            await Task.Delay(tenant.Faults.Latency, cancellation);
            return To(request, kept);
        }

        var answer = await tenant.SendAsync(request, cancellation);
        if (answer.IsSuccessStatusCode)
            _answers[address] = answer;
        return answer;
    }

    // An answer names the call that it belongs to.
    private static HttpResponseMessage To(HttpRequestMessage request, HttpResponseMessage kept)
    {
        var answer = new HttpResponseMessage(kept.StatusCode) { Content = kept.Content };
        foreach (var (name, values) in kept.Headers)
            answer.Headers.TryAddWithoutValidation(name, values);
        if (request.Headers.TryGetValues(CallId, out var ids))
        {
            answer.Headers.Remove(CallId);
            answer.Headers.TryAddWithoutValidation(CallId, ids);
        }

        return answer;
    }
}
