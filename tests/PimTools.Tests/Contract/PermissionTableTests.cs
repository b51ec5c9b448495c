using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using PimTools.Graph.Errors;
using Xunit;

namespace PimTools.Tests.Contract;

/// <summary>The table of permissions against the published one: path by path, for people and for applications.</summary>
public sealed class PermissionTableTests
{
    // Documented on the pages of the calls and not in the published table: both scopes are for removals alone.
    private static readonly string[] OnPagesOnly = ["RoleEligibilitySchedule.Remove.Directory", "RoleAssignmentSchedule.Remove.Directory"];

    private static readonly string[] PimAreas = ["/rolemanagement/directory/role", "/identitygovernance/privilegedaccess/group/", "/policies/rolemanagementpolic"];

    [SkippableFact]
    public void Every_permission_of_the_table_opens_its_calls()
    {
        var offenders = from row in Rows()
                        from permission in row.Told
                        where !row.Published.Contains(permission) && !OnPagesOnly.Contains(permission)
                        select $"{row.Name}: {permission}";

        Conventions.Offenders.None(offenders);
    }

    [SkippableFact]
    public void Every_published_permission_of_PIMs_own_calls_is_in_the_table()
    {
        var offenders = from row in Rows()
                        where PimAreas.Any(row.Path.StartsWith) && !row.Path.Contains("roledefinitions")
                        from permission in row.Published
                        where !row.Told.Contains(permission) && !permission.Contains(".Remove.")
                        select $"{row.Name}: {permission}";

        Conventions.Offenders.None(offenders);
    }

    [SkippableFact]
    public void What_the_table_calls_least_is_published_as_least()
    {
        // Of both, which do, Read.Directory reaches less far than the Read.All that is marked.
        static bool IsNarrower(string least, string path) => least == "RoleManagement.Read.Directory" && path.Contains("policyassignments");

        var offenders = from row in Rows()
                        where row.Least.Count > 0 && !row.Least.Contains(row.Told[0]) && !IsNarrower(row.Told[0], row.Path)
                        select $"{row.Name}: {row.Told[0]}, not {string.Join(" or ", row.Least)}";

        Conventions.Offenders.None(offenders);
    }

    [SkippableFact]
    public void Enough_calls_are_compared() => Assert.InRange(Rows().Select(row => row.Path).Distinct().Count(), 35, int.MaxValue);

    private static IReadOnlyList<Row> Rows() =>
    [
        .. from line in File.ReadLines(ContractData.PathOf("permissions-pim.tsv")).Skip(2)
           let cells = line.Split('\t')
           where cells[2] is "Application" or "DelegatedWork" && (cells[1] == "GET" || PimAreas.Any(cells[0].StartsWith))
           let right = CallPermissions.Find(cells[1], Called(cells[0]))
           where right is not null
           let told = right.OneOf(cells[2] == "Application")
           where told.Count > 0
           let published = cells[3].Split(' ')
           select new Row(
               cells[0],
               $"{cells[1]} {cells[0]} {cells[2]}",
               told,
               [.. published.Select(permission => permission.TrimEnd('*'))],
               [.. published.Where(permission => permission.EndsWith('*')).Select(permission => permission.TrimEnd('*'))]),
    ];

    // Of these, only the objects themselves are read.
    private static string Called(string path) =>
        Regex.IsMatch(path, "^/(groups/|(users|serviceprincipals|directoryobjects)/.+/|.*/assignedprincipals$)") ? "/elsewhere" : "/v1.0" + path;

    private sealed record Row(string Path, string Name, IReadOnlyList<string> Told, IReadOnlyList<string> Published, IReadOnlyList<string> Least);
}
