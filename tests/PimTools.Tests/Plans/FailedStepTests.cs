using System.Linq;
using System.Net;
using System.Threading.Tasks;
using PimTools.Emulator;
using PimTools.Tests.Graph;
using Xunit;

namespace PimTools.Tests.Plans;

/// <summary>A step that fails is told, what depends on it is left alone, and the same plan completes the rest later, with nothing done twice.</summary>
public sealed class FailedStepTests
{
    private const string Document = """
        version: 1
        settings:
          - { role: Teams Reader, activation: { maximumDuration: 2h } }
        assignments:
          - { role: Reports Reader, type: Eligible, principal: ben@contoso.com, duration: 30d }
          - { role: Reports Reader, type: Active, principal: emil@contoso.com }
        """;

    private readonly Contoso _contoso = new();

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Forbidden)]
    public async Task Nobody_loses_a_role_while_its_new_holder_could_not_be_given_it(HttpStatusCode refusal)
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var plan = await dana.PlanAsync(Document);
        Assert.Equal(["Create Ben Okafor", "Remove Ada Ahlberg", "Update"], plan.Changes.Where(change => change.IsNeeded).Select(Step).Order());
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(refusal).On("POST", "/roleEligibilityScheduleRequests").Repeated(10));

        var first = await dana.ApplyAsync(plan);
        _contoso.Tenant.Faults.Clear();

        Assert.Equal(["Create Ben Okafor Failed", "Remove Ada Ahlberg Skipped", "Update Updated"], first.Select(change => $"{Step(change)} {change.Result}").Order());
        Assert.Contains("Create Eligible Reports Reader at Directory for Ben Okafor", first.Single(change => change.Result == PimPlanResult.Skipped).Reason);
        Assert.Equal(["Ada Ahlberg"], await HoldersAsync(dana));

        var second = await dana.ApplyAsync(plan);

        Assert.Equal(["Create Ben Okafor Created", "Remove Ada Ahlberg Removed", "Update Unchanged"], second.Select(change => $"{Step(change)} {change.Result}").Order());
        Assert.Equal(["Ben Okafor"], await HoldersAsync(dana));
        Assert.Empty((await dana.PlanAsync(Document)).Steps());
    }

    [Fact]
    public async Task A_setting_that_fails_does_not_stop_the_assignments_of_other_roles()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var plan = await dana.PlanAsync(Document);
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.BadRequest).On("PATCH", "/roleManagementPolicies").Repeated(10));

        var applied = await dana.ApplyAsync(plan);

        Assert.Equal(["Create Ben Okafor Created", "Remove Ada Ahlberg Removed", "Update Failed"], applied.Select(change => $"{Step(change)} {change.Result}").Order());
        Assert.Equal(["Ben Okafor"], await HoldersAsync(dana));
    }

    private static string Step(PimPlannedChange change) => $"{change.Action} {change.Principal}".TrimEnd();

    private static async Task<string[]> HoldersAsync(IPimClient client)
    {
        var role = (await client.RolesAsync()).Single(each => each.Name == "Reports Reader");
        var held = await client.AssignmentsAsync(new PimAssignmentFilter { Kinds = [PimKind.EntraRole], Type = PimAssignmentType.Eligible, RoleId = role.Id });
        return [.. held.Select(one => one.Principal.ToString())];
    }
}
