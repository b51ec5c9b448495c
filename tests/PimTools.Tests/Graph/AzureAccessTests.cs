using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using PimTools.Emulator;
using PimTools.Graph;
using PimTools.Graph.Client;
using PimTools.Models;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Tests what a sign-in that does not cover Azure can still do, and what it is told.</summary>
public sealed class AzureAccessTests
{
    private readonly Contoso _contoso = new();
    private readonly List<string> _notices = [];

    [Fact]
    public async Task Without_a_token_for_azure_asking_for_azure_names_the_parameter()
    {
        using var ada = await _contoso.ConnectAsync("ada");

        var thrown = await Refusals.ThrowsAsync(PimErrorCode.AuthenticationFailed, () => ada.AzureAsync(mine: true));

        Assert.Contains("-ArmAccessToken", thrown.Remedy);
    }

    [Fact]
    public async Task Without_a_token_for_azure_a_request_is_looked_for_elsewhere()
    {
        using var ada = await _contoso.ConnectAsync("ada");
        var request = await ada.Requests.SubmitAsync(await ada.ActivationAsync("User Administrator"), PimCall.None);

        Assert.Equal(request.Id, (await ada.Requests.GetAsync(request.Id, PimCall.None)).Id);
    }

    [Fact]
    public async Task A_request_that_may_be_one_for_azure_is_not_said_to_be_none()
    {
        using var ada = await _contoso.ConnectAsync("ada");
        await Refusals.ThrowsAsync(PimErrorCode.AuthenticationFailed, () => ada.Requests.GetAsync(Guid.NewGuid().ToString(), PimCall.None));
        await ada.Roles.ListAsync(PimKinds.All, _ => { }, Listening());

        var thrown = await Refusals.ThrowsAsync(PimErrorCode.AuthenticationFailed, () => ada.Requests.GetAsync(Guid.NewGuid().ToString(), Listening()));

        Assert.Contains("-ArmAccessToken", thrown.Remedy);
    }

    [Fact]
    public async Task What_nobody_named_is_left_out_where_it_may_not_be_read_and_told()
    {
        var entra = new StubProvider(PimKind.EntraRole);
        var azure = new StubProvider(PimKind.AzureRole) { Refusal = new PimException(PimErrorCode.PermissionMissing, "Azure denied access.") { Remedy = "Ask." } };

        Assert.Equal(["EntraRole"], await ReadAsync(new ProviderSet([entra, azure]), isByDefault: true));
        Assert.Equal(["Not all could be read of the Azure roles. Azure denied access. Ask. -Kind EntraRole,Group leaves them out."], _notices);
        await Refusals.ThrowsAsync(PimErrorCode.PermissionMissing, () => ReadAsync(new ProviderSet([entra, azure]), isByDefault: false));
    }

    [Fact]
    public async Task A_sign_in_that_does_not_cover_azure_is_tried_and_told_once()
    {
        var azure = new StubProvider(PimKind.AzureRole) { Refusal = new PimException(PimErrorCode.AuthenticationFailed, "No consent.") };
        var kinds = new ProviderSet([new StubProvider(PimKind.EntraRole), azure]);

        await ReadAsync(kinds, isByDefault: true);
        await ReadAsync(kinds, isByDefault: true);

        Assert.Single(_notices);
        Assert.Equal(1, azure.Asked);
        await Refusals.ThrowsAsync(PimErrorCode.AuthenticationFailed, () => ReadAsync(kinds, isByDefault: false));
    }

    [Fact]
    public async Task After_a_quarter_of_an_hour_it_is_tried_again()
    {
        var now = DateTimeOffset.UtcNow;
        var azure = new StubProvider(PimKind.AzureRole) { Refusal = new PimException(PimErrorCode.AuthenticationFailed, "No consent.") };
        var kinds = new ProviderSet([new StubProvider(PimKind.EntraRole), azure], now: () => now);
        await ReadAsync(kinds, isByDefault: true);

        now += TimeSpan.FromMinutes(16);
        await ReadAsync(kinds, isByDefault: true);

        Assert.Equal(2, azure.Asked);
        Assert.Equal(2, _notices.Count);
    }

    [Fact]
    public async Task A_token_endpoint_that_was_out_of_reach_is_asked_again()
    {
        var unreachable = new PimException(PimErrorCode.AuthenticationFailed, "The sign-in failed.", new HttpRequestException("No such host is known."));
        var azure = new StubProvider(PimKind.AzureRole) { Refusal = unreachable };
        var kinds = new ProviderSet([new StubProvider(PimKind.EntraRole), azure]);

        await ReadAsync(kinds, isByDefault: true);
        await ReadAsync(kinds, isByDefault: true);

        Assert.Equal(2, azure.Asked);
        Assert.Equal(2, _notices.Count);
    }

    [Theory]
    [InlineData(PimKind.EntraRole, PimErrorCode.AuthenticationFailed)]
    [InlineData(PimKind.EntraRole, PimErrorCode.TokenExpired)]
    [InlineData(PimKind.AzureRole, PimErrorCode.ServiceUnavailable)]
    public async Task What_is_no_question_of_access_fails_the_reading(PimKind kind, PimErrorCode code)
    {
        var other = kind == PimKind.EntraRole ? PimKind.AzureRole : PimKind.EntraRole;
        var failing = new StubProvider(kind) { Refusal = new PimException(code, "No.") };

        await Refusals.ThrowsAsync(code, () => ReadAsync(new ProviderSet([failing, new StubProvider(other)]), isByDefault: true));
    }

    [Fact]
    public async Task When_nothing_may_be_read_that_is_an_error()
    {
        var refusal = new PimException(PimErrorCode.PermissionMissing, "No.");
        var kinds = new ProviderSet([new StubProvider(PimKind.EntraRole) { Refusal = refusal }, new StubProvider(PimKind.AzureRole) { Refusal = refusal }]);

        await Refusals.ThrowsAsync(PimErrorCode.PermissionMissing, () => ReadAsync(kinds, isByDefault: true));
    }

    [Fact]
    public async Task Of_many_scopes_the_refused_ones_are_told()
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");
        await dana.Requests.SubmitAsync(await dana.AzureAssignmentAsync("Reader", "Contoso Sandbox", "greg@contoso.com", PimAssignmentType.Active), PimCall.None);
        await dana.Requests.SubmitAsync(await dana.AzureAssignmentAsync("Reader", "rg-web", "greg@contoso.com", PimAssignmentType.Active), PimCall.None);
        using var greg = await _contoso.ConnectToAzureAsync("greg");
        var found = new List<PimAssignment>();

        await greg.Assignments.ListAsync(new PimAssignmentFilter { Kinds = AzureContoso.Kind }, found.Add, Listening());

        Assert.Contains(found, a => a.Scope.DisplayName == "Contoso Sandbox");
        var notice = Assert.Single(_notices);
        Assert.StartsWith("Contoso Production could not be read", notice, StringComparison.Ordinal);
        Assert.Contains("Microsoft.Authorization/roleAssignments/read", notice);
    }

    [Fact]
    public async Task An_emulated_sign_in_covers_both_services()
    {
        using var client = await new PimClientFactory().ConnectAsync(
            new PimConnectOptions(null, PimSignIn.Emulator) { EmulatedUser = "ada", ResetEmulator = true }, PimCall.None);

        Assert.NotEmpty(await client.AzureAsync(mine: true));
    }

    [Fact]
    public async Task An_authentication_context_is_asked_of_the_service_that_wants_it()
    {
        var options = new PimConnectOptions(null, PimSignIn.Emulator) { EmulatedUser = "dana", ResetEmulator = true };
        using var dana = await new PimClientFactory().ConnectAsync(options, PimCall.None);
        var role = (await dana.RolesAtAsync(await dana.ScopeAsync("Contoso Sandbox"))).Single(each => each.Name == "Contributor");
        var setting = Assert.Single(await dana.SettingsAsync(role));
        setting.Activation.Requires = PimRequirements.Justification;
        setting.Activation.AuthenticationContext = "c1";
        await dana.Settings.UpdateAsync(setting, setting.GetChangedRules(), PimCall.None);
        using var ada = await new PimClientFactory().ConnectAsync(
            new PimConnectOptions(null, PimSignIn.Emulator) { EmulatedUser = "ada" }, PimCall.None);

        var request = await ada.Requests.SubmitAsync(ada.Activation(await ada.EligibleAsync("Contributor")), PimCall.None);

        Assert.Equal(PimRequestOutcome.Succeeded, request.Outcome);
    }

    private async Task<List<string>> ReadAsync(ProviderSet kinds, bool isByDefault)
    {
        var found = new List<string>();
        await kinds.ReadAsync<PimRole>(
            [PimKind.EntraRole, PimKind.AzureRole], isByDefault, (provider, each, linked) => provider.Catalogue.ListRolesAsync(each, linked), role => found.Add(role.Name), Listening());
        return found;
    }

    private PimCall Listening() => new(default, notice: _notices.Add);
}
