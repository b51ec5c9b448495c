using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Resolution;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>The people that the names of a command mean: each once, and all of them by one look-up.</summary>
public sealed class NamedPrincipalsTests
{
    private readonly FakePimClient _client = new();
    private readonly List<(string Name, PimException Error)> _refused = [];

    public NamedPrincipalsTests() => _client.Principals.AddRange([Given.Ada, Given.Cleo]);

    [Fact]
    public async Task Several_names_are_one_look_up_and_whom_two_mean_comes_once()
    {
        var found = await FindAsync(new("cleo@contoso.com"), new("Ada Ahlberg"), new("ada@contoso.com"), new(Given.Cleo));

        Assert.Equal([Given.Cleo, Given.Ada], found);
        Assert.Equal(["FindPrincipals"], _client.Calls);
        Assert.Empty(_refused);
    }

    [Fact]
    public async Task What_an_object_names_is_not_looked_up()
    {
        Assert.Equal([Given.Ada], await FindAsync(new(Given.Ada), new(new PimPrincipal(Given.Ada.Id.ToUpperInvariant()))));
        Assert.Empty(_client.Calls);
    }

    [Fact]
    public async Task A_name_that_means_nobody_or_is_a_wildcard_is_refused_and_the_others_are_found()
    {
        Assert.Equal([Given.Cleo], await FindAsync(new("nobody"), new("A*"), new("cleo@contoso.com")));

        Assert.Equal([("nobody", PimErrorCode.PrincipalNotFound), ("A*", PimErrorCode.InvalidParameter)], _refused.Select(one => (one.Name, one.Error.Code)));
        Assert.Equal(["A*"], _refused.Skip(1).Select(one => one.Error.TargetObject));
    }

    [Theory]
    [InlineData("Ada\u00a0Ahlberg", 2)]
    [InlineData("Ada Ahlberg", 1)]
    public async Task A_single_name_is_looked_up_as_it_was_typed_and_then_in_plain_characters(string name, int calls)
    {
        Assert.Equal([Given.Ada], await FindAsync(new PimIdentity(name)));
        Assert.Equal(calls, _client.Calls.Count);
    }

    [Fact]
    public async Task Near_names_are_suggested_for_a_name_and_an_id_that_nobody_has_means_who_is_gone()
    {
        await FindAsync(new PimIdentity("Ada Ahlbrg"));
        await FindAsync(new PimIdentity("adda@contoso.com"));
        Assert.Equal([["Ada Ahlberg"], ["ada@contoso.com"]], _refused.Select(one => one.Error.Candidates));
        Assert.EndsWith("Candidates: ada@contoso.com.", _refused[1].Error.Remedy);

        _client.Calls.Clear();
        Assert.False(Assert.Single(await FindAsync(new PimIdentity("a0000000-0000-0000-0000-0000000000ff"))).IsInDirectory);
        Assert.Equal(["FindPrincipals"], _client.Calls);
    }

    private async Task<IEnumerable<PimPrincipal>> FindAsync(params IReadOnlyList<PimIdentity> names)
    {
        var principals = await NamedPrincipals.LookUpAsync(_client, names, PimCall.None);
        var found = await principals.FindAsync(names, (name, error) => _refused.Add((name.Text, error)), PimCall.None);
        return found.Select(one => one.Principal);
    }
}
