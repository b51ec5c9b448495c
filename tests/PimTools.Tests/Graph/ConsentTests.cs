using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Emulator;
using PimTools.Graph;
using PimTools.Models;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Nobody is asked to consent to what they will not do, and whoever does more is asked for it then.</summary>
public sealed class ConsentTests : IDisposable
{
    private const string Self = "Connect-Pim -For SelfService";

    private readonly Contoso _contoso = new();
    private readonly SignInService _service;
    private readonly ConcurrentQueue<string> _told = new();
    private string _user = "ada";

    public ConsentTests() => _service = new SignInService(_contoso.Tenant.CreateHandler(), Issue);

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Who_signs_in_is_asked_for_reading_and_activating_alone()
    {
        using var ada = await ConnectAsync();

        var asked = Names(Assert.Single(_service.Scopes));
        Assert.Contains("RoleAssignmentSchedule.ReadWrite.Directory", asked);
        Assert.Contains("PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup", asked);
        Assert.All(asked.Where(name => name.Contains("Write", StringComparison.Ordinal)), name => Assert.Contains("AssignmentSchedule.ReadWrite", name));
    }

    [Fact]
    public async Task The_purpose_and_single_permissions_can_be_named()
    {
        using var dana = await ConnectAsync(new PimConnectOptions(null, PimSignIn.DeviceCode) { Purposes = [PimPurpose.Administrator], Scopes = ["AuditLog.Read.All"] });

        var asked = Names(Assert.Single(_service.Scopes));
        Assert.Contains("RoleManagementPolicy.ReadWrite.Directory", asked);
        Assert.Contains("AuditLog.Read.All", asked);
    }

    [Fact]
    public async Task Single_permissions_alone_are_asked_for_alone()
    {
        using var ada = await ConnectAsync(new PimConnectOptions(null, PimSignIn.DeviceCode) { Scopes = ["RoleEligibilitySchedule.Read.Directory"] });

        Assert.Equal(["RoleEligibilitySchedule.Read.Directory"], Names(Assert.Single(_service.Scopes)));
    }

    [Fact]
    public async Task What_a_command_needs_is_asked_for_once_and_the_refused_call_goes_again()
    {
        using var ada = await ConnectAsync();
        _service.RenewsSilently = false;

        Assert.NotEmpty(await GroupsAsync(ada, Call("Get-PimRole")));
        Assert.NotEmpty(await GroupsAsync(ada, Call("Get-PimRole")));

        Assert.Equal(2, _service.Scopes.Count);
        Assert.Equal(["PrivilegedAccess.Read.AzureADGroup"], Names(_service.Scopes[1]).Except(Names(_service.Scopes[0])));
        Assert.Contains(_told, line => line == "Sign in again and consent to PrivilegedAccess.Read.AzureADGroup: Get-PimRole needs more than this connection was signed in for.");
    }

    [Fact]
    public async Task What_several_calls_and_kinds_of_a_command_need_is_asked_for_at_once()
    {
        _user = "dana";
        using var dana = await ConnectAsync();
        _service.RenewsSilently = false;
        var call = Call("Set-PimRoleSetting", PimKind.EntraRole, PimKind.Group);
        await GroupsAsync(dana, call);
        var setting = await SettingAsync(dana, call);

        await dana.Settings.UpdateAsync(setting, [setting.Rules[0]], call);

        Assert.Equal(2, _service.Scopes.Count);
        var asked = Names(_service.Scopes[1]);
        Assert.Contains("RoleManagementPolicy.ReadWrite.Directory", asked);
        Assert.Contains("RoleManagementPolicy.ReadWrite.AzureADGroup", asked);
        Assert.DoesNotContain(asked, name => name.Contains("EligibilitySchedule.ReadWrite", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_change_that_was_refused_goes_again_once_and_is_made_once()
    {
        _user = "dana";
        using var dana = await ConnectAsync();
        _service.RenewsSilently = false;
        var draft = await dana.AssignmentAsync("Teams Administrator", "ben@contoso.com");

        var made = await dana.Requests.SubmitAsync(draft, Call("New-PimAssignment", PimKind.EntraRole));

        Assert.Equal(PimRequestOutcome.Succeeded, made.Outcome);
        Assert.Equal(2, _service.Scopes.Count);
        Assert.Equal([403, 201], Posts());
    }

    [Fact]
    public async Task Changes_that_travel_together_are_asked_for_once()
    {
        _user = "dana";
        using var dana = await ConnectAsync();
        _service.RenewsSilently = false;
        var names = new[] { "ben@contoso.com", "cleo@contoso.com", "emil@contoso.com" };
        var drafts = new List<PimRequestDraft>();
        foreach (var name in names)
        {
            drafts.Add(await dana.AssignmentAsync("Teams Administrator", name));
        }

        var made = new List<PimSubmission>();
        await dana.Requests.SubmitManyAsync(drafts, made.Add, Call("Import-PimAssignment", PimKind.EntraRole));

        Assert.Empty(made.Where(each => each.Error is not null).Select(each => each.Error!.Message));
        Assert.Equal(3, made.Count);
        Assert.Equal(2, _service.Scopes.Count);
    }

    [Fact]
    public async Task Nobody_is_asked_for_what_is_only_helpful()
    {
        using var ada = await ConnectAsync(new PimConnectOptions(null, PimSignIn.DeviceCode) { Scopes = ["RoleEligibilitySchedule.Read.Directory", "RoleAssignmentSchedule.Read.Directory"] });
        _service.RenewsSilently = false;

        await Refusals.ThrowsAsync(
            PimErrorCode.PermissionMissing, () => ada.Settings.ListAsync(new PimSettingFilter { Kinds = [PimKind.EntraRole] }, _ => { }, Call("Request-PimRoleActivation")));

        Assert.Single(_service.Scopes);
    }

    [Fact]
    public async Task Where_nobody_can_be_asked_the_error_tells_the_sign_in_that_asks_for_it()
    {
        _user = "dana";
        using var dana = await ConnectAsync();
        var draft = await dana.AssignmentAsync("Teams Administrator", "ben@contoso.com");
        _service.RenewsSilently = false;

        var error = await Refusals.ThrowsAsync(
            PimErrorCode.PermissionMissing, () => dana.Requests.SubmitAsync(draft, Call("New-PimAssignment", PimKind.EntraRole).WithoutPrompts()));

        Assert.Contains("RoleEligibilitySchedule.ReadWrite.Directory", error.Message);
        Assert.Contains(Self + ",Administrator,", error.Remedy);
        Assert.Single(_service.Scopes);
    }

    [Fact]
    public async Task What_belongs_to_no_purpose_is_told_as_a_single_permission()
    {
        using var ada = await ConnectAsync();
        var eligible = (await ada.AssignmentsAsync(new PimAssignmentFilter { Kinds = ClientReading.Entra, Mine = true, Type = PimAssignmentType.Eligible }))[0];
        var draft = new PimRequestDraft(PimRequestAction.SelfExtend, PimAssignmentType.Eligible, eligible.Role, eligible.Scope, eligible.Principal)
        {
            Justification = "x",
            Schedule = new PimSchedule { Duration = TimeSpan.FromDays(30) },
        };
        _service.RenewsSilently = false;

        var error = await Refusals.ThrowsAsync(
            PimErrorCode.PermissionMissing, () => ada.Requests.SubmitAsync(draft, Call("Request-PimRoleExtension", PimKind.EntraRole).WithoutPrompts()));

        Assert.Contains(Self + " -Scope RoleEligibilitySchedule.ReadWrite.Directory,", error.Remedy);
    }

    [Fact]
    public async Task Who_declines_is_told_what_is_missing_and_not_asked_again()
    {
        using var ada = await ConnectAsync();
        _service.RenewsSilently = false;
        _service.RefusedScope = "PrivilegedAccess";

        for (var i = 0; i < 2; i++)
        {
            var told = _told.Count;
            var groups = await GroupsAsync(ada, Call("Get-PimRole"));
            Assert.All(groups, group => Assert.NotNull(group.Name));
            Assert.Equal(i == 0, _told.Skip(told).Any(line => line.StartsWith("Sign in again", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task An_application_of_ones_own_is_not_asked_for_more_than_it_was_granted()
    {
        using var ada = await ConnectAsync(new PimConnectOptions(null, PimSignIn.DeviceCode) { ClientId = Guid.NewGuid().ToString() });

        Assert.Contains("/.default", Assert.Single(_service.Scopes));
    }

    private static async Task<IReadOnlyList<PimRole>> GroupsAsync(IPimClient client, PimCall call)
    {
        var roles = new ConcurrentQueue<PimRole>();
        await client.Roles.ListAsync([PimKind.Group], roles.Enqueue, call);
        return roles.ToList();
    }

    private static async Task<PimRoleSetting> SettingAsync(IPimClient client, PimCall call)
    {
        var role = await client.RoleAsync("Teams Administrator");
        PimRoleSetting? found = null;
        await client.Settings.ListAsync(new PimSettingFilter { Roles = [role] }, setting => found = setting, call);
        return found!;
    }

    private static List<string> Names(string scopes) =>
        scopes.Split(' ').Where(scope => scope.Contains("graph", StringComparison.Ordinal)).Select(scope => scope.Split('/')[^1]).ToList();

    private List<int> Posts() => _contoso.Tenant.Calls
        .Where(call => call.Method == "POST" && call.PathAndQuery.Contains("ScheduleRequests", StringComparison.Ordinal)).Select(call => call.Status).ToList();

    private PimCall Call(string cmdlet, params PimKind[] kinds) =>
        new(default, notice: _told.Enqueue) { Cmdlet = cmdlet, Kinds = kinds.Length == 0 ? [PimKind.Group] : kinds };

    private string Issue() => _contoso.Tenant.IssueToken(_user, new EmulatedTokenOptions
    {
        Scopes = _service.LastScope.EndsWith(".default", StringComparison.Ordinal) ? null : Names(_service.LastScope),
        Audience = _service.LastScope.Contains("management.azure.com", StringComparison.Ordinal) ? "https://management.azure.com" : "https://graph.microsoft.com",
    });

    private Task<IPimClient> ConnectAsync(PimConnectOptions? options = null) => new PimClientFactory(_service) { Timeouts = Offline.Timeouts }.ConnectAsync(
        options ?? new PimConnectOptions(null, PimSignIn.DeviceCode), new PimCall(default, notice: _told.Enqueue));
}
