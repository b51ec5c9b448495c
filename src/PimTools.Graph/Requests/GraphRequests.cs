using System;
using System.Threading.Tasks;
using PimTools.Graph.Http;
using PimTools.Graph.Json;

namespace PimTools.Graph.Requests;

/// <summary>Reads Graph's requests, which Entra roles and groups have alike, with the names behind their ids.</summary>
internal sealed class GraphRequests
{
    private readonly PimHttp _http;
    private readonly IRequestNames _names;
    private readonly Func<PimAssignmentType, string, Uri> _address;

    /// <param name="http">The way to the service.</param>
    /// <param name="names">The names behind ids.</param>
    /// <param name="address">Where a request stands.</param>
    public GraphRequests(PimHttp http, IRequestNames names, Func<PimAssignmentType, string, Uri> address)
    {
        _http = http;
        _names = names;
        _address = address;
    }

    /// <summary>Null where there is no request with the id.</summary>
    /// <exception cref="PimException">It was not found, and one of the two collections could not be read.</exception>
    public async Task<PimRequest?> FindAsync(string id, PimCall call)
    {
        PimException? refusal = null;
        foreach (var type in new[] { PimAssignmentType.Active, PimAssignmentType.Eligible })
        {
            try
            {
                if (await _http.FindAsync(_address(type, id), call) is { } found)
                {
                    var element = JsonRecord.Of(found);
                    if (!_names.IsComplete(element))
                    {
                        await _names.CompleteAsync(new[] { element }, call);
                    }

                    return Read(element, type);
                }
            }
            catch (PimException e)
            {
                // It may be in the other collection, to which another permission leads.
                refusal ??= e;
            }
        }

        return refusal is null ? null : throw refusal;
    }

    public PimRequest Read(JsonRecord element, PimAssignmentType type) => RequestReader.Read(
        element, type, _names.Role(element), _names.Scope(element), _names.Principal(element), _names.CreatedBy(element), Array.Empty<PimApprover>());
}
