using System;
using System.Threading.Tasks;
using PimTools.Resolution;
using Xunit;

namespace PimTools.Tests.Core.Resolution;

/// <summary>Something is given only to whom the directory knows; what is near is told of names, and nothing of ids.</summary>
public sealed class KnownPrincipalTests
{
    private const string Unknown = "c0000000-0000-4000-8000-000000000001";

    private readonly FakePimClient _client = new();

    public KnownPrincipalTests() => _client.Principals.AddRange([Given.Ada, Given.Cleo]);

    [Fact]
    public async Task An_object_is_taken_as_it_is_unless_it_has_left()
    {
        Assert.Same(Given.Cleo, await FindKnownAsync(new(Given.Cleo)));
        Assert.Equal(PimErrorCode.PrincipalNotFound, (await RefusedAsync(new(new PimPrincipal(Given.Cleo.Id) { IsInDirectory = false }))).Code);
        Assert.Empty(_client.Calls);
    }

    [Fact]
    public async Task A_name_and_an_id_are_looked_up()
    {
        Assert.Same(Given.Cleo, await FindKnownAsync(new("cleo@contoso.com")));
        Assert.Same(Given.Ada, await FindKnownAsync(new(Given.Ada.Id)));
    }

    [Fact]
    public async Task An_id_that_the_directory_does_not_know_is_believed_only_by_who_gives_nothing()
    {
        Assert.Equal(Unknown, (await PrincipalResolver.FindAsync(_client, new(Unknown), PimCall.None)).Id);

        Assert.Equal($"The directory knows no user, group or service principal with the id '{Unknown}'.", (await RefusedAsync(new(Unknown))).Message);
    }

    [Fact]
    public async Task An_id_that_may_not_be_looked_up_is_the_refusal()
    {
        _client.SearchRefusal = new PimException(PimErrorCode.PermissionMissing, "Not yours.");

        Assert.Equal("Not yours.", (await RefusedAsync(new(Unknown))).Message);
    }

    [Theory]
    [InlineData("Ada Alberg", "Ada Ahlberg")]
    [InlineData("ada@contoso.co", "ada@contoso.com")]
    public async Task What_is_near_a_name_is_told_by_names_of_the_same_form(string name, string near)
    {
        var error = await RefusedAsync(new(name));

        Assert.Equal(PimErrorCode.PrincipalNotFound, error.Code);
        Assert.Equal([near], error.Candidates);
        Assert.EndsWith($"Candidates: {near}.", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void The_id_of_an_object_is_named_and_not_what_it_is_called() => Assert.Equal(
        $"The directory knows no user, group or service principal with the id '{Given.Cleo.Id}'.", PrincipalResolver.NotFound(new PimIdentity(Given.Cleo)).Message);

    private Task<PimPrincipal> FindKnownAsync(PimIdentity identity) => PrincipalResolver.FindKnownAsync(_client, identity, PimCall.None);

    private Task<PimException> RefusedAsync(PimIdentity identity) => Assert.ThrowsAsync<PimException>(() => FindKnownAsync(identity));
}
