using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace PimTools.Tests.Graph;

/// <summary>The operations of access reviews, of Graph and of Azure.</summary>
internal static class FaultMatrixReviews
{
    private delegate Task<IReadOnlyList<string>> Run(IPimClient client, PimCall call);

    public static IEnumerable<FaultMatrixOperation> Rows()
    {
        foreach (var (kind, name) in new[] { (PimKind.EntraRole, "Global Administrators"), (PimKind.Group, "Members of Ops-OnCall"), (PimKind.AzureRole, "Readers of rg-data") })
        {
            yield return Of(kind, "AccessReviews.ListAsync", "dana", _ => Task.FromResult<Run>((client, call) => ListAsync(client, kind, call)));
            yield return Of(kind, "AccessReviews.RefreshAsync", "dana", async dana =>
            {
                var review = await FindAsync(dana, kind, name);
                return async (client, call) => [(await client.AccessReviews.RefreshAsync(review, call)).Id];
            });
            yield return Of(kind, "AccessReviews.ListDecisionsAsync", "dana", async dana =>
            {
                var review = await FindAsync(dana, kind, name);
                return async (client, call) => [.. (await DecisionsAsync(client, review, call)).Select(item => item.Id)];
            });
            yield return Of(kind, "AccessReviews.CreateAsync", "dana", async dana =>
            {
                var draft = await DraftAsync(dana, kind);
                var known = await ListAsync(dana, kind, PimCall.None);
                return async (client, call) => [(await client.AccessReviews.CreateAsync(draft, known, call)).Name];
            }) with
            {
                Change = kind == PimKind.AzureRole ? ("PUT", "accessReviewScheduleDefinitions") : ("POST", "accessReviews/definitions"),
                CountAsync = async tenant =>
                {
                    using var dana = await tenant.ConnectAsync("dana");
                    return (await ReviewsAsync(dana, kind)).Count(review => review.Name == FaultMatrixRows.Mark);
                },
            };
            yield return Of(kind, "AccessReviews.StopAsync", "dana", async dana =>
            {
                var review = await FindAsync(dana, kind, name);
                return async (client, call) => [(await client.AccessReviews.StopAsync(review, isWhole: false, call)).Id];
            }) with
            {
                Change = ("POST", "/stop"),
                CountAsync = async tenant =>
                {
                    using var dana = await tenant.ConnectAsync("dana");
                    return (await FindAsync(dana, kind, name)).InstanceStatus == PimAccessReviewStatus.Completed ? 1 : 0;
                },
            };
            yield return Of(kind, "AccessReviews.DecideManyAsync", "cleo", async cleo =>
            {
                var items = (await DecisionsAsync(cleo, await FindAsync(cleo, kind, name, isMine: true), PimCall.None, isMine: true)).Take(1).ToList();
                return async (client, call) =>
                {
                    var outcomes = new List<PimFollowUp<PimAccessReviewDecision>>();
                    await client.AccessReviews.DecideManyAsync(items, PimReviewDecision.Deny, FaultMatrixRows.Mark, outcomes.Add, call);
                    return outcomes.Find(outcome => outcome.Error is not null) is { Error: { } error } ? throw error : outcomes.ConvertAll(outcome => outcome.Latest!.Id);
                };
            }) with
            {
                Change = ("PATCH", "/decisions/"),
                CountAsync = async tenant =>
                {
                    using var cleo = await tenant.ConnectAsync("cleo");
                    return (await DecisionsAsync(cleo, await FindAsync(cleo, kind, name, isMine: true), PimCall.None, isMine: true)).Count(item => item.Justification == FaultMatrixRows.Mark);
                },
            };
        }
    }

    private static FaultMatrixOperation Of(PimKind kind, string name, string user, Func<IPimClient, Task<Run>> prepareAsync) => new(name, kind, user)
    {
        PrepareAsync = async tenant =>
        {
            using var client = await tenant.ConnectAsync(user);
            var run = await prepareAsync(client);
            return (other, call) => run(other, call);
        },
    };

    private static async Task<IReadOnlyList<string>> ListAsync(IPimClient client, PimKind kind, PimCall call)
    {
        var ids = new List<string>();
        await client.AccessReviews.ListAsync([kind], isMine: false, review => ids.Add(review.Id), call);
        return ids;
    }

    private static async Task<List<PimAccessReview>> ReviewsAsync(IPimClient client, PimKind kind, bool isMine = false)
    {
        var reviews = new List<PimAccessReview>();
        await client.AccessReviews.ListAsync([kind], isMine, reviews.Add, PimCall.None);
        return reviews;
    }

    private static async Task<PimAccessReview> FindAsync(IPimClient client, PimKind kind, string name, bool isMine = false) =>
        (await ReviewsAsync(client, kind, isMine)).Single(review => review.Name == name);

    private static async Task<List<PimAccessReviewDecision>> DecisionsAsync(IPimClient client, PimAccessReview review, PimCall call, bool isMine = false)
    {
        var items = new List<PimAccessReviewDecision>();
        await client.AccessReviews.ListDecisionsAsync(review, [review.InstanceId!], isMine, items.Add, call);
        return items;
    }

    private static async Task<PimAccessReviewDraft> DraftAsync(IPimClient dana, PimKind kind)
    {
        var scope = kind == PimKind.AzureRole ? await dana.ScopeAsync("rg-data") : PimScope.Directory;
        var name = kind switch { PimKind.AzureRole => "Reader", PimKind.Group => "Ops-OnCall", _ => "User Administrator" };
        var roles = new List<PimRole>();
        await dana.Roles.ListAsync([kind], roles.Add, PimCall.None);
        var role = roles.Find(one => one.Name == name && one.Access != PimAccess.Owner)!;
        return new PimAccessReviewDraft(role, kind == PimKind.Group ? role.Scope! : scope, FaultMatrixRows.Mark)
        {
            PrincipalTypes = [PimPrincipalType.User],
            Reviewers = [await dana.PrincipalAsync("cleo@contoso.com")],
            Start = DateTimeOffset.UtcNow,
            Days = 7,
        };
    }
}
