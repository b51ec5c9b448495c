using System;
using System.Collections.Generic;
using PimTools.Client;
using PimTools.Memory;
using PimTools.Models;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>Tests what a connection remembers, for how long, and what it does not take for an answer.</summary>
public sealed class ConnectionMemoryTests
{
    private static readonly PimKind[] Entra = [PimKind.EntraRole];
    private static readonly PimAssignment[] Held = [Given.Eligible(Given.UserAdmin)];

    private readonly FakePimClient _client = new() { ServiceTime = Given.Now };

    [Theory]
    [InlineData(0, true)]
    [InlineData(599, true)]
    [InlineData(600, false)]
    [InlineData(-599, true)]
    [InlineData(-600, false)]
    public void Something_is_known_for_ten_minutes_of_the_services_time(int seconds, bool isKnown)
    {
        var memory = new ConnectionMemory<string, string>();
        memory.Keep(_client, "a", "kept");

        _client.ServiceTime = Given.Now.AddSeconds(seconds);

        Assert.Equal(isKnown ? "kept" : null, memory.Find(_client, "a"));
    }

    [Fact]
    public void Another_key_another_connection_and_what_was_forgotten_are_not_known()
    {
        var memory = new ConnectionMemory<string, string>();
        memory.Keep(_client, "a", "kept");

        Assert.Null(memory.Find(_client, "b"));
        Assert.Null(memory.Find(new FakePimClient { ServiceTime = Given.Now }, "a"));
        memory.Forget(_client);
        Assert.Null(memory.Find(_client, "a"));
    }

    [Fact]
    public void A_role_is_found_in_the_whole_list_and_in_what_was_read_for_its_name()
    {
        Assert.Null(Find("User Administrator"));
        RememberedEligibility.Keep(_client, Entra, Selector("User Administrator", "Sales"), Held);
        Assert.Same(Held, Find("User Administrator", "Sales"));
        Assert.Null(Find("User Administrator"));
        Assert.Null(Find("User Administrator", "Berlin"));

        RememberedEligibility.Keep(_client, Entra, Held);
        Assert.Same(Held, Find("User Administrator"));
        Assert.Same(Held, Find("User Administrator", "Berlin"));
        Assert.Null(RememberedEligibility.Find(_client, [PimKind.Group], new PimIdentity("User Administrator"), null));

        RememberedEligibility.Forget(_client);
        Assert.Null(Find("User Administrator"));
    }

    [Fact]
    public void The_whole_list_goes_before_what_was_read_for_a_name()
    {
        PimAssignment[] whole = [Given.Eligible(Given.UserAdmin), Given.Eligible(Given.ExchangeAdmin)];
        RememberedEligibility.Keep(_client, Entra, Selector("User Administrator", null), Held);
        RememberedEligibility.Keep(_client, Entra, whole);

        Assert.Same(whole, Find("User Administrator"));
    }

    [Fact]
    public void A_list_without_the_role_is_no_answer_since_it_may_be_new()
    {
        RememberedEligibility.Keep(_client, Entra, [Given.Eligible(Given.ExchangeAdmin), Given.Eligible(Given.UserAdmin)]);

        Assert.NotNull(Find("User Administrator"));
        Assert.Null(Find("Global Reader"));
    }

    [Theory]
    [InlineData("User*", null)]
    [InlineData("User Administrator", "Sa*")]
    [InlineData("User*", "Sa*")]
    public void A_wildcard_is_always_read(string role, string? scope)
    {
        RememberedEligibility.Keep(_client, Entra, Held);

        Assert.Null(Find(role, scope));
    }

    [Fact]
    public void Lists_are_told_apart_by_their_kinds_in_any_order_and_all_that_can_be_read_from_all_that_are_named()
    {
        Assert.Equal(RememberedKinds.Key([PimKind.EntraRole, PimKind.Group]), RememberedKinds.Key([PimKind.Group, PimKind.EntraRole, PimKind.Group]));
        Assert.NotEqual(RememberedKinds.Key([PimKind.EntraRole]), RememberedKinds.Key([PimKind.Group]));
        Assert.NotEqual(RememberedKinds.Key(PimKinds.All), RememberedKinds.Key(new List<PimKind>(PimKinds.All)));
    }

    private static RoleSelector Selector(string role, string? scope) =>
        new(new PimIdentity(role), scope is null ? null : new PimIdentity(scope), new PimActivationOptions());

    private IReadOnlyList<PimAssignment>? Find(string role, string? scope = null) =>
        RememberedEligibility.Find(_client, Entra, new PimIdentity(role), scope is null ? null : new PimIdentity(scope));
}
