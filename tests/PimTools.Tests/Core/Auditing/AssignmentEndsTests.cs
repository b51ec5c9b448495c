using System;
using System.Linq;
using PimTools.Auditing;
using Xunit;

namespace PimTools.Tests.Core.Auditing;

/// <summary>Removals and extensions go to the assignment that they concern, each once, from its beginning up to its removal.</summary>
public sealed class AssignmentEndsTests
{
    private readonly AssignmentEnds _ends = new();

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 1)]
    [InlineData(30, 1)]
    [InlineData(60, 1)]
    [InlineData(61, 0)]
    public void What_was_done_from_the_beginning_to_the_end_concerns_it(int minute, int taken)
    {
        _ends.Add(Activity(PimRequestAction.AdminRemove), Given.Now.AddMinutes(minute));

        Assert.Equal(taken, Take(end: 60).Length);
    }

    [Fact]
    public void What_has_no_end_is_concerned_however_late()
    {
        _ends.Add(Activity(PimRequestAction.AdminRemove), Given.Now.AddDays(300));

        Assert.Single(Take(end: null));
    }

    [Fact]
    public void An_extension_moves_the_end_up_to_which_a_removal_concerns_it()
    {
        _ends.Add(Activity(PimRequestAction.AdminRemove), Given.Now.AddMinutes(90));
        _ends.Add(Activity(PimRequestAction.AdminExtend, end: 120), Given.Now.AddMinutes(30));

        Assert.Equal([PimRequestAction.AdminExtend, PimRequestAction.AdminRemove], Take(end: 60));
    }

    [Fact]
    public void What_came_after_the_removal_concerns_another_one()
    {
        _ends.Add(Activity(PimRequestAction.AdminExtend, end: 120), Given.Now.AddMinutes(50));
        _ends.Add(Activity(PimRequestAction.SelfDeactivate), Given.Now.AddMinutes(40));
        _ends.Add(Activity(PimRequestAction.AdminExtend, end: 60), Given.Now.AddMinutes(30));

        Assert.Equal([PimRequestAction.AdminExtend, PimRequestAction.SelfDeactivate], Take(end: 60));
        Assert.Equal([PimRequestAction.AdminExtend], Take(end: 60));
        Assert.Empty(Take(end: 60));
    }

    [Theory]
    [InlineData("/units/1", "/UNITS/1", 1)]
    [InlineData("/units/1", "/units/2", 0)]
    [InlineData(null, "/units/2", 1)]
    [InlineData("/units/1", null, 1)]
    public void Scopes_of_one_name_are_told_apart_where_both_ids_are_known(string? granted, string? removed, int taken)
    {
        _ends.Add(Activity(PimRequestAction.AdminRemove, scopeId: removed), Given.Now);

        Assert.Equal(taken, Take(end: 60, granted).Length);
    }

    [Fact]
    public void What_is_not_told_is_never_taken_for_the_same()
    {
        foreach (var activity in new[]
        {
            Activity(PimRequestAction.AdminRemove, role: null), Activity(PimRequestAction.AdminRemove, scope: null), Activity(PimRequestAction.AdminRemove, isAboutSomebody: false),
            Activity(PimRequestAction.AdminRemove, type: null), Activity(PimRequestAction.AdminRemove, role: "Other"), Activity(PimRequestAction.AdminRemove, principal: Given.Cleo),
            Activity(PimRequestAction.AdminRemove, type: PimAssignmentType.Active),
        })
        {
            _ends.Add(activity, Given.Now);
        }

        Assert.Empty(Take(end: 60));
        Assert.Empty(_ends.Take(Activity(PimRequestAction.AdminAssign, role: null), Given.Now));
    }

    [Fact]
    public void Each_documented_name_of_an_activity_about_members_is_a_step_of_a_request()
    {
        var names = AuditActivityNames.All;

        Assert.Distinct(names);
        Assert.Equal(58, names.Count);
        Assert.StartsWith("Add member to role requested (PIM activation)", names[0], StringComparison.Ordinal);
        Assert.Equal(
            ["Deactivate PIM alert", "Disable PIM alert", "Enable PIM alert", "Onboarded resource to PIM", "Refresh PIM alert", "Resolve PIM alert", "Triggered PIM alert", "Update role setting in PIM"],
            names.Where(name => AuditStep.Of(new PimAuditRecord("1", Given.Now, name)) is null).Order(StringComparer.Ordinal));
        Assert.Equal(12, names.Count(name => name.Contains("(extend)", StringComparison.Ordinal) || name.Contains("(renew)", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_permanent_assignment_that_was_taken_away_past_PIM_was_removed_there() => Assert.Equal(
        new AuditStep(AuditPhase.OutsidePim, PimRequestAction.AdminRemove, PimAssignmentType.Active),
        AuditStep.Of(new PimAuditRecord("1", Given.Now, "Remove permanent direct role assignment")));

    private static PimActivity Activity(
        PimRequestAction action,
        int? end = null,
        string? scopeId = "/units/1",
        string? role = "Reader",
        string? scope = "Sales",
        PimPrincipal? principal = null,
        PimAssignmentType? type = PimAssignmentType.Eligible,
        bool isAboutSomebody = true) => new("r", action)
    {
        Kind = PimKind.EntraRole, Role = role, Scope = scope, ScopeId = scopeId, Principal = isAboutSomebody ? principal ?? Given.Ada : null, Type = type,
        End = end is { } minutes ? Given.Now.AddMinutes(minutes) : null,
    };

    private PimRequestAction[] Take(int? end, string? scopeId = "/units/1") =>
        [.. _ends.Take(Activity(PimRequestAction.AdminAssign, end, scopeId), Given.Now).Select(one => one.Action)];
}
