using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using PimTools.Activation;
using PimTools.Client;
using PimTools.Models;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>A group's plain name never means its ownership.</summary>
public sealed class GroupOwnershipTests
{
    private static readonly PimRole Owner = Given.GroupRole("734c9b8f-0000-4000-8000-000000000001", "Ops-OnCall", PimAccess.Owner);
    private static readonly PimAssignment[] Eligible = [Given.Eligible(Owner)];

    [Theory]
    [InlineData("Ops-OnCall")]
    [InlineData("734c9b8f-0000-4000-8000-000000000001")]
    public void Its_name_or_id_activates_none_and_the_remedy_names_the_access(string name)
    {
        var error = Assert.Throws<PimException>(() => PimActivation.Choose(Eligible, new PimIdentity(name), null));

        Assert.Equal(PimErrorCode.NotEligible, error.Code);
        Assert.Contains("-Access Owner", error.Remedy);
    }

    [Theory]
    [InlineData("Ops-OnCall (owner)")]
    [InlineData("OPS-ONCALL\u00a0(Owner)")]
    [InlineData("734c9b8f-0000-4000-8000-000000000001 (owner)")]
    [InlineData("Ops-*")]
    public void What_names_it_finds_it(string name) =>
        Assert.Same(Owner, Assert.Single(PimActivation.Choose(Eligible, new PimIdentity(name), null)).Role);

    [Fact]
    public void The_access_and_the_object_find_it()
    {
        Assert.Single(PimActivation.Choose(Eligible, new PimIdentity("Ops-OnCall").OfAccess(PimAccess.Owner), null));
        Assert.Single(PimActivation.Choose(Eligible, new PimIdentity(Owner), null));
    }

    [Fact]
    public async Task Its_name_ends_none_either()
    {
        var error = await Assert.ThrowsAsync<PimException>(() => PimDeactivation.ChooseAsync(
            new FakePimClient(), PimKinds.All, [Given.Activated(Owner)], new PartialReading(), new RoleSelector(new PimIdentity("Ops-OnCall")), PimCall.None));

        Assert.Contains("-Access Owner", error.Remedy);
    }
}
