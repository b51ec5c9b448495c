using System;

namespace PimTools.Graph.Requests;

/// <summary>Builds the addresses of the approvals of one kind. Their parts are steps for Entra roles and stages for groups.</summary>
internal interface IApprovalUrls
{
    /// <summary>The name of the parts in the answer.</summary>
    string PartsName { get; }

    /// <summary>The approvals that the caller decides, with their parts; null where each is read by itself.</summary>
    Uri? Mine { get; }

    Uri Approval(string id);

    Uri Parts(string id);

    Uri Part(string id, string part);
}
