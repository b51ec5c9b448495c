using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Http;
using PimTools.Graph.Json;

namespace PimTools.Graph.Requests;

/// <summary>Finds the parts of an approval, each of which somebody decides.</summary>
internal sealed class ApprovalParts
{
    private readonly ListReader _lists;
    private readonly IApprovalUrls _urls;
    private readonly Envelope _envelope;

    public ApprovalParts(PimHttp http, IApprovalUrls urls, Envelope envelope)
    {
        _lists = new ListReader(http);
        _urls = urls;
        _envelope = envelope;
    }

    /// <summary>The parts. The published answers have them in them; the schema would allow to leave them out.</summary>
    public async Task<IEnumerable<JObject>> OfAsync(string id, JObject approval, PimCall call) =>
        (_envelope.Open(approval).Get(_urls.PartsName) is null ? await _lists.ReadAllAsync(_urls.Parts(id), call) : approval.Children(_urls.PartsName))
        .Select(_envelope.Open);
}
