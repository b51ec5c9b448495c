using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace PimTools.Tests.Core.Alerts;

/// <summary>The alerts that a person names, at the scopes that they name; what cannot be read is told and keeps nothing else from being listed.</summary>
public sealed class PimAlertQueryTests
{
    private static readonly PimScope Sandbox = new("/subscriptions/11111111-1111-1111-1111-111111111111", "Sandbox", PimScopeType.Subscription);
    private static readonly PimScope Production = new("/subscriptions/22222222-2222-2222-2222-222222222222", "Production", PimScopeType.Subscription);
    private static readonly PimScope Group = new("/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg", "rg", PimScopeType.ResourceGroup);

    private readonly FakePimClient _client = new();
    private readonly List<PimException> _refused = [];

    public PimAlertQueryTests()
    {
        _client.Scopes.AddRange([Sandbox, Group, Production]);
        _client.Alerts.All.AddRange([
            new("1", "StaleAlert", PimScope.Directory) { Title = "Stale accounts" },
            new("2", "MfaAlert", PimScope.Directory) { Title = "No second factor" },
            new("3", "StaleAlert", Sandbox) { Title = "Stale accounts" },
            new("4", "OwnerAlert", Production) { Title = "Too many owners" },
            new("5", "OwnerAlert", Group) { Title = "Too many owners" }]);
    }

    [Fact]
    public async Task The_directory_comes_first_and_then_each_subscription()
    {
        Assert.Equal(["1", "2", "3", "4"], await ListAsync(new()));
        Assert.Equal(["1", "2"], await ListAsync(new() { Kinds = [PimKind.EntraRole] }));
        Assert.Equal(["3", "4"], await ListAsync(new() { Kinds = [PimKind.AzureRole] }));
        Assert.Empty(_refused);
    }

    [Fact]
    public async Task Names_are_those_of_the_service_or_the_titles_and_may_be_wildcards()
    {
        Assert.Equal(["1", "3"], await ListAsync(new() { Names = [new("stalealert")] }));
        Assert.Equal(["2", "4"], await ListAsync(new() { Names = [new("No second factor"), new("Too many*")] }));
        Assert.Empty(await ListAsync(new() { Names = [new("Nothing*")] }));
        Assert.Empty(_refused);
    }

    [Fact]
    public async Task A_name_that_no_alert_has_is_told_with_the_names_there_are()
    {
        Assert.Equal(["2"], await ListAsync(new() { Names = [new("StaleAlrt"), new("MfaAlert")] }));

        var error = Assert.Single(_refused);
        Assert.Equal((PimErrorCode.InvalidParameter, "There is no alert 'StaleAlrt'."), (error.Code, error.Message));
        Assert.Equal(["StaleAlert", "MfaAlert", "OwnerAlert"], error.Candidates);
        Assert.Contains("StaleAlert", error.Remedy);
    }

    [Fact]
    public async Task Scopes_are_named_and_one_that_is_unknown_keeps_no_other_from_being_read()
    {
        Assert.Equal(["4", "1", "2"], await ListAsync(new() { Scopes = [new("Nowhere"), new("Production"), new("Directory")] }));

        Assert.Equal(PimErrorCode.ScopeNotFound, Assert.Single(_refused).Code);
        Assert.Equal(["1", "2"], await ListAsync(new() { Scopes = [new("/")] }));
        Assert.Equal(["5"], await ListAsync(new() { Scopes = [new("rg")] }));
    }

    [Fact]
    public async Task A_scope_that_may_not_be_read_is_told_and_then_nobody_says_that_a_name_is_unknown()
    {
        _client.Alerts.Refused[Sandbox.Id] = new PimException(PimErrorCode.PermissionMissing, "No.");

        Assert.Equal(["4"], await ListAsync(new() { Names = [new("OwnerAlert"), new("Unknown")] }));

        Assert.Equal("The alerts of Sandbox could not be read. No.", Assert.Single(_refused).Message);
    }

    [Fact]
    public async Task Subscriptions_that_may_not_be_listed_are_told_and_the_directory_is_listed()
    {
        _client.BeforeList = filter => _ = filter is IReadOnlyCollection<PimKind> ? throw new PimException(PimErrorCode.PermissionMissing, "No.") : 0;

        Assert.Equal(["1", "2"], await ListAsync(new()));

        Assert.Equal("The alerts of Azure roles could not be read. No.", Assert.Single(_refused).Message);
    }

    [Theory]
    [InlineData(PimErrorCode.NotConnected)]
    [InlineData(PimErrorCode.AuthenticationFailed)]
    public async Task Without_a_sign_in_nothing_else_is_tried(PimErrorCode code)
    {
        _client.Alerts.Refused[PimScope.Directory.Id] = new PimException(code, "No.");

        Assert.Equal(code, (await Assert.ThrowsAsync<PimException>(() => ListAsync(new()))).Code);

        _client.BeforeList = _ => throw new PimException(code, "No.");
        Assert.Equal(code, (await Assert.ThrowsAsync<PimException>(() => ListAsync(new() { Kinds = [PimKind.AzureRole] }))).Code);
        Assert.Empty(_refused);
    }

    [Fact]
    public async Task A_subscription_that_is_given_by_its_id_is_told_by_its_name_where_it_is_listed()
    {
        var unlisted = "/subscriptions/33333333-3333-3333-3333-333333333333";
        _client.Alerts.Refused[Sandbox.Id] = new PimException(PimErrorCode.PermissionMissing, "No.");
        _client.Alerts.Refused[unlisted] = new PimException(PimErrorCode.PermissionMissing, "No.");

        await ListAsync(new() { Scopes = [new(Sandbox.Id), new(unlisted)] });

        Assert.Equal(["The alerts of Sandbox could not be read. No.", $"The alerts of {unlisted} could not be read. No."], _refused.Select(error => error.Message));
    }

    [Fact]
    public async Task Groups_have_no_alerts()
    {
        var error = await Assert.ThrowsAsync<PimException>(() => ListAsync(new() { Kinds = [PimKind.Group] }));

        Assert.Equal((PimErrorCode.InvalidParameter, "PIM has no alerts for groups.", "Find-PimAnomaly looks at groups as well."), (error.Code, error.Message, error.Remedy));
        Assert.Equal(["1", "2"], await ListAsync(new() { Kinds = [PimKind.Group, PimKind.EntraRole] }));
    }

    private async Task<List<string>> ListAsync(PimAlertQuery query)
    {
        var listed = new List<PimAlert>();
        await query.ListAsync(_client, listed.Add, _refused.Add, PimCall.None);
        return listed.Select(alert => alert.Id).ToList();
    }
}
