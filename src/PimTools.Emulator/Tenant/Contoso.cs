using System;
using System.Linq;
using PimTools.Emulator.Directory;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Tenant;

/// <summary>Builds the Contoso tenant by running its requests in the past, so that state and audit log agree.</summary>
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

        var runner = new SeedRunner(parts, now);
        var cloud = new ContosoAzure(parts.Azure);
        var azure = new AzureSeed(runner, people, groups, cloud);
        azure.AddExisting();
        new ReviewSeed(parts, people, now).Plan(groups.OnCall, cloud.Data);
        new EntraSeed(runner, people).Run(() =>
        {
            new ExtraUsers(runner, options, cloud).Add();
            new GroupSeed(runner, people, groups).Run();
            azure.Run();
        });
        azure.AddRecent();
        parts.State.MoveTo(now);
        return parts;
    }
}
