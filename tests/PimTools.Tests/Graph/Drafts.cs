using System;
using System.Linq;
using System.Threading.Tasks;

namespace PimTools.Tests.Graph;

/// <summary>Requests that people of the story make.</summary>
internal static class Drafts
{
    /// <summary>The activation of what somebody is eligible for.</summary>
    public static async Task<PimRequestDraft> ActivationAsync(
        this IPimClient client, string role, double hours = 1, string? justification = "Testing the module", bool isValidationOnly = false)
    {
        var eligible = (await client.AssignmentsAsync(new PimAssignmentFilter { Kinds = ClientReading.Entra, Mine = true, Type = PimAssignmentType.Eligible }))
            .First(assignment => assignment.Role.Name == role);
        return new PimRequestDraft(PimRequestAction.SelfActivate, PimAssignmentType.Active, eligible.Role, eligible.Scope, eligible.Principal)
        {
            Justification = justification,
            Schedule = new PimSchedule { Duration = TimeSpan.FromHours(hours) },
            IsValidationOnly = isValidationOnly,
        };
    }

    /// <summary>An administrator's assignment of a role to somebody.</summary>
    public static async Task<PimRequestDraft> AssignmentAsync(
        this IPimClient client, string role, string principal, PimAssignmentType type = PimAssignmentType.Eligible) => new(
        PimRequestAction.AdminAssign, type, await client.RoleAsync(role), PimScope.Directory, await client.PrincipalAsync(principal))
    {
        Justification = "Testing the module",
        Schedule = new PimSchedule { Duration = TimeSpan.FromDays(30) },
    };

    public static async Task<PimPrincipal> PrincipalAsync(this IPimClient client, string idOrName) =>
        (await client.Directory.FindPrincipalsAsync(idOrName, PimCall.None)).Single();
}
