using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>An administrator who makes many people eligible at once.</summary>
internal static class BulkDrafts
{
    public static async Task<List<PimSubmission>> SubmitAsync(this IPimRequests requests, IReadOnlyList<PimRequestDraft> drafts)
    {
        var submissions = new List<PimSubmission>();
        await requests.SubmitManyAsync(drafts, submissions.Add, PimCall.None);
        return submissions;
    }

    public static async Task<List<PimRequestDraft>> DraftsAsync(this IPimClient client, int count)
    {
        var names = Enumerable.Range(1, count).Select(number => $"user{number:D5}@contoso.com").ToList();
        var found = await client.Directory.FindPrincipalsAsync(names, PimCall.None);
        var role = await client.RoleAsync("Teams Administrator");
        return names.Select(name => new PimRequestDraft(PimRequestAction.AdminAssign, PimAssignmentType.Eligible, role, PimScope.Directory, found[name].Single())
        {
            Justification = "Rollout",
            Schedule = new PimSchedule { Duration = TimeSpan.FromDays(30) },
        }).ToList();
    }

    public static void AssertEachOnce(List<PimRequestDraft> drafts, List<PimSubmission> submissions)
    {
        Assert.Empty(submissions.Where(each => each.Error is not null).Select(each => each.Error!.Message).Distinct());
        Assert.Equal(drafts.Count, submissions.Count);
        Assert.Equal(drafts.Count, submissions.Select(each => each.Draft).Distinct().Count());
        Assert.All(submissions, each => Assert.Equal(each.Draft.Principal.Id, each.Request!.Principal.Id));
    }

    /// <summary>The service has one request for each, whatever was answered and lost.</summary>
    public static async Task AssertMadeOnceAsync(IPimClient client, List<PimRequestDraft> drafts)
    {
        var requests = await client.RequestsAsync(new PimRequestFilter { Kinds = [PimKind.EntraRole], Type = PimAssignmentType.Eligible, RoleId = drafts[0].Role.Id });

        Assert.Equal(
            drafts.Select(draft => draft.Principal.Id).Order(),
            requests.Where(request => request.Justification == drafts[0].Justification).Select(request => request.Principal.Id).Order());
    }
}
