using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using PimTools.Changes;
using PimTools.Emulator;
using PimTools.Models;
using PimTools.Resolution;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Somebody whom the directory no longer knows is believed by the id, told as orphaned where the directory said so, and given nothing new.</summary>
public sealed class LeaverTests
{
    private const string Unknown = "99999999-0000-4000-8000-000000000000";

    private static readonly EmulatedTokenOptions WithoutDirectory = new()
    {
        Scopes = ["RoleEligibilitySchedule.ReadWrite.Directory", "RoleAssignmentSchedule.ReadWrite.Directory", "RoleManagement.Read.Directory"],
    };

    private readonly Contoso _contoso = new();
    private readonly List<PimException> _refused = [];

    [Fact]
    public async Task What_somebody_held_who_left_is_orphaned_in_every_kind_and_nothing_else_is()
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");
        var ada = (await HeldAsync(dana, new PimAssignmentQuery { Principals = [new PimIdentity("ada@contoso.com")] })).Select(held => held.Id).ToList();
        _contoso.Tenant.DeletePrincipal("ada");
        using var later = await _contoso.ConnectToAzureAsync("dana");

        var all = await HeldAsync(later, new PimAssignmentQuery());
        var orphaned = await HeldAsync(later, new PimAssignmentQuery { Orphaned = true });

        Assert.Equal(PimKinds.All, orphaned.Select(held => held.Kind).Distinct().Order());
        Assert.Equal(ada.Order(), orphaned.Select(held => held.Id).Order());
        Assert.All(orphaned, held => Assert.True(held.IsOrphaned));
        Assert.All(all.Where(held => !ada.Contains(held.Id)), held => Assert.False(held.IsOrphaned));
        Assert.Empty(_refused);
    }

    [Fact]
    public async Task Nobody_is_told_as_orphaned_whom_the_directory_could_not_be_asked_about()
    {
        _contoso.Tenant.DeletePrincipal("ada");
        using var dana = await _contoso.ConnectAsync("dana", WithoutDirectory);

        var all = await HeldAsync(dana, new PimAssignmentQuery { Kinds = ClientReading.Entra });
        var orphaned = await HeldAsync(dana, new PimAssignmentQuery { Kinds = ClientReading.Entra, Orphaned = true });

        Assert.Empty(orphaned);
        var unknown = all.Count(held => held.IsOrphaned is null);
        Assert.True(unknown > 1);
        var refusal = Assert.Single(_refused);
        Assert.Equal(PimErrorCode.PermissionMissing, refusal.Code);
        Assert.Contains($"{unknown} assignments", refusal.Message);
        Assert.Contains("Directory.Read.All", refusal.Message + refusal.Remedy);
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, false)]
    public async Task An_object_id_is_believed(bool isRefused, bool? isInDirectory)
    {
        using var dana = await _contoso.ConnectAsync("dana", isRefused ? WithoutDirectory : null);

        var found = await PrincipalResolver.FindAsync(dana, new PimIdentity(Unknown), PimCall.None);

        Assert.Equal((Unknown, PimPrincipalType.Unknown, isInDirectory), (found.Id, found.Type, found.IsInDirectory));
        Assert.Empty(await HeldAsync(dana, new PimAssignmentQuery { Kinds = ClientReading.Entra, Principals = [new PimIdentity(Unknown)] }));
        Assert.Empty(_refused);
    }

    [Fact]
    public async Task An_id_is_not_believed_where_the_look_up_failed_for_another_reason()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.BadRequest).On("POST", "getByIds"));

        await Refusals.ThrowsAsync(PimErrorCode.InvalidRequest, () => PrincipalResolver.FindAsync(dana, new PimIdentity(Unknown), PimCall.None));
    }

    [Theory]
    [InlineData(true, PimErrorCode.PermissionMissing)]
    [InlineData(false, PimErrorCode.PrincipalNotFound)]
    public async Task Nobody_becomes_an_approver_whom_the_directory_does_not_know(bool isRefused, PimErrorCode code)
    {
        using var dana = await _contoso.ConnectAsync("dana", isRefused ? WithoutDirectory : null);

        await Refusals.ThrowsAsync(code, () => PrincipalResolver.FindKnownAsync(dana, new PimIdentity(Unknown), PimCall.None));
    }

    [Fact]
    public async Task An_import_finds_what_somebody_holds_who_left_and_plans_nothing_new_for_them()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var emil = Assert.Single(await dana.Directory.FindPrincipalsAsync("emil@contoso.com", PimCall.None));
        _contoso.Tenant.DeletePrincipal("emil");

        var plan = await PlanAsync(dana, emil.Id, "Reports Reader", "Teams Reader");

        Assert.Equal([PimImportPlan.NoChange, PimImportPlan.Invalid], plan.Select(row => row.Plan));
        Assert.Equal(PimErrorCode.PrincipalNotFound, plan[1].ErrorCode);
        Assert.Contains(emil.Id, plan[1].Reason);
    }

    [Fact]
    public async Task What_somebody_holds_who_left_is_removed_by_id_also_where_the_directory_cannot_be_asked()
    {
        using var whole = await _contoso.ConnectAsync("dana");
        var emil = Assert.Single(await whole.Directory.FindPrincipalsAsync("emil@contoso.com", PimCall.None));
        var role = Assert.Single(await RoleResolver.FindAsync(whole, ClientReading.Entra, new PimIdentity("Reports Reader"), PimCall.None));
        _contoso.Tenant.DeletePrincipal("emil");
        using var dana = await _contoso.ConnectAsync("dana", WithoutDirectory);

        var principal = await PrincipalResolver.FindAsync(dana, new PimIdentity(emil.Id), PimCall.None);
        var plan = await RemovalPlanner.PlanAsync(dana, role, PimScope.Directory, null, [principal], "Left", PimCall.None);
        var outcomes = new List<ChangeOutcome>();
        await PlanRunner.RunInOrderAsync(dana, plan.Changes, outcomes.Add, PimCall.None);

        Assert.Equal(PimRequestStatus.Revoked, Assert.Single(outcomes).Request!.Status);
    }

    private static async Task<IReadOnlyList<PimImportRow>> PlanAsync(IPimClient client, string principal, params string[] roles)
    {
        var rows = roles.Select((role, i) => new PimAssignmentRow
        {
            Line = i + 1, Kind = "EntraRole", Role = role, Type = "Active", Principal = principal, Justification = "Test",
        });
        return await new PimImporter(client).PlanAsync(rows.ToList(), _ => false, PimCall.None);
    }

    private async Task<List<PimAssignment>> HeldAsync(IPimClient client, PimAssignmentQuery query)
    {
        var found = new List<PimAssignment>();
        await query.ListAsync(client, found.Add, _refused.Add, PimCall.None);
        return found;
    }
}
