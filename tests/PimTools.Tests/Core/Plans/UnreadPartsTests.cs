using System.Linq;
using PimTools.Models;
using PimTools.Plans;
using Xunit;

namespace PimTools.Tests.Core.Plans;

/// <summary>Tests what could not be read of a tenant: which assignments are therefore not known, and which settings are harder after a change.</summary>
public sealed class UnreadPartsTests
{
    private static readonly PimException No = new(PimErrorCode.PermissionMissing, "No.");

    [Fact]
    public void A_part_covers_its_kind_and_as_far_as_they_were_told_the_type_the_role_and_the_scope()
    {
        Assert.Equal("EA-", Covered(PimKind.EntraRole, null, null, null));
        Assert.Equal("E--", Covered(PimKind.EntraRole, PimAssignmentType.Eligible, null, null));
        Assert.Equal("---", Covered(PimKind.Group, null, null, null));
        Assert.Equal("EA-", Covered(PimKind.EntraRole, null, Given.UserAdmin.Id.ToUpperInvariant(), null));
        Assert.Equal("---", Covered(PimKind.EntraRole, null, Given.ExchangeAdmin.Id, null));
        Assert.Equal("--Z", Covered(PimKind.AzureRole, null, null, "/SUBSCRIPTIONS/1"));
        Assert.Equal("---", Covered(PimKind.AzureRole, null, null, "/subscriptions/2"));
    }

    [Fact]
    public void Each_part_is_told_once_and_one_that_only_a_person_has_to_know_of_covers_nothing()
    {
        var unread = new UnreadParts();
        unread.Add("Groups", No, PimKind.Group);
        unread.Add("Groups", No, PimKind.Group, PimAssignmentType.Active);
        unread.Tell("Names", No);

        Assert.Equal(["Groups: No.", "Names: No."], unread.All.Select(one => one.ToString()));
        Assert.Null(unread.Find(Key(PimKind.EntraRole, PimAssignmentType.Eligible)));
    }

    [Fact]
    public void A_setting_is_harder_in_exactly_the_fields_that_ask_more()
    {
        var (ada, cleo) = (new PimApprover(Given.Ada.Id, PimPrincipalType.User), new PimApprover(Given.Cleo.Id, PimPrincipalType.User));
        string Fields(PimSettingChange from, PimSettingChange to)
        {
            var (old, now) = (RuleSet.Setting([.. RuleSet.Usual()]), RuleSet.Setting([.. RuleSet.Usual()]));
            from.ApplyTo(old);
            to.ApplyTo(now);
            return string.Join(' ', SettingTightening.Fields(old, now));
        }

        PimSettingChange Lasts(int hours) => new() { MaximumActivationDuration = System.TimeSpan.FromHours(hours) };
        PimSettingChange Asks(PimRequirements what) => new() { ActivationRequires = what };
        PimSettingChange Approved(params PimApprover[] who) => new() { Approvers = who, RequiresApproval = true };

        Assert.Equal("", Fields(new(), new()));
        Assert.Equal("MaximumActivationDuration", Fields(Lasts(4), Lasts(3)));
        Assert.Equal("", Fields(Lasts(4), Lasts(4)));
        Assert.Equal("", Fields(Lasts(4), Lasts(5)));
        Assert.Equal("ActivationRequires", Fields(Asks(PimRequirements.Ticket), Asks(PimRequirements.Ticket | PimRequirements.Mfa)));
        Assert.Equal("", Fields(Asks(PimRequirements.Ticket | PimRequirements.Mfa), Asks(PimRequirements.Ticket)));
        Assert.Equal("AuthenticationContext", Fields(new(), new() { AuthenticationContext = "c1" }));
        Assert.Equal("", Fields(new() { AuthenticationContext = "C1" }, new() { AuthenticationContext = "c1" }));
        Assert.Equal("", Fields(new() { AuthenticationContext = "c1" }, new()));
        Assert.Equal("RequiresApproval", Fields(new(), Approved(ada)));
        Assert.Equal("RequiresApproval", Fields(Approved(cleo) with { RequiresApproval = false }, Approved(ada)));
        Assert.Equal("Approver", Fields(Approved(ada, cleo), Approved(ada)));
        Assert.Equal("", Fields(Approved(ada), Approved(ada, cleo)));
        Assert.Equal("", Fields(Approved(ada), new() { RequiresApproval = false }));
        Assert.Equal("ApprovalStages", Fields(Approved(ada), Approved(ada) with { Stages = [new() { Approvers = [ada] }, new()] }));
    }

    private static AssignmentKey Key(PimKind kind, PimAssignmentType type) => new(
        type,
        kind == PimKind.AzureRole ? new PimRole(kind, "r", "Reader") : Given.UserAdmin,
        kind == PimKind.AzureRole ? new PimScope("/subscriptions/1", "Sandbox", PimScopeType.Subscription) : PimScope.Directory,
        Given.Ada);

    private static string Covered(PimKind kind, PimAssignmentType? type, string? role, string? scope)
    {
        var unread = new UnreadParts();
        unread.Add("part", No, kind, type, role, scope);
        char Find(PimKind one, PimAssignmentType of, char letter) => unread.Find(Key(one, of)) is null ? '-' : letter;
        return new([Find(PimKind.EntraRole, PimAssignmentType.Eligible, 'E'), Find(PimKind.EntraRole, PimAssignmentType.Active, 'A'), Find(PimKind.AzureRole, PimAssignmentType.Eligible, 'Z')]);
    }
}
