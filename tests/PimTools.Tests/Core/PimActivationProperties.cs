using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using PimTools.Activation;
using PimTools.Tests.Fuzz;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>Over whatever somebody may hold and say: an activation is at a scope that is held and was meant, or it is an error.</summary>
public sealed class PimActivationProperties
{
    private static readonly Config Many = FuzzCases.Properties(10_000);

    private static readonly PimRole[] Roles = [Given.UserAdmin, Given.ExchangeAdmin, Given.Role("custom", "User Administrator")];

    private static readonly PimScope[] Scopes = [PimScope.Directory, Given.Sales, Given.Berlin, Given.Unit("other", "Sales"), Given.Unit("f00", "Fulda")];

    private static readonly string[] RoleWords = ["User Administrator", "Exchange Administrator", "custom", "*", "User*", "*Exchange*", "Nothing"];

    private static readonly string?[] ScopeWords =
        [null, "/", "Directory", "Sales", "other", "Berlin", Given.Berlin.Id, "*", "S*", "D*", "F*", "?*s", "Nowhere"];

    [Fact]
    public void A_draft_is_always_exactly_an_eligible_role_at_its_own_scope() => Prop.ForAll(Asked, asked =>
        Drafts(asked).All(draft => asked.Held.Exists(a => ReferenceEquals(a.Scope, draft.Scope) && ReferenceEquals(a.Role, draft.Role))))
        .Check(Many);

    [Fact]
    public void A_draft_is_never_outside_the_scope_that_was_named() => Prop.ForAll(Asked, asked =>
        asked.Scope is null || Drafts(asked).All(draft => Fits(asked.Scope, draft.Scope))).Check(Many);

    [Fact]
    public void Without_wildcards_drafts_are_for_one_role_at_one_scope() => Prop.ForAll(Asked, asked =>
        asked.Role.Contains('*') || asked.Scope?.Contains('*') == true
        || Drafts(asked).Select(draft => (draft.Role.Id, draft.Scope.Id)).Distinct().Count() <= 1).Check(Many);

    [Fact]
    public void A_draft_never_ends_after_its_eligibility() => Prop.ForAll(Asked, asked =>
        Chosen(asked).All(chosen => Drafted(chosen) is not { } draft || chosen.End is not { } end || draft.Schedule!.Start + draft.Schedule.Duration <= end))
        .Check(Many);

    private static Arbitrary<(List<PimAssignment> Held, string Role, string? Scope)> Asked =>
        (from count in Gen.Choose(0, 6)
         from held in (from role in Gen.Elements(Roles)
                       from scope in Gen.Elements(Scopes)
                       from left in Gen.Elements<double?>(null, -1, 3, 7.5, 60, 100_000)
                       select Given.Eligible(role, scope, end: left is { } minutes ? Given.Now.AddMinutes(minutes) : null)).ListOf(count)
         from role in Gen.Elements(RoleWords)
         from scope in Gen.Elements(ScopeWords)
         select (held.ToList(), role, scope)).ToArbitrary();

    private static bool Fits(string word, PimScope scope) => word switch
    {
        "*" => true,
        "S*" => scope.DisplayName == "Sales",
        "D*" => scope.DisplayName == "Directory",
        "F*" => scope.DisplayName == "Fulda",
        "?*s" => scope.DisplayName == "Sales",
        _ => scope.DisplayName == word || scope.Id == word || scope.Id == "/administrativeUnits/" + word,
    };

    private static List<PimRequestDraft> Drafts((List<PimAssignment>, string, string?) asked) =>
        Chosen(asked).Select(Drafted).OfType<PimRequestDraft>().ToList();

    private static IReadOnlyList<PimAssignment> Chosen((List<PimAssignment> Held, string Role, string? Scope) asked)
    {
        try
        {
            return PimActivation.Choose(asked.Held, new PimIdentity(asked.Role), asked.Scope is null ? null : new PimIdentity(asked.Scope));
        }
        catch (PimException)
        {
            return [];
        }
    }

    private static PimRequestDraft? Drafted(PimAssignment eligible)
    {
        try
        {
            return PimActivation.Draft(eligible, null, new PimActivationOptions(), Given.Ada, Given.Now);
        }
        catch (PimException e) when (e.Code == PimErrorCode.InvalidDuration)
        {
            return null;
        }
    }
}
