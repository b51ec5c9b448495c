using System;
using System.Collections.Concurrent;
using System.Net.Http;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;

namespace PimTools.Graph.Http;

/// <summary>The calls by which things are changed and read again: each alone, or with those about other things of the same kind.</summary>
internal abstract class ServiceCalls
{
    /// <summary>Each call goes alone.</summary>
    public static ServiceCalls Alone(PimHttp http) => new AloneCalls(http);

    /// <summary>Calls of the same moment travel together.</summary>
    /// <param name="http">The way to the service.</param>
    /// <param name="graph">The service's address.</param>
    /// <param name="callers">Those who ask.</param>
    public static ServiceCalls Together(PimHttp http, Uri graph, BatchCallers callers) => new BatchCalls(http, graph, callers);

    /// <summary>Reads an object; null where the service does not know it.</summary>
    public abstract Task<JObject?> FindAsync(Uri address, PimCall call);

    /// <summary>Makes a change; null where the service answers without a body.</summary>
    /// <exception cref="PimException"><see cref="PimErrorCode.OutcomeUnknown"/> where the change may have been made.</exception>
    public abstract Task<JObject?> WriteAsync(HttpMethod method, Uri address, JObject? body, PimCall call);

    private sealed class AloneCalls : ServiceCalls
    {
        private readonly PimHttp _http;

        public AloneCalls(PimHttp http) => _http = http;

        public override Task<JObject?> FindAsync(Uri address, PimCall call) => _http.FindAsync(address, call);

        public override Task<JObject?> WriteAsync(HttpMethod method, Uri address, JObject? body, PimCall call) => _http.WriteAsync(method, address, body, call);
    }

    private sealed class BatchCalls : ServiceCalls
    {
        private readonly PimHttp _http;
        private readonly Uri _graph;
        private readonly BatchCallers _callers;

        // A batch holds calls to one version alone; and reads may be repeated as a whole, changes not.
        private readonly ConcurrentDictionary<(string Version, bool IsRead), BatchedCalls> _batches = new();

        public BatchCalls(PimHttp http, Uri graph, BatchCallers callers)
        {
            _callers = callers;
            _http = http;
            _graph = graph;
        }

        public override Task<JObject?> FindAsync(Uri address, PimCall call) => Batch(address, isRead: true).FindAsync(address, call);

        public override async Task<JObject?> WriteAsync(HttpMethod method, Uri address, JObject? body, PimCall call)
        {
            try
            {
                return await Batch(address, isRead: false).WriteAsync(method, address, body, call);
            }
            catch (PimException e) when (e.Claims is not null)
            {
                // Nothing was made of it; sent alone, the person can sign in with what is demanded.
                return await _http.WriteAsync(method, address, body, call);
            }
        }

        private BatchedCalls Batch(Uri address, bool isRead) =>
            _batches.GetOrAdd((address.Segments[1].TrimEnd('/'), isRead), key => new BatchedCalls(_http, _graph, key.Version, _callers));
    }
}
