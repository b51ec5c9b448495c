using System;
using System.Linq;
using PimTools.Emulator.Directory;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Tenant;

/// <summary>Builds the tenant of the story by living through it, so that state and audit log agree.</summary>
internal static class Contoso
{
    private static readonly TimeSpan Past = TimeSpan.FromDays(60);

    public static TenantParts Build(EmulatorClock clock, ContosoOptions options, EmulatorFaults faults)
    {
        var now = clock.UtcNow;
        var parts = new TenantParts(new TenantState(clock, now - Past, options.TenantId), faults);
        var people = new ContosoPeople(parts.State.Directory);
        var groups = new ContosoGroups(parts.State.Directory, people);
        foreach (var group in parts.State.Directory.Of<Group>().Where(group => group.IsManageable))
            parts.Groups.Adopt(group);

        var teller = new StoryTeller(parts, now);
        var cloud = new ContosoAzure(parts.Azure);
        var azure = new AzureStory(teller, people, groups, cloud);
        azure.Begin();
        new ContosoStory(teller, people).Tell(() =>
        {
            new Crowd(teller, options, cloud).Arrive();
            new GroupStory(teller, people, groups).Tell();
            azure.Tell();
        });
        azure.Today();
        parts.State.MoveTo(now);
        return parts;
    }
}
