using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Graph.Requests;

namespace PimTools.Graph.Groups;

/// <summary>Sends requests about groups, but none that would bring a group under PIM which PIM cannot manage.</summary>
internal sealed class GroupSender : IRequestSender
{
    private readonly RequestSender _sender;
    private readonly SupportedGroups _supported;

    public GroupSender(RequestSender sender, SupportedGroups supported)
    {
        _sender = sender;
        _supported = supported;
    }

    public async Task<PimRequest> SubmitAsync(PimRequestDraft draft, PimCall call)
    {
        var refusals = await _supported.RefuseAsync(new[] { draft }, call);
        return refusals[0] is { } refusal ? throw refusal : await _sender.SubmitAsync(draft, call);
    }

    public async Task SubmitManyAsync(IReadOnlyList<PimRequestDraft> drafts, Action<PimSubmission> emit, PimCall call)
    {
        var refusals = await _supported.RefuseAsync(drafts, call);
        var sent = new List<PimRequestDraft>();
        foreach (var (draft, refusal) in drafts.Zip(refusals, (draft, refusal) => (draft, refusal)))
        {
            if (refusal is null)
            {
                sent.Add(draft);
            }
            else
            {
                emit(new PimSubmission(draft, refusal));
            }
        }

        await _sender.SubmitManyAsync(sent, emit, call);
    }
}
