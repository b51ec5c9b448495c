using System;
using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Azure;
using PimTools.Emulator.Azure.Resources;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Pim.Reviews;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Tenant;

/// <summary>Adds Contoso's access reviews: one that has ended, some in progress, one that is to come.</summary>
internal sealed class ReviewSeed
{
    private readonly TenantParts _parts;
    private readonly ContosoPeople _people;
    private readonly DateTimeOffset _now;

    public ReviewSeed(TenantParts parts, ContosoPeople people, DateTimeOffset now)
    {
        _parts = parts;
        _people = people;
        _now = now;
    }

    /// <summary>Plans the reviews, each at its time before the present.</summary>
    public void Plan(Group onCall, AzureScope data)
    {
        At(21, () => AddRole("Helpdesk in spring", "Helpdesk Administrator", days: 7));
        At(18, () => Decide("Helpdesk in spring", _people.Ada, ReviewDecision.Approve, "Takes over at the weekend"));
        At(16, () => AddRole("Global Administrators", "Global Administrator", days: 30, every: 3));
        At(15, () => Decide("Global Administrators", _people.Dana, ReviewDecision.Approve, "Runs the platform"));
        At(5, () => Add("Members of Ops-OnCall", Query($"/groups/{onCall.Id}/transitiveMembers"), 14, 0, start: _parts.State.Now));
        At(4, () => AddAzure("Readers of rg-data", "Reader", data, days: 14));
        At(1, () => AddRole("User Administrators", "User Administrator", days: 14, start: _now.AddDays(10)));
    }

    private void At(double days, Action action) => _parts.State.DueEvents.Add(_now - TimeSpan.FromDays(days), action);

    private void AddRole(string name, string role, int days, int every = 0, DateTimeOffset? start = null) => Add(
        name,
        new JsonObject
        {
            ["@odata.type"] = "#microsoft.graph.principalResourceMembershipsScope",
            ["principalScopes"] = new JsonArray(Query("/users"), Query("/groups")),
            ["resourceScopes"] = new JsonArray(Query("/roleManagement/directory/roleDefinitions/" + _parts.Roles.Roles.Named(role).Id)),
        },
        days,
        every,
        start ?? _parts.State.Now);

    private void Add(string name, JsonObject scope, int days, int every, DateTimeOffset start)
    {
        var body = new JsonObject
        {
            ["displayName"] = name,
            ["descriptionForAdmins"] = name,
            ["descriptionForReviewers"] = "Who still needs it?",
            ["scope"] = scope,
            ["reviewers"] = new JsonArray(new JsonObject { ["query"] = "/users/" + _people.Cleo.Id, ["queryType"] = "MicrosoftGraph" }),
            ["settings"] = new JsonObject
            {
                ["mailNotificationsEnabled"] = true,
                ["reminderNotificationsEnabled"] = true,
                ["justificationRequiredOnApproval"] = true,
                ["defaultDecisionEnabled"] = false,
                ["defaultDecision"] = ReviewDecision.None,
                ["instanceDurationInDays"] = days,
                ["recommendationsEnabled"] = true,
                ["recurrence"] = new JsonObject
                {
                    ["pattern"] = every == 0 ? null : new JsonObject { ["type"] = "absoluteMonthly", ["interval"] = every },
                    ["range"] = new JsonObject { ["type"] = "noEnd", ["startDate"] = start.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) },
                },
            },
        };
        _parts.Reviews.Add(_parts.ReviewFactory.Create(body, IdSource.Of("review/" + name), _people.Dana.Id).Review);
    }

    private void AddAzure(string name, string roleName, AzureScope scope, int days)
    {
        var role = _parts.Azure.Roles.All.First(one => one.Name == roleName);
        var subject = AzureReviewBody.Subject(_parts.Azure, role, scope, state: null, _parts.AzureRequests.Revoke);
        _parts.Reviews.Add(new AccessReview(IdSource.Of("review/" + name), subject, new ReviewSettings
        {
            Days = days,
            Start = _parts.State.Now,
            RequiresJustification = true,
            Recommends = true,
        })
        {
            DisplayName = name,
            DescriptionForAdmins = name,
            DescriptionForReviewers = "Who still needs it?",
            CreatedBy = _people.Dana.Id,
            Created = _parts.State.Now,
            Modified = _parts.State.Now,
            Scope = new JsonObject
            {
                ["resourceId"] = scope.Id,
                ["roleDefinitionId"] = scope.Subscription!.IdOf("roleDefinitions", role.Id),
                ["principalType"] = "user,group",
            },
            Reviewers = new JsonArray(new JsonObject { ["principalId"] = _people.Cleo.Id, ["principalType"] = "user" }),
            PrincipalTypes = ["user", "group"],
        });
    }

    private void Decide(string name, User principal, string decision, string justification)
    {
        var review = _parts.Reviews.Store.Find(IdSource.Of("review/" + name));
        var round = review.Instances.Last();
        if (round.Items.Find(item => item.PrincipalId == principal.Id) is { } found)
            _parts.Reviews.Decide(review, round, found, decision, justification, SeedActions.As(_people.Cleo));
    }

    private static JsonObject Query(string query) => new()
    {
        ["@odata.type"] = "#microsoft.graph.accessReviewQueryScope",
        ["query"] = query,
        ["queryType"] = "MicrosoftGraph",
    };
}
