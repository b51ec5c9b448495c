using System;
using PimTools.Graph.Directory;
using PimTools.Graph.Http;
using PimTools.Graph.Policies;
using PimTools.Graph.Provider;
using PimTools.Graph.Requests;

namespace PimTools.Graph.Azure;

/// <summary>Supplies PIM for Azure roles, behind Azure Resource Manager.</summary>
internal sealed class AzureProvider : IPimProvider
{
    public AzureProvider(PimHttp http, PimContext context, PrincipalDirectory principals, IdempotentSubmitter submitter, TimeSpan scopePatience)
    {
        var urls = new AzureUrls(context.ArmEndpoint!);
        var perScope = new PerScopeReader(scopePatience);
        var names = new AzureNames(principals);
        var catalogue = new AzureCatalogue(http, urls, perScope);
        var lists = new ListReader(http);
        var named = new AzureLists(lists, names, catalogue, perScope);
        var many = new ManyCalls(http);
        var settings = new AzureSettings(lists, urls, new PolicyClient(principals, many), catalogue);
        Catalogue = catalogue;
        Resources = catalogue;
        Assignments = new AzureAssignments(named, urls, names, catalogue, context);
        Settings = settings;
        ActivityLog = new AzureActivityLog(lists, urls, catalogue, perScope, principals);
        Reviews = new AzureReviews(http, urls, catalogue, perScope, principals, submitter);
        Requests = new KindRequests(
            new AzureRequests(named, urls, names),
            new AzureSender(http, urls, settings, principals, context, submitter),
            new RequestFollowUp(
                request => urls.Request(request.Type, request.Scope.Id, request.Id),
                request => urls.Cancel(request.Type, request.Scope.Id, request.Id),
                AzureEnvelope.Instance,
                submitter),
            new ApprovalClient(http, urls, AzureEnvelope.Instance, context.Account, submitter),
            new DecisionReader(http, urls, AzureEnvelope.Instance, urls.AllApprovals),
            new FollowUpRunner(many));
    }

    public PimKind Kind => PimKind.AzureRole;

    public IKindCatalogue Catalogue { get; }

    public IKindAssignments Assignments { get; }

    public IKindRequests Requests { get; }

    public IKindSettings Settings { get; }

    public HolderReader? Holders => null;

    public IKindResources? Resources { get; }

    public IKindActivityLog? ActivityLog { get; }

    /// <summary>The access reviews of Azure roles.</summary>
    public IKindReviews Reviews { get; }
}
