using System;
using PimTools.Graph.Http;

namespace PimTools.Graph.Reviews;

/// <summary>Builds the addresses of access reviews.</summary>
internal sealed class ReviewUrls
{
    private const string Root = "v1.0/identityGovernance/accessReviews/definitions";
    private const string Reviewer = "/filterByCurrentUser(on='reviewer')";

    private readonly Uri _endpoint;

    public ReviewUrls(Uri graph) => _endpoint = graph;

    /// <summary>All reviews.</summary>
    public Uri Definitions => Address(string.Empty);

    /// <summary>The reviews in which the caller is asked.</summary>
    public Uri Mine => Address(Reviewer);

    public Uri Definition(string id) => Address(Of(id));

    public Uri Stop(string id) => Address(Of(id) + "/stop");

    public Uri Instances(string id, bool isMine) => Address(Of(id) + "/instances" + (isMine ? Reviewer : string.Empty));

    public Uri StopInstance(string id, string instance) => Address(Instance(id, instance) + "/stop");

    public Uri Decisions(string id, string instance, bool isMine) => Address(Instance(id, instance) + "/decisions" + (isMine ? Reviewer : string.Empty));

    public Uri Decision(string id, string instance, string decision) => Address(Instance(id, instance) + "/decisions" + Of(decision));

    private static string Instance(string id, string instance) => Of(id) + "/instances" + Of(instance);

    private static string Of(string id) => "/" + OData.Segment(id);

    private Uri Address(string path) => OData.Address(_endpoint, Root + path);
}
