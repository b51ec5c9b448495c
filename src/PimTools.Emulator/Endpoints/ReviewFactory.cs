using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Pim.Reviews;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Endpoints;

/// <summary>Makes reviews of the bodies that callers send.</summary>
internal sealed class ReviewFactory(TenantState tenant, IReadOnlyList<IReviewArea> areas)
{
    public IReadOnlyList<IReviewArea> Areas => areas;

    /// <summary>Makes a review, with the area that decides who may; it does not begin yet.</summary>
    public (IReviewArea Area, AccessReview Review) Create(JsonObject content, string id, string createdBy)
    {
        var body = new ReviewBody(content);
        var queries = body.ResourceQueries.ToList();
        var query = queries.Count == 1 ? queries[0] : throw ServiceException.BadRequest("The scope names no resource, or several.");
        var (area, subject) = areas.Select(area => (area, subject: area.Find(query))).FirstOrDefault(found => found.subject is not null);
        if (subject is null)
            throw ServiceException.BadRequest($"The scope '{query}' is not supported.");

        return (area, new AccessReview(id, subject, body.Settings(tenant.Now))
        {
            DisplayName = body.DisplayName,
            DescriptionForAdmins = body.DescriptionForAdmins,
            DescriptionForReviewers = body.DescriptionForReviewers,
            CreatedBy = createdBy,
            Created = tenant.Now,
            Modified = tenant.Now,
            Scope = body.Scope,
            Reviewers = body.Reviewers,
            FallbackReviewers = body.FallbackReviewers,
            PrincipalTypes = body.PrincipalTypes,
        });
    }
}
