using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace PimTools.Graph.Requests;

/// <summary>Sends the requests of one kind, none of them twice.</summary>
internal interface IRequestSender
{
    Task<PimRequest> SubmitAsync(PimRequestDraft draft, PimCall call);

    Task SubmitManyAsync(IReadOnlyList<PimRequestDraft> drafts, Action<PimSubmission> emit, PimCall call);
}
