using System;
using System.Linq;
using PimTools.Permissions;
using Xunit;

namespace PimTools.Tests.Core.Permissions;

/// <summary>An operation that nobody described is no other one.</summary>
public sealed class PermissionDescriptionTests
{
    [Fact]
    public void Each_operation_has_words_of_its_own()
    {
        var words = Enum.GetValues<PimOperation>().Select(operation => (operation, Purpose: PermissionDescription.Purpose(operation, PimKind.EntraRole))).ToList();

        Assert.Empty(words.GroupBy(one => one.Purpose).Where(same => same.Count() > 1).Select(same => string.Join(" and ", same)));
    }
}
