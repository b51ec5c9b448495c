using System;
using System.Collections.Concurrent;
using System.Net.Http;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Http;

namespace PimTools.Graph.Requests;

/// <summary>The calls by which requests are decided, withdrawn and read again: each alone, or with those about other requests.</summary>
internal abstract class FollowUpCalls
{
    /// <summary>Each call goes alone.</summary>
    public static FollowUpCalls Alone(PimHttp http) => new AloneCalls(http);

    /// <summary>Calls of the same moment travel together.</summary>
    public static FollowUpCalls Together(PimHttp http, Uri graph) => new BatchCalls(http, graph);

    /// <summary>Reads an object; null where the service does not know it.</summary>
    public abstract Task<JObject?> FindAsync(Uri address, PimCall call);

    /// <summary>Makes a change; null where the service answers without a body.</summary>
    /// <exception cref="PimException"><see cref="PimErrorCode.OutcomeUnknown"/> where the change may have been made.</exception>
    public abstract Task<JObject?> WriteAsync(HttpMethod method, Uri address, JObject? body, PimCall call);

    private sealed class AloneCalls : FollowUpCalls
    {
        private readonly PimHttp _http;

        public AloneCalls(PimHttp http) => _http = http;

        public override Task<JObject?> FindAsync(Uri address, PimCall call) => _http.FindAsync(address, call);

        public override Task<JObject?> WriteAsync(HttpMethod method, Uri address, JObject? body, PimCall call) => _http.WriteAsync(method, address, body, call);
    }

    private sealed class BatchCalls : FollowUpCalls
    {
        private readonly PimHttp _http;
        private readonly Uri _graph;

        // A batch holds calls to one version alone; and reads may be repeated as a whole, changes not.
        private readonly ConcurrentDictionary<(string Version, bool IsRead), BatchedCalls> _batches = new();

        public BatchCalls(PimHttp http, Uri graph)
        {
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
            _batches.GetOrAdd((address.Segments[1].TrimEnd('/'), isRead), key => new BatchedCalls(_http, _graph, key.Version));
    }
}
