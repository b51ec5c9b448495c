using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Emulator.Azure.Resources;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Pim.Grants;

namespace PimTools.Emulator.Tenant;

/// <summary>Subscriptions beside the story, each with two resource groups, and people with roles in them.</summary>
internal sealed class AzureCrowd(StoryTeller story, ContosoOptions options, ContosoAzure azure)
{
    public void Arrive(IReadOnlyList<User> users, User admin)
    {
        var desk = new DeskTeller(story.Tenant.AzureRequests, story.Tenant.AzurePolicyEditor);
        var targets = Targets();
        foreach (var (user, target) in Pairs.Spread(users, targets, options.ExtraAzureEligibleAssignments))
            desk.Assign(ScheduleKind.Eligible, admin, user, target, "Part of the job", story.Now + TimeSpan.FromDays(300));
        foreach (var (user, target) in Pairs.Spread(users, targets, options.ExtraAzureActiveAssignments))
            desk.Assign(ScheduleKind.Active, admin, user, target, "Part of the job", story.Now + TimeSpan.FromDays(120));
    }

    private List<GrantTarget> Targets()
    {
        // Nobody of the crowd decides about others.
        var roles = story.Tenant.Azure.Roles.All.Where(role => role.IsBuiltIn && !role.IsPrivileged).ToList();
        var scopes = Enumerable.Range(1, options.ExtraSubscriptions).SelectMany(Subscription).ToList();
        return [.. roles.SelectMany(role => scopes.Select(scope => new GrantTarget(role.Id, scope.Id)))];
    }

    private IEnumerable<AzureScope> Subscription(int number)
    {
        var tree = story.Tenant.Azure.Tree;
        var subscription = tree.AddSubscription($"Contoso Project {number:D4}", azure.LandingZones);
        return [subscription, tree.AddResourceGroup("rg-app", subscription), tree.AddResourceGroup("rg-data", subscription)];
    }
}
