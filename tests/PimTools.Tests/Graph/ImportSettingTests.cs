using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using PimTools.Emulator;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>The settings that the rows of an import have to meet: what reading them costs, and what becomes of rows without.</summary>
public sealed class ImportSettingTests
{
    private const string Policies = "roleManagementPolicyAssignments";

    private static readonly string[] People = ["ada", "ben", "cleo", "fay", "greg"];

    private readonly Contoso _contoso = new();

    [Fact]
    public async Task More_rows_of_the_same_roles_and_scopes_cost_no_more_calls()
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");

        var few = await _contoso.CallsOf(() => PlanAsync(dana, Rows(People.Take(1))));
        using var again = await _contoso.ConnectToAzureAsync("dana");
        var many = await _contoso.CallsOf(() => PlanAsync(again, Rows(People)));

        var ofFew = few.Where(IsForSettings).Order().ToList();
        Assert.Equal(4, ofFew.Count);
        Assert.Equal(ofFew, many.Where(IsForSettings).Order());
    }

    [Fact]
    public async Task The_settings_of_many_groups_are_read_in_one_call()
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");
        var rows = new[] { "Ops-OnCall", "Ops-Database" }.Select((group, i) => Row(i, "Group", group, string.Empty, "fay")).ToList();

        await _contoso.CallsOf(() => PlanAsync(dana, rows));

        Assert.Single(_contoso.Tenant.Calls, call => call.RequestBody?.Contains(Policies, StringComparison.Ordinal) is true);
    }

    [Fact]
    public async Task What_is_as_wanted_needs_no_setting()
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");
        var rows = new[] { Row(0, "EntraRole", "User Administrator", string.Empty, "ada") };
        rows[0].Duration = "permanent";
        IReadOnlyList<PimImportRow> plan = [];

        var calls = await _contoso.CallsOf(async () => plan = await PlanAsync(dana, rows));

        Assert.Equal(PimImportPlan.NoChange, plan.Single().Plan);
        Assert.DoesNotContain(calls, IsForSettings);
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, 0)]
    [InlineData(HttpStatusCode.BadRequest, 1)]
    public async Task Where_a_setting_cannot_be_read_only_the_service_checks(HttpStatusCode status, int notices)
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(status).On("GET", Policies));
        var rows = new[] { Row(0, "EntraRole", "Teams Reader", string.Empty, "fay"), Row(1, "AzureRole", "Contributor", "Contoso Sandbox", "fay") };
        rows[0].Type = "Active";
        rows[0].Justification = null;
        rows[1].Duration = "3000d";
        var told = new List<string>();

        var plan = await PlanAsync(dana, rows, new PimCall(default, notice: told.Add));

        // Only one of the two settings was refused: the other row is checked all the same.
        Assert.Equal(PimImportPlan.Create, Assert.Single(plan, row => row.ErrorCode is null).Plan);
        Assert.Contains(Assert.Single(plan, row => row.Plan == PimImportPlan.Invalid).ErrorCode, new PimErrorCode?[] { PimErrorCode.JustificationRequired, PimErrorCode.DurationTooLong });
        Assert.Equal(notices, told.Count(text => text.Contains("checked only by the service", StringComparison.Ordinal)));
    }

    private static Task<IReadOnlyList<PimImportRow>> PlanAsync(IPimClient client, IReadOnlyList<PimAssignmentRow> rows, PimCall? call = null) =>
        new PimImporter(client).PlanAsync(rows, _ => false, call ?? PimCall.None);

    private static bool IsForSettings(string call) => call.Contains(Policies, StringComparison.OrdinalIgnoreCase);

    private static List<PimAssignmentRow> Rows(IEnumerable<string> people) => people.SelectMany((person, i) => new[]
    {
        Row(4 * i, "EntraRole", "Teams Reader", string.Empty, person),
        Row((4 * i) + 1, "EntraRole", "Message Center Reader", string.Empty, person),
        Row((4 * i) + 2, "Group", "Ops-OnCall", string.Empty, person),
        Row((4 * i) + 3, "AzureRole", "Key Vault Reader", "rg-web", person),
    }).ToList();

    private static PimAssignmentRow Row(int place, string kind, string role, string scope, string person) => new()
    {
        Line = place + 1, Kind = kind, Role = role, Scope = scope, Principal = person + "@contoso.com", Duration = "5d", Justification = "Test",
    };
}
