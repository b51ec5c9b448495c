using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Http.Graph;
using PimTools.Emulator.Http.OData;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Identity;
using PimTools.Emulator.Pim.Reviews;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Endpoints;

/// <summary>Access reviews of Graph: they are read, made, stopped and deleted, and their decisions read, taken and applied.</summary>
internal sealed class ReviewEndpoints(
    TenantState tenant, ReviewFactory factory, ReviewRunner runner, ReviewShapes shapes, Permission read, Permission write, GraphResponses responses) : IGraphEndpoints
{
    private const string Resource = "identityGovernance/accessReviews/definitions";
    private const string Instances = Resource + "/{id}/instances";
    private const string Decisions = Instances + "/{instance}/decisions";

    public IEnumerable<GraphRoute> Routes =>
    [
        new GraphRoute("GET", Resource, read, List),
        new GraphRoute("POST", Resource, write, Post),
        new GraphRoute("GET", Resource + "/filterByCurrentUser/{on}", read, Mine),
        new GraphRoute("GET", Resource + "/{id}", read, Get),
        new GraphRoute("DELETE", Resource + "/{id}", write, Delete),
        new GraphRoute("POST", Resource + "/{id}/stop", write, Stop),
        new GraphRoute("GET", Instances, read, ListInstances),
        new GraphRoute("GET", Instances + "/filterByCurrentUser/{on}", read, MyInstances),
        new GraphRoute("GET", Instances + "/{instance}", read, GetInstance),
        new GraphRoute("POST", Instances + "/{instance}/stop", write, StopInstance),
        new GraphRoute("POST", Instances + "/{instance}/applyDecisions", write, Apply),
        new GraphRoute("GET", Decisions, read, ListDecisions),
        new GraphRoute("GET", Decisions + "/filterByCurrentUser/{on}", read, MyDecisions),
        new GraphRoute("GET", Decisions + "/{decision}", read, GetDecision),
        new GraphRoute("PATCH", Decisions + "/{decision}", write, Decide),
    ];

    private DirectoryStore Directory => tenant.Directory;

    private ServiceResponse List(GraphRequest request)
    {
        var all = Reviews.Where(review => CanRead(request.Caller, review)).ToList();

        // Whoever may read none is refused, and does not learn that there is none.
        return all.Count > 0 || factory.Areas.Any(area => area.CanRead(request.Caller, ""))
            ? responses.Page(request, Resource, shapes.Definition, all)
            : throw ServiceException.Forbidden();
    }

    private ServiceResponse Mine(GraphRequest request)
    {
        var mine = Reviews.Where(review => review.Instances.Any(instance => Asks(request.Caller, review, instance)));
        return responses.Page(request, Collection(request, shapes.Definition), shapes.Definition, mine, withType: true);
    }

    private ServiceResponse Get(GraphRequest request) => ServiceResponse.Ok(GraphResponses.Entity(request, Resource, shapes.Definition, Readable(request)));

    private ServiceResponse Post(GraphRequest request)
    {
        var (area, review) = factory.Create(request.BodyObject(), tenant.Ids.Next(), request.Caller.ObjectId);
        if (!area.CanWrite(request.Caller, review.Subject.ResourceId))
            throw ServiceException.Forbidden();

        runner.Add(review);
        return ServiceResponse.Created(GraphResponses.Entity(request, Resource, shapes.Definition, review));
    }

    private ServiceResponse Delete(GraphRequest request)
    {
        runner.Store.Remove(Writable(request));
        return ServiceResponse.NoContent;
    }

    private ServiceResponse Stop(GraphRequest request)
    {
        runner.Stop(Writable(request), request.Caller);
        return ServiceResponse.NoContent;
    }

    private ServiceResponse ListInstances(GraphRequest request)
    {
        var review = Readable(request);
        return responses.Page(request, $"{Resource}('{review.Id}')/instances", ReviewShapes.Instance, review.Instances.Select(instance => (review, instance)));
    }

    private ServiceResponse MyInstances(GraphRequest request)
    {
        var review = runner.Store.Find(request["id"]);
        var mine = review.Instances.Where(instance => Asks(request.Caller, review, instance)).Select(instance => (review, instance));
        return responses.Page(request, Collection(request, ReviewShapes.Instance), ReviewShapes.Instance, mine, withType: true);
    }

    private ServiceResponse GetInstance(GraphRequest request)
    {
        var review = Readable(request);
        return ServiceResponse.Ok(GraphResponses.Entity(
            request, $"{Resource}('{review.Id}')/instances", ReviewShapes.Instance, (review, ReviewStore.Instance(review, request["instance"]))));
    }

    private ServiceResponse StopInstance(GraphRequest request)
    {
        var review = Writable(request);
        runner.Stop(review, ReviewStore.Instance(review, request["instance"]), request.Caller);
        return ServiceResponse.NoContent;
    }

    private ServiceResponse Apply(GraphRequest request)
    {
        var review = Writable(request);
        runner.Apply(review, ReviewStore.Instance(review, request["instance"]), request.Caller.ObjectId);
        return ServiceResponse.NoContent;
    }

    private ServiceResponse ListDecisions(GraphRequest request)
    {
        var review = Readable(request);
        return responses.Page(request, DecisionsOf(request), shapes.Item, Rows(request, review));
    }

    private ServiceResponse MyDecisions(GraphRequest request)
    {
        var review = runner.Store.Find(request["id"]);
        var mine = Rows(request, review).Where(row => ReviewerList.Includes(review, Directory, request.Caller, row.Item.PrincipalId));
        return responses.Page(request, Collection(request, shapes.Item), shapes.Item, mine, withType: true);
    }

    private ServiceResponse GetDecision(GraphRequest request)
    {
        var row = Find(request);
        if (!CanRead(request.Caller, row.Review) && !ReviewerList.Includes(row.Review, Directory, request.Caller, row.Item.PrincipalId))
            throw ServiceException.Forbidden();
        return ServiceResponse.Ok(GraphResponses.Entity(request, DecisionsOf(request), shapes.Item, row));
    }

    /// <summary>Takes a decision, which applications cannot.</summary>
    private ServiceResponse Decide(GraphRequest request)
    {
        if (request.Caller.IsApplication)
            throw ServiceException.Forbidden();

        var (review, instance, item) = Find(request);
        var body = new BodyReader(request.BodyObject(), shapes.Item.TypeName, "decision", "justification");
        var decision = ReviewDecision.Answer(body.RequiredText("decision")) ?? throw body.Wrong("decision");
        runner.Decide(review, instance, item, decision, body.Text("justification"), request.Caller);
        return ServiceResponse.NoContent;
    }

    private IEnumerable<AccessReview> Reviews => runner.Store.All.Where(review => AreaOf(review) is not null);

    private IReviewArea? AreaOf(AccessReview review) => factory.Areas.FirstOrDefault(area => area.ResourceType == review.Subject.ResourceType);

    private bool CanRead(Caller caller, AccessReview review) => caller.Is(review.CreatedBy) || AreaOf(review)!.CanRead(caller, review.Subject.ResourceId);

    private bool Asks(Caller caller, AccessReview review, ReviewInstance instance) =>
        instance.Items.Any(item => ReviewerList.Includes(review, Directory, caller, item.PrincipalId));

    private AccessReview Readable(GraphRequest request)
    {
        var review = runner.Store.Find(request["id"]);
        return CanRead(request.Caller, review) ? review : throw ServiceException.Forbidden();
    }

    private AccessReview Writable(GraphRequest request)
    {
        var review = runner.Store.Find(request["id"]);
        return AreaOf(review)!.CanWrite(request.Caller, review.Subject.ResourceId) ? review : throw ServiceException.Forbidden();
    }

    private (AccessReview Review, ReviewInstance Instance, ReviewItem Item) Find(GraphRequest request)
    {
        var review = runner.Store.Find(request["id"]);
        var instance = ReviewStore.Instance(review, request["instance"]);
        return (review, instance, ReviewStore.Item(instance, request["decision"]));
    }

    private static IEnumerable<(AccessReview Review, ReviewInstance Instance, ReviewItem Item)> Rows(GraphRequest request, AccessReview review)
    {
        var instance = ReviewStore.Instance(review, request["instance"]);
        return instance.Items.Select(item => (review, instance, item));
    }

    private static string DecisionsOf(GraphRequest request) => $"{Resource}('{request["id"]}')/instances('{request["instance"]}')/decisions";

    private static string Collection<T>(GraphRequest request, Shape<T> shape) => request["on"] == "reviewer"
        ? $"Collection({shape.TypeName})"
        : throw ServiceException.BadRequest($"The value '{request["on"]}' of the parameter 'on' is not supported here.");
}
