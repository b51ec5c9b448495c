using PimTools.Changes;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class AssignmentConditionTests
{
    private static readonly PimRole Blobs = new(PimKind.AzureRole, "b", "Storage Blob Data Reader");

    [Fact]
    public void An_Azure_role_takes_a_condition_with_or_without_its_version()
    {
        Assert.Equal("2.0", AssignmentCondition.VersionOf(Blobs, "condition", null));
        Assert.Equal("1.0", AssignmentCondition.VersionOf(Blobs, "condition", "1.0"));
        Assert.Null(AssignmentCondition.VersionOf(Blobs, null, null));
    }

    [Theory]
    [InlineData(PimKind.EntraRole, "condition", null)]
    [InlineData(PimKind.EntraRole, null, "2.0")]
    [InlineData(PimKind.Group, "condition", "2.0")]
    [InlineData(PimKind.AzureRole, null, "2.0")]
    public void What_would_be_left_out_on_the_way_is_refused(PimKind kind, string? condition, string? version)
    {
        var role = new PimRole(kind, "id", "Name");

        var error = Assert.Throws<PimException>(() => AssignmentCondition.VersionOf(role, condition, version));
        Assert.Equal(PimErrorCode.InvalidParameter, error.Code);
        Assert.NotNull(error.Remedy);
        Assert.Equal(condition ?? version, error.TargetObject);
    }

    [Theory]
    [InlineData(PimKind.EntraRole)]
    [InlineData(PimKind.Group)]
    public void Other_kinds_are_assigned_without(PimKind kind) =>
        Assert.Null(AssignmentCondition.VersionOf(new PimRole(kind, "id", "Name"), null, null));
}
