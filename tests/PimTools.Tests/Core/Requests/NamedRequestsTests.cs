using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Requests;
using Xunit;

namespace PimTools.Tests.Core.Requests;

/// <summary>Requests by the name of their role: one, or several where a wildcard says so, and never one of two.</summary>
public sealed class NamedRequestsTests
{
    private readonly FakePimClient _client = new();

    public NamedRequestsTests() => _client.Requests.AddRange([
        Request("00000000-0000-0000-0000-000000000001", Given.UserAdmin),
        Request("00000000-0000-0000-0000-000000000002", Given.ExchangeAdmin),
        Request("00000000-0000-0000-0000-000000000003", Given.ExchangeAdmin, Given.Sales),
        Request("00000000-0000-0000-0000-000000000004", Given.Role("s", "Security Reader"), status: PimRequestStatus.Denied)]);

    [Fact]
    public async Task A_name_or_an_id_means_one_request()
    {
        Assert.Equal(["1"], await FindAsync(new("user administrator")));
        Assert.Equal(["4"], await FindAsync(new("00000000-0000-0000-0000-000000000004")));
        Assert.Equal(["3"], await FindAsync(new(_client.Requests[2])));
    }

    [Fact]
    public async Task A_wildcard_means_all_that_fit_and_what_is_decided_is_not_meant()
    {
        Assert.Equal(["2", "3"], await FindAsync(new("Ex*")));
        Assert.Equal(["1", "2", "3"], await FindAsync(new("*")));
        Assert.Equal(PimErrorCode.RequestNotFound, (await Assert.ThrowsAsync<PimException>(() => FindAsync(new("Security*")))).Code);
    }

    [Fact]
    public async Task Two_of_one_name_are_told_with_their_ids()
    {
        var error = await Assert.ThrowsAsync<PimException>(() => FindAsync(new("Exchange Administrator")));

        Assert.Equal((PimErrorCode.RequestAmbiguous, "2 requests about 'Exchange Administrator' wait."), (error.Code, error.Message));
        Assert.Equal(_client.Requests.Skip(1).Take(2).Select(one => one.Id), error.Candidates);
        Assert.StartsWith("Give the id of one, or 'Exchange Administrator*' for all of them: 00000000-0000-0000-0000-000000000002 (Cleo Costa)", error.Remedy);
    }

    [Fact]
    public async Task A_name_that_no_request_is_about_is_told_with_those_that_wait()
    {
        var error = await Assert.ThrowsAsync<PimException>(() => FindAsync(new("User Admin")));
        Assert.Equal((PimErrorCode.RequestNotFound, "No request about a role called 'User Admin' waits."), (error.Code, error.Message));
        Assert.StartsWith("Requests wait about: User Administrator", error.Remedy);
        Assert.Equal("User Administrator", error.Candidates[0]);

        _client.Requests.Clear();
        error = await Assert.ThrowsAsync<PimException>(() => FindAsync(new("User Admin")));
        Assert.Equal("None waits at all. Get-PimRequest lists those that are decided.", error.Remedy);
    }

    [Fact]
    public async Task The_requests_of_each_relation_are_listed_once_and_one_of_both_is_one()
    {
        var named = new NamedRequests(_client, [PimRequestRelation.ForMyApproval, PimRequestRelation.Mine], request => request.Status == PimRequestStatus.PendingApproval);

        Assert.Single(await named.FindAsync(new("User Administrator"), PimCall.None));
        Assert.Equal(2, (await named.FindAsync(new("Exchange*"), PimCall.None)).Count);
        Assert.Equal([PimRequestRelation.ForMyApproval, PimRequestRelation.Mine], _client.Filters.Cast<PimRequestFilter>().Select(filter => filter.Relation));
    }

    private static PimRequest Request(string id, PimRole role, PimScope? scope = null, PimRequestStatus status = PimRequestStatus.PendingApproval) =>
        new(id, PimAssignmentType.Active, role, scope ?? PimScope.Directory, Given.Cleo) { Status = status };

    private async Task<IEnumerable<string>> FindAsync(PimIdentity identity) =>
        (await new NamedRequests(_client, [PimRequestRelation.ForMyApproval], request => request.Status == PimRequestStatus.PendingApproval).FindAsync(identity, PimCall.None))
        .Select(request => request.Id[^1..]);
}
