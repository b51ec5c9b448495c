using System;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Models;
using PimTools.Resolution;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>Applications as scopes: their registrations and the enterprise applications of the same name.</summary>
public sealed class ApplicationScopeTests
{
    private const string RegistrationName = "payroll (registration)";
    private const string EnterpriseName = "payroll (enterprise application)";

    private static readonly PimScope Registration = new("/f0000000-0000-0000-0000-000000000001", RegistrationName, PimScopeType.ApplicationRegistration);
    private static readonly PimScope Enterprise = new("/f0000000-0000-0000-0000-000000000002", EnterpriseName, PimScopeType.EnterpriseApplication);

    private readonly FakePimClient _client = new() { Applications = { Registration, Enterprise } };

    public ApplicationScopeTests() => _client.Scopes.AddRange([PimScope.Directory, Given.Sales]);

    [Fact]
    public async Task A_name_that_fits_both_is_ambiguous_and_both_forms_are_told()
    {
        var error = await Assert.ThrowsAsync<PimException>(() => FindAsync("payroll"));

        Assert.Equal(PimErrorCode.ScopeAmbiguous, error.Code);
        Assert.Contains($"'{RegistrationName}' or {Registration.Id}", error.Remedy);
        Assert.Contains($"'{EnterpriseName}' or {Enterprise.Id}", error.Remedy);
        Assert.Equal([Registration.Id, Enterprise.Id], error.Candidates);
    }

    [Fact]
    public async Task Each_form_means_one_of_them()
    {
        Assert.Same(Registration, await FindAsync(RegistrationName));
        Assert.Same(Enterprise, await FindAsync("payroll (Enterprise Application)"));
        Assert.Same(Registration, await FindAsync(Registration.Id.TrimStart('/')));
    }

    [Fact]
    public async Task A_name_that_fits_one_means_it()
    {
        _client.Applications.Remove(Registration);

        Assert.Same(Enterprise, await FindAsync("payroll"));
    }

    [Fact]
    public async Task A_form_of_which_there_is_none_is_unknown_and_never_the_other()
    {
        _client.Applications.Remove(Registration);

        var error = await Assert.ThrowsAsync<PimException>(() => FindAsync(RegistrationName));

        Assert.Equal(PimErrorCode.ScopeNotFound, error.Code);
    }

    [Fact]
    public async Task Two_registrations_of_one_name_are_told_by_their_ids()
    {
        var other = new PimScope("/f0000000-0000-0000-0000-000000000003", RegistrationName, PimScopeType.ApplicationRegistration);
        _client.Applications.Add(other);

        var error = await Assert.ThrowsAsync<PimException>(() => FindAsync(RegistrationName));

        Assert.Contains($"{other.Id} ({RegistrationName})", error.Remedy);
        Assert.DoesNotContain("'", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_look_is_told_so_and_what_is_listed()
    {
        _client.ApplicationsRefused = new PimException(PimErrorCode.PermissionMissing, "Application.Read.All is missing.") { Remedy = "Consent.", Status = 403 };

        var error = await Assert.ThrowsAsync<PimException>(() => FindAsync("Sails"));

        Assert.Equal((PimErrorCode.PermissionMissing, 403), (error.Code, error.Status));
        Assert.Contains("Application.Read.All is missing.", error.Message);
        Assert.Equal("Consent. If no application is meant: Candidates: Sales.", error.Remedy);
    }

    [Theory]
    [InlineData("Sales")]
    [InlineData("/")]
    public async Task What_is_listed_is_not_looked_for(string text)
    {
        await FindAsync(text);

        Assert.DoesNotContain("FindApplications", _client.Calls);
    }

    [Theory]
    [InlineData("payroll", true, true)]
    [InlineData("PAYROLL", true, true)]
    [InlineData(RegistrationName, true, false)]
    [InlineData(EnterpriseName, false, true)]
    [InlineData("payroll*", true, true)]
    [InlineData("pay", false, false)]
    public void Of_what_one_holds_either_form_or_the_name_alone_is_meant(string text, bool registration, bool enterprise)
    {
        var identity = new PimIdentity(text);

        Assert.Equal((registration, enterprise), (identity.Matches(Registration), identity.Matches(Enterprise)));
    }

    private Task<PimScope> FindAsync(string text) => ScopeResolver.FindAsync(_client, PimKinds.All, new PimIdentity(text), PimCall.None);
}
