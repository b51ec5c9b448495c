using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Models;

namespace PimTools.Permissions;

/// <summary>Lists the permissions for the directory, its audit log and its access reviews (Graph permissions reference; API reference, sections 9, 11 and 12).</summary>
internal static class DirectoryPermissions
{
    private const string AuditReaders = "Reports Reader, Security Reader or Global Reader";

    private static readonly string[] Names = { "Directory.Read.All" };
    private static readonly string[] Users = { "User.ReadBasic.All", "User.Read.All", "User.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All" };
    private static readonly string[] Groups = { "Group.ReadBasic.All", "Group.Read.All", "Group.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All" };
    private static readonly string[] Applications = { "Application.Read.All", "Application.ReadWrite.All", "Directory.Read.All" };

    private static readonly string[] Members =
    {
        "GroupMember.Read.All", "GroupMember.ReadWrite.All", "Group.Read.All", "Group.ReadWrite.All", "Directory.Read.All",
    };

    private static readonly string[] Accounts = { "User.Read.All", "User.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All" };
    private static readonly string[] ReadReviews = { "AccessReview.Read.All", "AccessReview.ReadWrite.All" };
    private static readonly string[] ChangeReviews = { "AccessReview.ReadWrite.All" };
    private static readonly string[] Audit = { "AuditLog.Read.All", "Directory.Read.All" };

    public static IEnumerable<PimRight> All { get; } = PimKinds.All.SelectMany(kind => new[]
    {
        new PimRight(PimOperation.NamePrincipals, kind, Names, Names),
        new PimRight(PimOperation.FindUsers, kind, Users, Users),
        new PimRight(PimOperation.FindGroups, kind, Groups, Groups),
        new PimRight(PimOperation.FindApplications, kind, Applications, Applications),
        new PimRight(PimOperation.ListMembers, kind, Members, Members),
        new PimRight(PimOperation.ReadAccounts, kind, Accounts, Accounts),
        new PimRight(PimOperation.ReadAudit, kind, Audit, Audit) { Besides = AuditReaders },
    }).Concat(new[] { PimKind.EntraRole, PimKind.Group }.SelectMany(kind => new[]
    {
        new PimRight(PimOperation.ReadReviews, kind, ReadReviews, ReadReviews) { Besides = "Security Reader, or having made the review" },
        new PimRight(PimOperation.ChangeReviews, kind, ChangeReviews, ChangeReviews)
        {
            Besides = kind == PimKind.EntraRole ? "Privileged Role Administrator" : "User Administrator, or Privileged Role Administrator where the group is role-assignable",
        },
        new PimRight(PimOperation.DecideReviews, kind, ChangeReviews, Array.Empty<string>()) { Besides = "being a reviewer" },
    })).ToArray();
}
