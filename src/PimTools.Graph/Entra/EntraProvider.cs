using PimTools.Graph.Directory;
using PimTools.Graph.Http;
using PimTools.Graph.Json;
using PimTools.Graph.Policies;
using PimTools.Graph.Provider;
using PimTools.Graph.Requests;
using PimTools.Graph.Reviews;

namespace PimTools.Graph.Entra;

/// <summary>Supplies PIM for Entra roles.</summary>
internal sealed class EntraProvider : IPimProvider
{
    public EntraProvider(PimHttp http, PimContext context, PrincipalDirectory principals, IdempotentSubmitter submitter)
    {
        var lists = new ListReader(http);
        var urls = new EntraUrls(context.GraphEndpoint!);
        var catalogue = new EntraCatalogue(lists, urls);
        var names = new EntraNames(principals, catalogue);
        var many = new ManyCalls(http, context.GraphEndpoint);
        var settings = new EntraSettings(lists, new PolicyUrls(context.GraphEndpoint!), new PolicyClient(principals, many), catalogue);
        Catalogue = catalogue;
        Assignments = new EntraAssignments(lists, urls, names);
        Holders = new HolderReader(urls.Holders, (element, target, type) => EntraReader.Assignment(element, type, target.Role, target.Scope, names.Principal(element)));
        Settings = settings;
        Reviews = new GraphReviews(http, context, principals, submitter, catalogue.RolesAsync);
        Requests = new KindRequests(
            new EntraRequests(http, lists, urls, names),
            new RequestSender(http, urls, EntraWriter.Request, settings.ApproversAsync, principals, context, submitter),
            new RequestFollowUp(urls, submitter),
            new ApprovalClient(http, urls, Envelope.None, context.Account, submitter),
            new DecisionReader(http, urls, () => new BatchedCalls(http, context.GraphEndpoint!, "beta"), context.Account),
            new FollowUpRunner(many));
    }

    public PimKind Kind => PimKind.EntraRole;

    public IKindCatalogue Catalogue { get; }

    public IKindAssignments Assignments { get; }

    public IKindRequests Requests { get; }

    public IKindSettings Settings { get; }

    public HolderReader Holders { get; }

    public IKindResources? Resources => null;

    public IKindActivityLog? ActivityLog => null;

    /// <summary>The access reviews of Entra roles, and those of groups, which stand in the same list.</summary>
    public IKindReviews Reviews { get; }
}
