using System.Collections.Generic;
using System.Net;
using System.Threading.Tasks;
using PimTools.Emulator;
using PimTools.Resolution;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Tests whom a name means where a part of the directory cannot be read: who is left may be the wrong one.</summary>
public class PrincipalChoiceTests
{
    private readonly Contoso _contoso = new();

    [Theory]
    [InlineData("Tier 0 Operators", "/users")]
    [InlineData("Tier 0 Operators", "/servicePrincipals")]
    [InlineData("Ada Ahlberg", "/groups")]
    public async Task A_part_that_fails_fails_the_look_up(string name, string part)
    {
        using var dana = await _contoso.ConnectAsync("dana");
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.InternalServerError).On("GET", part).Repeated(10));

        await Refusals.ThrowsAsync(PimErrorCode.ServiceUnavailable, () => dana.Directory.FindPrincipalsAsync(name, PimCall.None));
    }

    [Fact]
    public async Task A_failure_is_told_rather_than_a_permission_that_is_missing()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.InternalServerError).On("GET", "/users").Repeated(10));
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.Forbidden).On("GET", "/servicePrincipals").Repeated(10));

        await Refusals.ThrowsAsync(PimErrorCode.ServiceUnavailable, () => dana.Directory.FindPrincipalsAsync("Tier 0 Operators", PimCall.None));
    }

    [Fact]
    public async Task Nobody_is_chosen_for_a_change_by_a_name_that_others_may_bear()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var ada = await dana.PrincipalAsync("ada@contoso.com");
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.Forbidden).On("GET", "/servicePrincipals").Repeated(10));
        Task<PimPrincipal> ChooseAsync(string text) => PrincipalResolver.FindAsync(dana, new PimIdentity(text), PimCall.None);

        var thrown = await Refusals.ThrowsAsync(PimErrorCode.PermissionMissing, () => ChooseAsync("Ada Ahlberg"));

        Assert.Contains("Application.Read.All", thrown.Message);
        Assert.Contains("ada@contoso.com", thrown.Remedy);
        Assert.Equal(ada.Id, (await ChooseAsync("ada@contoso.com")).Id);
        Assert.Equal(ada.Id, (await ChooseAsync(ada.Id)).Id);
    }

    [Fact]
    public async Task Who_reads_is_told_whom_a_name_was_taken_for()
    {
        using var dana = await _contoso.ConnectAsync("dana");
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(HttpStatusCode.Forbidden).On("GET", "/servicePrincipals").Repeated(10));
        var notices = new List<string>();
        var held = new List<PimAssignment>();

        await new PimAssignmentQuery { Kinds = [PimKind.EntraRole], Principals = [new PimIdentity("Ada Ahlberg")] }
            .ListAsync(dana, held.Add, _ => { }, new PimCall(default, notice: notices.Add));

        Assert.NotEmpty(held);
        Assert.Contains("Ada Ahlberg", Assert.Single(notices));
        Assert.Contains("Application.Read.All", notices[0]);
    }
}
