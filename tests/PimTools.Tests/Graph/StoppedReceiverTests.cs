using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Emulator;
using PimTools.Models;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>A receiver that has stopped takes no outcome any more, as after Select-Object -First: what was made is told all the same, each once.</summary>
public sealed class StoppedReceiverTests
{
    private readonly Contoso _contoso = new() { Tenant = EmulatedTenant.CreateContoso(options: new ContosoOptions { ExtraUsers = 5 }) };
    private readonly List<string> _told = [];
    private int _taken;

    private PimCall Call => new(CancellationToken.None, notice: _told.Add);

    [Fact]
    public async Task Decisions_about_requests()
    {
        var requests = await AskAsync();
        using var cleo = await _contoso.ConnectAsync("cleo");

        await Assert.ThrowsAsync<OperationCanceledException>(() => cleo.Requests.DecideManyAsync(requests, PimDecision.Deny, "Not today", TakeOne, Call));

        Assert.Equal(requests.Count - 1, _told.Count);
        Assert.All(_told.Zip(requests.Skip(1)), one => Assert.Contains($"the service took it: the decision about {one.Second}", one.First, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Decisions_of_access_reviews()
    {
        using var cleo = await _contoso.ConnectToAzureAsync("cleo");
        var reviews = new List<PimAccessReview>();
        await cleo.AccessReviews.ListAsync(PimKinds.All, isMine: true, reviews.Add, PimCall.None);
        var items = new List<PimAccessReviewDecision>();
        foreach (var review in reviews.Where(review => review.IsOpen))
        {
            await cleo.AccessReviews.ListDecisionsAsync(review, [review.InstanceId!], isMine: true, items.Add, PimCall.None);
        }

        await Assert.ThrowsAsync<OperationCanceledException>(() => cleo.AccessReviews.DecideManyAsync(items, PimReviewDecision.Approve, "Still needed", TakeOne, Call));

        Assert.Contains(items, item => item.Kind == PimKind.AzureRole);
        Assert.Equal(items.Count - 1, _told.Count);
        Assert.All(_told.Zip(items.Skip(1)), one => Assert.Contains($"{one.Second.Principal} in the access review '{one.Second.ReviewName}'", one.First, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Decisions_that_were_made_when_the_caller_stopped_before_they_were_read_again()
    {
        var requests = await AskAsync();
        using var cleo = await _contoso.ConnectAsync("cleo");
        using var stop = new CancellationTokenSource();
        var batches = 0;
        void StopAfterSecondBatch(PimHttpTrace answered)
        {
            // The first reads the approvals, the second decides, the third, which nobody waits for, reads the requests again.
            if (answered.Path.Contains("$batch", StringComparison.Ordinal) && ++batches == 2)
            {
                _contoso.Tenant.Faults.Latency = TimeSpan.FromMinutes(5);
                stop.CancelAfter(TimeSpan.FromMilliseconds(300));
            }
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cleo.Requests.DecideManyAsync(
            requests, PimDecision.Approve, "Yes", _ => { }, new PimCall(stop.Token, StopAfterSecondBatch, _told.Add)));

        Assert.InRange(batches, 2, 3);
        Assert.Equal(requests.Count, _told.Count);
        Assert.All(_told.Order().Zip(requests.Select(request => $"{request}").Order()), one => Assert.Contains(one.Second, one.First, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_refused_is_not_told_as_made()
    {
        var requests = await AskAsync();
        using var cleo = await _contoso.ConnectAsync("cleo");
        await cleo.Requests.DecideAsync(requests[2], PimDecision.Deny, "Not today", PimCall.None);

        await Assert.ThrowsAsync<OperationCanceledException>(() => cleo.Requests.DecideManyAsync(requests, PimDecision.Approve, "Yes", TakeOne, Call));

        Assert.Equal(requests.Count - 2, _told.Count);
    }

    private void TakeOne<T>(T outcome)
    {
        if (_taken++ > 0)
        {
            throw new OperationCanceledException();
        }
    }

    private async Task<List<PimRequest>> AskAsync()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var role = await dana.RoleAsync("Exchange Administrator");
        var requests = new List<PimRequest>();
        for (var i = 1; i <= 4; i++)
        {
            var user = $"user{i:D5}@contoso.com";
            await dana.Requests.SubmitAsync(
                new PimRequestDraft(PimRequestAction.AdminAssign, PimAssignmentType.Eligible, role, PimScope.Directory, await dana.PrincipalAsync(user))
                {
                    Justification = "On call",
                    Schedule = new PimSchedule { Duration = TimeSpan.FromDays(30) },
                },
                PimCall.None);
            using var person = await _contoso.ConnectAsync(user);
            requests.Add(await person.Requests.SubmitAsync(await person.ActivationAsync("Exchange Administrator"), PimCall.None));
        }

        return requests;
    }
}
