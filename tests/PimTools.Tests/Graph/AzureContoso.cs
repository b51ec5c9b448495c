using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Activation;
using PimTools.Emulator;
using PimTools.Graph;

namespace PimTools.Tests.Graph;

/// <summary>Contoso in Azure, and clients that may go there.</summary>
internal static class AzureContoso
{
    public const string Arm = "https://management.azure.com";
    public const string Group = "/providers/Microsoft.Management/managementGroups/contoso";

    public static readonly IReadOnlyCollection<PimKind> Kind = [PimKind.AzureRole];

    /// <summary>Connects with a token for each of the two services.</summary>
    public static Task<IPimClient> ConnectToAzureAsync(
        this Contoso contoso, string user, TimeSpan? patience = null, params string[] authenticationContexts) =>
        contoso.ConnectToAzureAsync(user, contoso.Factory(), patience, authenticationContexts);

    /// <summary>Connects over another way to the service.</summary>
    public static Task<IPimClient> ConnectToAzureAsync(
        this Contoso contoso, string user, PimClientFactory factory, TimeSpan? patience = null, params string[] authenticationContexts)
    {
        string Token(string? audience) => contoso.Tenant.IssueToken(user, new EmulatedTokenOptions
        {
            Audience = audience ?? new EmulatedTokenOptions().Audience,
            AuthenticationContexts = authenticationContexts,
        });
        var options = new PimConnectOptions(name: null, PimSignIn.AccessToken)
        {
            AccessToken = Contoso.Secret(Token(null)),
            ArmAccessToken = Contoso.Secret(Token(Arm)),
            AzureScopePatience = patience ?? TimeSpan.FromSeconds(10),
        };
        return factory.ConnectAsync(options, PimCall.None);
    }

    public static Task<List<PimAssignment>> AzureAsync(
        this IPimClient client, PimAssignmentType? type = null, bool mine = false, string? scope = null, string? principal = null, string? role = null) =>
        client.AssignmentsAsync(new PimAssignmentFilter
        {
            Kinds = Kind,
            Type = type,
            Mine = mine,
            ScopeId = scope,
            PrincipalId = principal,
            RoleId = role,
        });

    public static async Task<List<PimScope>> ScopesAsync(this IPimClient client)
    {
        var found = new List<PimScope>();
        await client.Scopes.ListAsync(Kind, found.Add, PimCall.None);
        return found;
    }

    public static async Task<PimScope> ScopeAsync(this IPimClient client, string name) =>
        (await client.ScopesAsync()).Single(scope => scope.DisplayName == name);

    public static async Task<List<PimRole>> RolesAtAsync(this IPimClient client, PimScope scope)
    {
        var found = new List<PimRole>();
        await client.Roles.ListAtAsync(scope, found.Add, PimCall.None);
        return found;
    }

    /// <summary>Lists what the caller is eligible for.</summary>
    public static async Task<PimAssignment> EligibleAsync(this IPimClient client, string role) =>
        (await client.AzureAsync(PimAssignmentType.Eligible, mine: true)).Single(assignment => assignment.Role.Name == role);

    /// <summary>The activation of an eligible assignment as a cmdlet would draft it.</summary>
    public static PimRequestDraft Activation(this IPimClient client, PimAssignment eligible, double hours = 1, string? justification = "Testing the module") =>
        PimActivation.Draft(
            eligible,
            setting: null,
            new PimActivationOptions { Duration = TimeSpan.FromHours(hours), Justification = justification },
            client.Context.Account,
            DateTimeOffset.UtcNow);

    /// <summary>An administrator's assignment at a scope.</summary>
    public static async Task<PimRequestDraft> AzureAssignmentAsync(
        this IPimClient client, string role, string scope, string principal, PimAssignmentType type = PimAssignmentType.Eligible)
    {
        var at = await client.ScopeAsync(scope);
        return new PimRequestDraft(
            PimRequestAction.AdminAssign,
            type,
            (await client.RolesAtAsync(at)).Single(each => each.Name == role),
            at,
            await client.PrincipalAsync(principal))
        {
            Justification = "Testing the module",
            Schedule = new PimSchedule { Duration = TimeSpan.FromDays(30) },
        };
    }
}
