using System.Collections.Generic;
using PimTools.Models;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>Tests what tells two assignments apart: the type, the kind, the access, and the ids in any case; never a name.</summary>
public sealed class KeyTests
{
    private static readonly PimRole Member = Given.GroupRole("g", "Ops", PimAccess.Member);
    private static readonly AssignmentKey Key = new(PimAssignmentType.Eligible, Member, Given.Sales, Given.Cleo);

    public static TheoryData<string> Others => new(Different.Keys);

    private static Dictionary<string, AssignmentKey> Different => new()
    {
        ["type"] = new(PimAssignmentType.Active, Member, Given.Sales, Given.Cleo),
        ["role"] = new(PimAssignmentType.Eligible, Given.GroupRole("h", "Ops", PimAccess.Member), Given.Sales, Given.Cleo),
        ["kind"] = new(PimAssignmentType.Eligible, new PimRole(PimKind.EntraRole, "g", "Ops") { Access = PimAccess.Member }, Given.Sales, Given.Cleo),
        ["access"] = new(PimAssignmentType.Eligible, Given.GroupRole("g", "Ops", PimAccess.Owner), Given.Sales, Given.Cleo),
        ["scope"] = new(PimAssignmentType.Eligible, Member, Given.Berlin, Given.Cleo),
        ["principal"] = new(PimAssignmentType.Eligible, Member, Given.Sales, Given.Ada),
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void Each_part_tells_two_apart(string part) => Assert.NotEqual(Key, Different[part]);

    [Fact]
    public void The_case_of_an_id_and_the_names_do_not()
    {
        var same = new AssignmentKey(
            PimAssignmentType.Eligible,
            Given.GroupRole("G", "Renamed", PimAccess.Member),
            Given.Unit("D0000000-0000-0000-0000-000000000001", "Renamed"),
            new PimPrincipal(Given.Cleo.Id.ToUpperInvariant()));

        Assert.Equal(Key, same);
        Assert.Single(new HashSet<AssignmentKey> { Key, same });
        Assert.Single(new HashSet<RoleScopeKey> { Key.Role, same.Role });
        Assert.False(Key.Equals(null));
        Assert.False(Key.Role.Equals(null));
    }
}
