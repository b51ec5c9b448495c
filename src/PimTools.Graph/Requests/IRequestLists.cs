using System;
using System.Threading.Tasks;
using PimTools.Graph.Http;
using PimTools.Graph.Provider;

namespace PimTools.Graph.Requests;

/// <summary>Lists and finds the requests of one kind.</summary>
internal interface IRequestLists
{
    /// <summary>As <see cref="IKindRequests.ListAsync"/>.</summary>
    Task ListAsync(PimRequestFilter filter, Action<PimRequest> emit, PimCall call, BatchedCalls? together);

    /// <summary>Null where this kind has no request with the id.</summary>
    Task<PimRequest?> FindAsync(string id, PimCall call);
}
