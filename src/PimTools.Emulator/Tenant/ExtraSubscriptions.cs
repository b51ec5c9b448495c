using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Azure.Resources;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Pim.Grants;

namespace PimTools.Emulator.Tenant;

/// <summary>Adds subscriptions, each with two resource groups, and people with roles in them.</summary>
internal sealed class ExtraSubscriptions(SeedRunner runner, ContosoOptions options, ContosoAzure azure)
{
    public void Add(IReadOnlyList<User> users, User admin)
    {
        var actions = new SeedActions(runner.Tenant.AzureRequests, runner.Tenant.AzurePolicyEditor);
        var targets = Targets();
        foreach (var (user, target) in AssignmentSpread.Spread(users, targets, options.ExtraAzureEligibleAssignments))
            actions.Assign(ScheduleKind.Eligible, admin, user, target, "Part of the job", runner.Now + TimeSpan.FromDays(300));
        foreach (var (user, target) in AssignmentSpread.Spread(users, targets, options.ExtraAzureActiveAssignments))
            actions.Assign(ScheduleKind.Active, admin, user, target, "Part of the job", runner.Now + TimeSpan.FromDays(120));
    }

    private List<GrantTarget> Targets()
    {
        // No extra user decides about others.
        var roles = runner.Tenant.Azure.Roles.All.Where(role => role.IsBuiltIn && !role.IsPrivileged).ToList();
        var scopes = Enumerable.Range(1, options.ExtraSubscriptions).SelectMany(Subscription).ToList();
        return [.. roles.SelectMany(role => scopes.Select(scope => new GrantTarget(role.Id, scope.Id)))];
    }

    private IEnumerable<AzureScope> Subscription(int number)
    {
        var tree = runner.Tenant.Azure.Tree;
        var subscription = tree.AddSubscription($"Contoso Project {number:D4}", azure.LandingZones);
        return [subscription, tree.AddResourceGroup("rg-app", subscription), tree.AddResourceGroup("rg-data", subscription)];
    }
}
