using PimTools.Graph.Directory;
using PimTools.Graph.Http;
using PimTools.Graph.Json;
using PimTools.Graph.Policies;
using PimTools.Graph.Provider;
using PimTools.Graph.Requests;

namespace PimTools.Graph.Groups;

/// <summary>Supplies PIM for Groups: membership and ownership.</summary>
internal sealed class GroupProvider : IPimProvider
{
    public GroupProvider(PimHttp http, PimContext context, PrincipalDirectory principals, IdempotentSubmitter submitter)
    {
        var urls = new GroupUrls(context.GraphEndpoint!);
        var names = new GroupNames(principals);
        var lists = new ListReader(http);
        var catalogue = new GroupCatalogue(lists, urls, names, principals);
        var groupLists = new GroupLists(http, context, lists, catalogue, names);
        var supported = new SupportedGroups(principals);
        var many = new ManyCalls(http, context.GraphEndpoint);
        var settings = new GroupSettings(http, context, new PolicyClient(principals, many), catalogue, names, supported, principals);
        Catalogue = catalogue;
        Assignments = new GroupAssignments(groupLists, urls, names);
        Holders = new HolderReader(urls.Holders, (element, target, type) => GroupAssignments.Read(element, target, type, names.Principal(element)));
        Settings = settings;
        Requests = new KindRequests(
            new GroupRequests(http, groupLists, urls, names),
            new GroupSender(
                new RequestSender(http, urls, GroupWriter.Request, settings.ApproversAsync, principals, context, submitter), supported),
            new RequestFollowUp(urls, submitter),
            new ApprovalClient(http, urls, Envelope.None, context.Account, submitter),
            new DecisionReader(http, urls, () => new BatchedCalls(http, context.GraphEndpoint!), context.Account),
            new FollowUpRunner(many));
    }

    public PimKind Kind => PimKind.Group;

    public IKindCatalogue Catalogue { get; }

    public IKindAssignments Assignments { get; }

    public IKindRequests Requests { get; }

    public IKindSettings Settings { get; }

    public HolderReader Holders { get; }

    public IKindResources? Resources => null;

    public IKindActivityLog? ActivityLog => null;
}
