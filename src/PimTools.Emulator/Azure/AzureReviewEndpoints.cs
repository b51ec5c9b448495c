using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Azure.Resources;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Http.Arm;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Identity;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Reviews;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Azure;

/// <summary>Access reviews of Azure roles: a subscription has them, and reviewers find theirs at the tenant.</summary>
internal sealed class AzureReviewEndpoints(
    TenantState tenant, AzurePimService service, ReviewRunner runner, AzureAuthority authority, ArmResponses responses, Action<Schedule> remove) : IArmEndpoints
{
    private const string Type = AzureReviewShapes.Type;
    private const string Instances = Type + "/{review}/instances";
    private const string Decisions = Instances + "/{instance}/decisions";
    private const string Mine = "assignedToMeToReview";

    private readonly AzureReviewShapes _shapes = new(tenant.Directory);

    public IEnumerable<ArmRoute> Routes =>
    [
        new ArmRoute("GET", Type, ArmVersions.Reviews, List) { Options = ["$filter"] },
        new ArmRoute("GET", Type + "/{review}", ArmVersions.Reviews, Get),
        new ArmRoute("PUT", Type + "/{review}", ArmVersions.Reviews, Put),
        new ArmRoute("DELETE", Type + "/{review}", ArmVersions.Reviews, Delete),
        new ArmRoute("POST", Type + "/{review}/stop", ArmVersions.Reviews, Stop),
        new ArmRoute("GET", Instances, ArmVersions.Reviews, ListInstances) { Options = ["$filter"] },
        new ArmRoute("GET", Instances + "/{instance}", ArmVersions.Reviews, GetInstance),
        new ArmRoute("POST", Instances + "/{instance}/stop", ArmVersions.Reviews, StopInstance),
        new ArmRoute("GET", Decisions, ArmVersions.Reviews, ListDecisions) { Options = ["$filter"] },
        new ArmRoute("GET", Decisions + "/{decision}", ArmVersions.Reviews, GetDecision),
        new ArmRoute("PATCH", Decisions + "/{decision}", ArmVersions.Reviews, Decide),
    ];

    private DirectoryStore Directory => tenant.Directory;

    private IEnumerable<AccessReview> Reviews => runner.Store.All.Where(review => review.Subject.ResourceType == AzureReviewShapes.ResourceType);

    private ServiceResponse List(ArmRequest request)
    {
        if (IsMine(request))
        {
            var mine = Reviews.Where(review => review.Instances.Any(instance => instance.Items.Any(item => Asks(request.Caller, review, item))));
            return responses.Page(request, mine, review => _shapes.Definition(review, request.Scope.Id, withInstances: true));
        }

        authority.Require(request.Caller, AzureActions.ReadReviews, request.Scope);
        return responses.Page(request, Reviews.Where(review => ScopeOf(review).IsAtOrBelow(request.Scope)), review => _shapes.Definition(review, request.Scope.Id));
    }

    private ServiceResponse Get(ArmRequest request) => ServiceResponse.Ok(_shapes.Definition(Readable(request), request.Scope.Id));

    private ServiceResponse Put(ArmRequest request)
    {
        if (!Guid.TryParse(request["review"], out var id))
            throw ArmErrors.NoGuid("AccessReviewScheduleDefinition", request["review"]);
        if (Reviews.Any(known => known.Id == id.ToString()))
            throw ServiceException.Conflict($"There is an access review '{id}' already.");

        var review = AzureReviewBody.Read(request, service, remove, id.ToString(), tenant.Now);
        authority.Require(request.Caller, AzureActions.WriteReviews, ScopeOf(review));
        runner.Add(review);
        return ServiceResponse.Ok(_shapes.Definition(review, request.Scope.Id));
    }

    private ServiceResponse Delete(ArmRequest request)
    {
        runner.Store.Remove(Writable(request));
        return ServiceResponse.Empty;
    }

    private ServiceResponse Stop(ArmRequest request)
    {
        runner.Stop(Writable(request), request.Caller);
        return ServiceResponse.NoContent;
    }

    private ServiceResponse ListInstances(ArmRequest request)
    {
        var review = Readable(request);
        return responses.Page(request, review.Instances, instance => AzureReviewShapes.Instance(review, instance, request.Scope.Id));
    }

    private ServiceResponse GetInstance(ArmRequest request)
    {
        var review = Readable(request);
        return ServiceResponse.Ok(AzureReviewShapes.Instance(review, ReviewStore.Instance(review, request["instance"]), request.Scope.Id));
    }

    private ServiceResponse StopInstance(ArmRequest request)
    {
        var review = Writable(request);
        runner.Stop(review, ReviewStore.Instance(review, request["instance"]), request.Caller);
        return ServiceResponse.NoContent;
    }

    private ServiceResponse ListDecisions(ArmRequest request)
    {
        var isMine = IsMine(request);
        var review = isMine ? runner.Store.Find(request["review"]) : Readable(request);
        var instance = ReviewStore.Instance(review, request["instance"]);
        return responses.Page(
            request, instance.Items.Where(item => !isMine || Asks(request.Caller, review, item)), item => _shapes.Decision(review, instance, item, request.Scope.Id));
    }

    private ServiceResponse GetDecision(ArmRequest request)
    {
        var (review, instance, item) = Asked(request);
        return ServiceResponse.Ok(_shapes.Decision(review, instance, item, request.Scope.Id));
    }

    private ServiceResponse Decide(ArmRequest request)
    {
        var (review, instance, item) = Asked(request);
        var body = new BodyReader(request.Properties(), "Microsoft.Authorization.AccessReviewDecisionProperties", "decision", "justification");
        var decision = ReviewDecision.Answer(body.RequiredText("decision")) ?? throw body.Wrong("decision");
        runner.Decide(review, instance, item, decision, body.Text("justification"), request.Caller);
        return ServiceResponse.Ok(_shapes.Decision(review, instance, item, request.Scope.Id));
    }

    // At the tenant, reviewers read and decide what they are asked about.
    private static bool IsMine(ArmRequest request) => request.Scope.Kind == AzureScopeKind.Tenant && request.Filter(Mine).Has(Mine);

    private AzureScope ScopeOf(AccessReview review) => ArmScope.Require(service.Tree, (string)review.Scope["resourceId"]!);

    private bool Asks(Caller caller, AccessReview review, ReviewItem item) => ReviewerList.Includes(review, Directory, caller, item.PrincipalId);

    private AccessReview Readable(ArmRequest request)
    {
        var review = Find(request);
        if (!review.Instances.Any(instance => instance.Items.Any(item => Asks(request.Caller, review, item))))
            authority.Require(request.Caller, AzureActions.ReadReviews, ScopeOf(review));
        return review;
    }

    private AccessReview Writable(ArmRequest request)
    {
        var review = Find(request);
        authority.Require(request.Caller, AzureActions.WriteReviews, ScopeOf(review));
        return review;
    }

    private AccessReview Find(ArmRequest request) => Reviews.FirstOrDefault(review => review.Id == request["review"] && ScopeOf(review).IsAtOrBelow(request.Scope))
        ?? throw ArmErrors.NotFound("ResourceNotFound", $"The access review '{request["review"]}' could not be found.");

    private (AccessReview Review, ReviewInstance Instance, ReviewItem Item) Asked(ArmRequest request)
    {
        var review = Find(request);
        var instance = ReviewStore.Instance(review, request["instance"]);
        var item = ReviewStore.Item(instance, request["decision"]);
        return Asks(request.Caller, review, item)
            ? (review, instance, item)
            : throw authority.Refused(request.Caller, AzureActions.WriteReviews, ScopeOf(review));
    }
}
