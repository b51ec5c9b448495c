using System;

namespace PimTools.Graph.Requests;

/// <summary>Builds the addresses where requests of one kind are made, read and withdrawn.</summary>
internal interface IRequestUrls
{
    Uri NewRequest(PimAssignmentType type);

    Uri Request(PimAssignmentType type, string id);

    Uri Cancel(PimAssignmentType type, string id);

    /// <summary>The requests for the same thing as a draft, among those the caller made where the caller is a person.</summary>
    Uri RequestsLike(PimRequestDraft draft, bool isApplication);
}
