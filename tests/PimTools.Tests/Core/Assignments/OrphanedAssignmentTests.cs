using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace PimTools.Tests.Core.Assignments;

/// <summary>Orphaned are the assignments of principals that the directory does not know; those of whom it could not be asked are told apart.</summary>
public sealed class OrphanedAssignmentTests
{
    private static readonly PimPrincipal Gone = new("g", PimPrincipalType.User) { IsInDirectory = false };
    private static readonly PimPrincipal There = new("t", PimPrincipalType.User, "Tess") { IsInDirectory = true };
    private static readonly PimPrincipal Untold = new("u", PimPrincipalType.Unknown);

    private readonly FakePimClient _client = new();
    private readonly List<PimException> _refused = [];

    [Fact]
    public async Task Only_those_of_principals_that_have_left_are_listed()
    {
        _client.Assignments.AddRange([Of(Gone), Of(There), Of(new("f", PimPrincipalType.ForeignGroup))]);

        Assert.Equal([Gone], await ListAsync());
        Assert.Empty(_refused);
        Assert.Equal(["ListAssignments"], _client.Calls);
    }

    [Fact]
    public async Task Of_whom_the_directory_could_not_be_asked_it_is_not_known()
    {
        _client.Assignments.AddRange([Of(Gone), Of(Untold)]);

        Assert.Equal([Gone], await ListAsync());

        var refused = Assert.Single(_refused);
        Assert.Equal((PimErrorCode.PermissionMissing, "Directory.Read.All lets the directory be asked."), (refused.Code, refused.Remedy));
        Assert.Equal(
            "Whether 1 assignment is orphaned is not known, since the directory could not be asked. The directory did not tell who they are.", refused.Message);
    }

    [Fact]
    public async Task The_directory_s_own_refusal_is_told()
    {
        _client.Assignments.AddRange([Of(Untold), Of(Untold)]);
        _client.SearchRefusal = new PimException(PimErrorCode.ServiceUnavailable, "Down.") { Remedy = "Later." };

        Assert.Empty(await ListAsync());

        var refused = Assert.Single(_refused);
        Assert.Equal((PimErrorCode.ServiceUnavailable, "Later."), (refused.Code, refused.Remedy));
        Assert.Equal("Whether 2 assignments are orphaned is not known, since the directory could not be asked. Down.", refused.Message);
    }

    [Fact]
    public async Task Of_assignments_that_nobody_asked_about_nothing_is_told()
    {
        _client.Assignments.Add(Of(Untold));

        Assert.Empty(await ListAsync(new PimIdentity("Exch*")));
        Assert.Empty(_refused);
    }

    [Fact]
    public async Task Where_all_are_listed_nobody_is_looked_up()
    {
        _client.Assignments.AddRange([Of(Untold), Of(Gone)]);
        var found = new List<PimAssignment>();

        await new PimAssignmentQuery().ListAsync(_client, found.Add, _refused.Add, PimCall.None);

        Assert.Equal(2, found.Count);
        Assert.Equal(["ListAssignments"], _client.Calls);
    }

    private static PimAssignment Of(PimPrincipal principal) => Given.Eligible(Given.UserAdmin, Given.Sales, principal);

    private async Task<IEnumerable<PimPrincipal>> ListAsync(params PimIdentity[] roles)
    {
        var found = new List<PimAssignment>();
        await new PimAssignmentQuery { Orphaned = true, Roles = roles }.ListAsync(_client, found.Add, _refused.Add, PimCall.None);
        return found.Select(one => one.Principal);
    }
}
