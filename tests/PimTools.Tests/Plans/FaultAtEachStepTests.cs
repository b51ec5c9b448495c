using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using PimTools.Emulator;
using PimTools.Tests.Graph;
using Xunit;

namespace PimTools.Tests.Plans;

/// <summary>
/// Every step of a plan, under every way in which it can fail: the report tells which one failed, the same plan completes the rest, nothing is made
/// twice, and the break-glass account keeps what it has.
/// </summary>
public sealed class FaultAtEachStepTests
{
    private const string Document = """
        version: 1
        breakGlass: [breakglass@contoso.com]
        settings:
          - { role: Teams Reader, activation: { maximumDuration: 2h } }
        assignments:
          - { role: Reports Reader, type: Eligible, principal: ada@contoso.com }
          - { role: Reports Reader, type: Eligible, principal: ben@contoso.com, duration: 30d }
          - { role: Global Administrator, type: Eligible, principal: dana@contoso.com }
        """;

    private static readonly (string Step, string Method, string Path)[] Steps =
    [
        ("Update", "PATCH", "/rules/"),
        ("Create", "POST", "/roleEligibilityScheduleRequests"),
        ("Remove", "POST", "/roleAssignmentScheduleRequests"),
    ];

    private readonly Contoso _contoso = new();

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var (step, _, _) in Steps)
            {
                foreach (var fault in new[] { "refused", "denied", "unavailable", "lost before", "lost after", "cut answer" })
                {
                    cases.Add(step, fault);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_report_tells_it_and_the_same_plan_completes(string step, string fault)
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var plan = (await dana.PlanAsync(Document)).Saved();
        Assert.Equal(["Create Ben Okafor", "Remove Emil Novak", "Update"], Told(plan.Changes.Where(change => change.IsNeeded)));
        var (_, method, path) = Steps.Single(one => one.Step == step);
        _contoso.Tenant.Faults.Add(Fault(fault).On(method, path));

        var first = await dana.ApplyAsync(plan);
        _contoso.Tenant.Faults.Clear();

        // Where the answer alone was lost, the step may be seen as done.
        var failed = first.FindAll(change => change.Result == PimPlanResult.Failed);
        Assert.All(failed, change => Assert.Equal((step, true), (change.Action.ToString(), change.ErrorCode is not null && change.Reason.Length > 20)));
        Assert.True(failed.Count == 1 || fault is "lost after" or "cut answer", string.Join("; ", first.Select(change => $"{change} {change.Result}")));

        var second = await dana.ApplyAsync(plan);

        Assert.DoesNotContain(second, change => change.Result is PimPlanResult.Failed or PimPlanResult.Skipped);
        Assert.Empty((await dana.PlanAsync(Document)).Steps());
        Assert.Equal(["AdminAssign Ben Okafor", "AdminRemove Emil Novak"], await RequestsAsync(dana));
        var administrators = await dana.AssignmentsAsync(new PimAssignmentFilter { Kinds = [PimKind.EntraRole], Type = PimAssignmentType.Active });
        Assert.Contains(administrators, held => held.Role.Name == "Global Administrator" && held.Principal.UserPrincipalName == "breakglass@contoso.com");
    }

    private static EmulatedFault Fault(string fault) => fault switch
    {
        "refused" => EmulatedFault.Answer(HttpStatusCode.BadRequest),
        "denied" => EmulatedFault.Answer(HttpStatusCode.Forbidden).Repeated(10),
        "unavailable" => EmulatedFault.Answer(HttpStatusCode.ServiceUnavailable).Repeated(30),
        "lost before" => EmulatedFault.LostBeforeHandling().Repeated(30),
        "lost after" => EmulatedFault.LostAfterHandling(),
        _ => EmulatedFault.CutBody(20),
    };

    private static IEnumerable<string> Told(IEnumerable<PimPlannedChange> changes) => changes.Select(change => $"{change.Action} {change.Principal}".TrimEnd()).Order();

    // What the plan asked for, of the roles that it is about.
    private static async Task<IEnumerable<string>> RequestsAsync(IPimClient client) => (await client.RequestsAsync())
        .Where(request => request.Role.Name == "Reports Reader" && request.Justification == Planning.Pruning.Justification && request.Status != PimRequestStatus.Failed)
        .Select(request => $"{request.Action} {request.Principal}").Order();
}
