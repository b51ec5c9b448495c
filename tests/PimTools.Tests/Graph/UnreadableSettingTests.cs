using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Emulator;
using PimTools.Graph;
using PimTools.Rules;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>A policy that is missing, or that cannot be read, is told with its role, and takes no other with it.</summary>
public sealed class UnreadableSettingTests
{
    private const string UserAdministrator = "fe930be7-5e62-47db-91af-98c3a49a38b1";

    private readonly Contoso _contoso = new();
    private readonly List<PimRoleSetting> _found = [];
    private readonly List<string> _notices = [];

    [Fact]
    public async Task A_role_without_a_policy_is_named_in_a_warning()
    {
        using var dana = await ConnectAsync(page => Of(page).Remove());
        var roles = await dana.RolesAsync();

        await ListAsync(dana, null);

        Assert.Equal(roles.Count - 1, _found.Count);
        Assert.Contains("User Administrator", Assert.Single(_notices));
    }

    [Fact]
    public async Task By_name_it_is_an_error_of_its_own()
    {
        using var dana = await ConnectAsync(page => Of(page).Remove());
        var role = (await dana.RolesAsync()).Single(each => each.Id == UserAdministrator);

        var thrown = await Refusals.ThrowsAsync(PimErrorCode.SettingNotFound, () => ListAsync(dana, [role]));

        Assert.Contains("User Administrator", thrown.Message);
    }

    [Fact]
    public async Task One_that_cannot_be_read_is_named_in_the_error_after_all_others()
    {
        using var dana = await ConnectAsync(page => Rule(page, RuleIds.ActivationExpiration)["maximumDuration"] = "8 hours");
        var roles = await dana.RolesAsync();

        var thrown = await Refusals.ThrowsAsync(PimErrorCode.InvalidResponse, () => ListAsync(dana, null));

        Assert.Equal(roles.Count - 1, _found.Count);
        Assert.Contains("User Administrator", thrown.Message);
        Assert.Contains("'8 hours'", thrown.Message);
    }

    [Fact]
    public async Task A_word_that_is_not_known_is_unknown_beside_the_others_and_goes_back_as_it_came()
    {
        using var dana = await ConnectAsync(page => ((JArray)Rule(page, RuleIds.ActivationEnablement)["enabledRules"]!).Add("CompliantDevice"));

        await ListAsync(dana, null);

        var setting = _found.Single(each => each.Role.Id == UserAdministrator);
        Assert.True(setting.Activation.Requires.HasFlag(PimRequirements.Unknown));
        Assert.True(setting.Activation.Requires.HasFlag(PimRequirements.Justification));
        setting.Activation.Requires = PimRequirements.Ticket | PimRequirements.Unknown;
        var written = PimTools.Graph.Policies.RuleWriter.Write(Assert.Single(setting.GetChangedRules()));
        Assert.Equal(["Ticketing", "CompliantDevice"], written["enabledRules"]!.Select(word => word.ToString()));
    }

    [Fact]
    public async Task A_group_without_a_policy_is_named_in_a_warning()
    {
        var told = await ListGroupsAsync(EmulatedFault.Answer(HttpStatusCode.OK, """{"value":[]}"""));

        Assert.Contains("The service has no settings for Ops-OnCall, Ops-OnCall (owner)", told);
        Assert.NotEmpty(_found);
        Assert.DoesNotContain(_found, setting => setting.Role.Name == "Ops-OnCall");
    }

    [Fact]
    public async Task A_group_whose_policy_may_not_be_read_is_not_said_to_have_none()
    {
        var told = await ListGroupsAsync(EmulatedFault.Answer(HttpStatusCode.Forbidden));

        Assert.Contains("1 of 3 lists were refused", told);
        Assert.DoesNotContain("no settings", told);
    }

    [Fact]
    public async Task An_Azure_role_without_a_policy_is_named_in_a_warning()
    {
        await ListAzureAsync(page => page["value"]!.Children<JObject>().Single(IsReader).Remove());

        Assert.Contains(_found, setting => setting.Role.Name == "Contributor");
        Assert.DoesNotContain(_found, setting => setting.Role.Name == "Reader");
        Assert.Contains("no settings for Reader;", Assert.Single(_notices));
    }

    [Fact]
    public async Task Where_the_roles_of_an_Azure_scope_cannot_be_read_it_is_said_that_none_is_named()
    {
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.Forbidden).On("GET", "/roleDefinitions").Repeated(10));

        await ListAzureAsync(_ => { });

        Assert.NotEmpty(_found);
        Assert.Contains("one that has no settings is not named", Assert.Single(_notices));
    }

    private static bool IsReader(JObject assignment) => (string?)assignment.SelectToken("properties.policyAssignmentProperties.roleDefinition.displayName") == "Reader";

    private async Task ListAzureAsync(System.Action<JObject> change)
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana", Through(change));
        var scope = await dana.ScopeAsync("Contoso Sandbox");
        await dana.Settings.ListAsync(new PimSettingFilter { Kinds = [PimKind.AzureRole], Scope = scope }, _found.Add, new PimCall(default, notice: _notices.Add));
    }

    private async Task<string> ListGroupsAsync(EmulatedFault fault)
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var groups = new List<PimRole>();
        await dana.Roles.ListAsync([PimKind.Group], groups.Add, PimCall.None);
        var id = groups.First(group => group.Name == "Ops-OnCall").Id;
        _contoso.Tenant.Faults.Add(fault.On("GET", $"scopeId eq '{id}'").Repeated(1000));

        await dana.Settings.ListAsync(new PimSettingFilter { Kinds = [PimKind.Group] }, _found.Add, new PimCall(default, notice: _notices.Add));

        return Assert.Single(_notices);
    }

    private static JObject Of(JObject page) => page["value"]!.Children<JObject>().Single(each => (string?)each["roleDefinitionId"] == UserAdministrator);

    private static JObject Rule(JObject page, string id) => Of(page)["policy"]!["rules"]!.Children<JObject>().Single(rule => (string?)rule["id"] == id);

    private Task ListAsync(IPimClient client, IReadOnlyList<PimRole>? roles) => client.Settings.ListAsync(
        new PimSettingFilter { Kinds = [PimKind.EntraRole], Roles = roles }, _found.Add, new PimCall(default, notice: _notices.Add));

    private Task<IPimClient> ConnectAsync(System.Action<JObject> change) =>
        Through(change).ConnectAsync(Contoso.Options(_contoso.Tenant.IssueToken("dana")), PimCall.None);

    private PimClientFactory Through(System.Action<JObject> change) =>
        new(new Changing(change) { InnerHandler = _contoso.Tenant.CreateHandler() }) { Timeouts = Offline.Timeouts };

    /// <summary>Changes what the tenant answers about the policy of one role.</summary>
    private sealed class Changing(System.Action<JObject> change) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (request.RequestUri!.AbsolutePath.Contains("roleManagementPolicyAssignments", System.StringComparison.Ordinal))
            {
                var page = JObject.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
                if (page["value"]!.Children<JObject>().Any(each => (string?)each["roleDefinitionId"] == UserAdministrator || IsReader(each)))
                {
                    change(page);
                    response.Content = new StringContent(page.ToString(), null, "application/json");
                }
            }

            return response;
        }
    }
}
