using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Activation;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Tests that what the service publishes about roles, assignments and requests comes out with them.</summary>
public sealed class PublishedValueTests
{
    private readonly Contoso _contoso = new();

    [Theory]
    [InlineData(PimKind.EntraRole, "Teams Administrator")]
    [InlineData(PimKind.Group, "Ops-OnCall")]
    [InlineData(PimKind.AzureRole, "Reader")]
    public async Task What_is_to_come_tells_when_and_by_which_request_it_was_made(PimKind kind, string name)
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");
        var role = (await RolesAsync(dana, kind)).First(role => role.Name == name && role.Access != PimAccess.Owner);
        var scope = kind == PimKind.AzureRole ? await dana.ScopeAsync("rg-web") : role.Scope ?? PimScope.Directory;
        var request = await dana.Requests.SubmitAsync(
            new PimRequestDraft(PimRequestAction.AdminAssign, PimAssignmentType.Eligible, role, scope, await dana.PrincipalAsync("emil@contoso.com"))
            {
                Justification = "Test",
                Schedule = new PimSchedule { Start = DateTimeOffset.UtcNow.AddDays(2), Duration = TimeSpan.FromDays(30) },
            },
            PimCall.None);

        var scheduled = await dana.AssignmentsAsync(new PimAssignmentFilter
        {
            Kinds = [kind],
            IsScheduled = true,
            PrincipalId = request.PrincipalId,
            ScopeId = kind == PimKind.AzureRole ? scope.Id : null,
        });

        var made = Assert.Single(scheduled, held => held.State == PimAssignmentState.Scheduled);
        Assert.Equal(request.Id, made.CreatedUsing);
        Assert.True(made.Created < made.Start);
    }

    [Fact]
    public async Task An_Azure_activation_tells_which_eligibility_it_is_made_of()
    {
        using var ada = await _contoso.ConnectToAzureAsync("ada");
        var eligible = (await ada.AzureAsync(PimAssignmentType.Eligible, mine: true)).Single(held => held.Scope.DisplayName == "rg-data" && held.Role.Name == "Reader");
        var draft = PimActivation.Draft(
            eligible, setting: null, new PimActivationOptions { Duration = TimeSpan.FromHours(1), Justification = "Test" }, eligible.Principal, DateTimeOffset.UtcNow);
        await ada.Requests.SubmitAsync(draft, PimCall.None);

        var active = Assert.Single(await ada.AzureAsync(PimAssignmentType.Active, mine: true), held => held.State == PimAssignmentState.Activated);

        Assert.NotNull(eligible.ScheduleId);
        Assert.Equal(eligible.ScheduleId, active.LinkedEligibilityScheduleId);
        Assert.NotNull(active.Created);
        Assert.Null(eligible.LinkedEligibilityScheduleId);
    }

    [Fact]
    public async Task Roles_tell_their_template_or_when_they_were_defined()
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");

        Assert.All(await RolesAsync(dana, PimKind.EntraRole), role => Assert.Equal(role.Id, role.TemplateId));
        Assert.All(await RolesAsync(dana, PimKind.AzureRole), role => Assert.True(role.Created <= role.Updated));
    }

    private static async Task<List<PimRole>> RolesAsync(IPimClient client, PimKind kind)
    {
        var found = new List<PimRole>();
        await client.Roles.ListAsync([kind], found.Add, PimCall.None);
        return found;
    }
}
