using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using PimTools.AccessPaths;
using PimTools.Reviews;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>The first element of a list of an auditor comes before the rest is asked for, and nothing more is asked for once nobody wants more.</summary>
public sealed class FirstElementTests
{
    private readonly Contoso _contoso = new();

    public FirstElementTests() => _contoso.Tenant.PageSize = 1;

    [Fact]
    public async Task The_first_open_review_comes_before_the_next_page_is_asked_for()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var query = new AccessReviewQuery { Kinds = [PimKind.EntraRole, PimKind.Group] };

        var (first, all) = await CompareAsync<PimAccessReview>(
            "/accessReviews/definitions(\\?.*)?$", (emit, call) => query.ListAsync(new NamedReviews(dana, query.Kinds, isMine: false), dana, emit, Throw, call));

        // The one of the first page is over, and comes last.
        Assert.Equal((2, 4), (first, all));
    }

    [Fact]
    public async Task A_decision_of_the_first_page_comes_before_the_second_page_is_asked_for()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var kinds = new[] { PimKind.EntraRole };
        var reviews = (await new NamedReviews(dana, kinds, isMine: false).ListAsync(PimCall.None)).ToList();

        var (first, all) = await CompareAsync<PimAccessReviewDecision>(
            "/decisions(\\?.*)?$", (emit, call) => new ReviewDecisionQuery().ListAsync(dana, reviews, emit, Throw, call));

        Assert.Equal((1, 3), (first, all));
    }

    [Fact]
    public async Task An_alert_of_the_directory_comes_before_those_of_azure_are_asked_for()
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");

        var (first, all) = await CompareAsync<PimAlert>(string.Empty, (emit, call) => new PimAlertQuery().ListAsync(dana, emit, Throw, call));

        Assert.Equal(1, first);
        Assert.True(all > 4, $"{all} calls");
    }

    [Fact]
    public async Task A_path_comes_before_the_settings_of_later_roles_are_asked_for()
    {
        _contoso.Tenant.PageSize = 1000;
        using var dana = await _contoso.ConnectToAzureAsync("dana");
        var query = new AccessPathQuery { Kinds = [PimKind.EntraRole, PimKind.AzureRole] };

        var (first, all) = await CompareAsync<PimAccessPath>("PolicyAssignments|\\$batch", (emit, call) => query.ListAsync(dana, emit, Throw, call));

        Assert.True(first < all, $"{first} calls for settings before the first path, {all} in all");
    }

    /// <summary>Counts the calls to an address that are made where only the first element is wanted, and where all are.</summary>
    private async Task<(int First, int All)> CompareAsync<T>(string address, Func<Action<T>, PimCall, Task> listAsync)
    {
        using var stop = new CancellationTokenSource();
        var first = await _contoso.CallsOf(() => Assert.ThrowsAnyAsync<OperationCanceledException>(() => listAsync(_ => stop.Cancel(), PimCall.None.CanceledBy(stop.Token))));
        var elements = 0;
        var all = await _contoso.CallsOf(() => listAsync(_ => elements++, PimCall.None));

        Assert.True(elements > 1);
        return (Count(first, address), Count(all, address));
    }

    private static int Count(IEnumerable<string> calls, string address) => calls.Count(call => Regex.IsMatch(call, address, RegexOptions.IgnoreCase));

    private static void Throw(PimException error) => throw error;
}
