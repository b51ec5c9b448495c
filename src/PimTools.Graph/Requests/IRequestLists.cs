using System;
using System.Threading.Tasks;

namespace PimTools.Graph.Requests;

/// <summary>Lists and finds the requests of one kind.</summary>
internal interface IRequestLists
{
    Task ListAsync(PimRequestFilter filter, Action<PimRequest> emit, PimCall call);

    /// <summary>Null where this kind has no request with the id.</summary>
    Task<PimRequest?> FindAsync(string id, PimCall call);
}
