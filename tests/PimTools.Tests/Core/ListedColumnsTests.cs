using System;
using System.Linq;
using PimTools.Import;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class ListedColumnsTests
{
    // Parts and texts that a row reads under other names, or that no list shows as a column.
    private static readonly string[] Rows =
    [
        "Role", "Scope", "Principal", "Kind", "Access", "Type", "Start", "End", "Condition", "ConditionVersion", "RoleName", "RoleId", "ScopeName", "ScopeId",
        "PrincipalName", "PrincipalId", "UserPrincipalName",
    ];

    [Fact]
    public void Every_property_of_an_assignment_is_known_as_a_column() => Assert.Empty(
        typeof(PimAssignment).GetProperties().Select(property => property.Name).Except(Rows).Except(ListedColumns.Names, StringComparer.OrdinalIgnoreCase));
}
