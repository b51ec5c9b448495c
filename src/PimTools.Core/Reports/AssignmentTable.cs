using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Reports.Data;

namespace PimTools.Reports;

/// <summary>The table of assignments: a row for each that Get-PimAssignment lists.</summary>
internal static class AssignmentTable
{
    public const string Permanent = "Permanent";
    public const string Temporary = "Temporary";
    public const string Activated = "Activated";
    public const string Eligible = "Eligible";

    /// <summary>The ways in which a role is held, the most dangerous first.</summary>
    public static readonly string[] Holdings = { Permanent, Temporary, Activated, Eligible };

    private static readonly (int Days, string Name)[] Ends = { (7, "Within 7 days"), (14, "8 to 14 days"), (30, "15 to 30 days"), (90, "31 to 90 days"), (int.MaxValue, "Later") };

    /// <summary>The times within which assignments end, the nearest first.</summary>
    public static IReadOnlyList<string> EndsWithin => Ends.Select(one => one.Name).ToList();

    public static ReportTable Of(ReportEvidence evidence)
    {
        var use = new AssignmentUse(evidence.Activities, evidence.IsWhole(ReportPart.Activities));
        return ReportTable.Of<PimAssignment>(
            "assignments",
            evidence.Assignments,
            new("Role", ReportCellType.Text, one => one.Role.ToString()),
            new("Kind", ReportCellType.Text, one => one.Kind),
            new("Scope", ReportCellType.Text, one => one.Scope.ToString()),
            new("Principal", ReportCellType.Text, one => one.PrincipalName),
            new("UserPrincipalName", ReportCellType.Text, one => one.UserPrincipalName),
            new("PrincipalType", ReportCellType.Text, one => one.PrincipalType),
            new("Holding", ReportCellType.Text, Holding),
            new("MemberType", ReportCellType.Text, one => one.MemberType),
            new("Start", ReportCellType.Moment, one => one.Start),
            new("End", ReportCellType.Moment, one => one.End),
            new("EndsWithin", ReportCellType.Text, one => Within(one.End - evidence.Now)),
            new("LastActivation", ReportCellType.Moment, one => use.Last(one)),
            new("Use", ReportCellType.Text, one => use.Describe(one)));
    }

    private static string Holding(PimAssignment one) => one.Type == PimAssignmentType.Eligible ? Eligible
        : one.State == PimAssignmentState.Activated ? Activated
        : one.IsPermanent ? Permanent
        : Temporary;

    private static string? Within(TimeSpan? left) => left is { } time ? Ends.First(one => time.TotalDays <= one.Days).Name : null;
}
