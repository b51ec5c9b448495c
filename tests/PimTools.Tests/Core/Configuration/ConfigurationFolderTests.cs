using System;
using System.Linq;
using PimTools.Configuration;
using Xunit;

namespace PimTools.Tests.Core.Configuration;

/// <summary>The files of a folder: one for each role, under names that every system has and that stay apart.</summary>
public sealed class ConfigurationFolderTests
{
    private static readonly PimScope Sandbox = Subscription("1", "Sandbox");

    [Theory]
    [InlineData("User Administrator", "entra/User Administrator.yaml")]
    [InlineData("a<b>c:d\"e/f\\g|h?i*j", "entra/a-b-c-d-e-f-g-h-i-j.yaml")]
    [InlineData("a\tb\u0001", "entra/a-b-.yaml")]
    [InlineData(" .a. ", "entra/a.yaml")]
    [InlineData("...", "entra/_.yaml")]
    [InlineData("CON", "entra/_CON.yaml")]
    [InlineData("com7", "entra/_com7.yaml")]
    [InlineData("LPT1.admins", "entra/_LPT1.admins.yaml")]
    [InlineData("Console", "entra/Console.yaml")]
    [InlineData("COM port", "entra/COM port.yaml")]
    public void A_file_has_the_name_of_its_role_as_far_as_every_system_allows_it(string name, string file) =>
        Assert.Equal([file], Files(Given.Role("r", name)));

    [Fact]
    public void A_long_name_is_cut()
    {
        Assert.Equal([$"entra/{new string('a', 100)}.yaml"], Files(Given.Role("r", new string('a', 100))));
        Assert.Equal([$"entra/{new string('a', 100)}.yaml"], Files(Given.Role("r", new string('a', 101))));
    }

    [Fact]
    public void Two_long_names_that_are_the_same_once_they_are_cut_are_still_two_files()
    {
        var name = new string('a', 100);

        Assert.Equal([$"entra/{name} 1.yaml", $"entra/{name} 2.yaml"], Files(Given.Role("1", name + "b"), Given.Role("2", name + "c")));
    }

    [Fact]
    public void Two_of_one_name_bear_their_ids_and_nobody_elses_file_changes() => Assert.Equal(
        ["entra/OPS 2b.yaml", "entra/Ops 1a.yaml", "entra/Other.yaml"], Files(Given.Role("1A", "Ops"), Given.Role("2B", "OPS"), Given.Role("3", "Other")));

    [Fact]
    public void Each_kind_has_a_folder_and_both_accesses_of_a_group_are_one_file() => Assert.Equal(
        ["entra/Ops.yaml", "groups/Ops.yaml"],
        Files(Given.Role("1", "Ops"), Given.GroupRole("g", "Ops", PimAccess.Member), Given.GroupRole("G", "Ops", PimAccess.Owner)));

    [Fact]
    public void Azure_has_a_folder_for_each_scope_and_the_scope_of_one_name_bears_its_id()
    {
        Assert.Equal(
            ["azure/Production/Reader.yaml", "azure/Sandbox/Owner.yaml", "azure/Sandbox/Reader.yaml"],
            Names(Assignment(Azure("/s/1/x/R", "Reader"), Sandbox), Assignment(Azure("/s/2/x/R", "Reader"), Subscription("2", "Production")), Assignment(Azure("O", "Owner"), Sandbox)));
        Assert.Equal(
            ["azure/Sandbox subscriptions-1/Reader r.yaml", "azure/Sandbox subscriptions-2/Reader r.yaml"],
            Names(Assignment(Azure("/s/1/x/R", "Reader"), Sandbox), Assignment(Azure("/s/2/x/R", "Reader"), Subscription("2", "Sandbox"))));
    }

    [Fact]
    public void Assignments_at_units_stand_with_their_role_and_a_role_with_a_setting_alone_has_a_file()
    {
        var files = ConfigurationFolder.Write(
            new ConfigurationWriter([]),
            [RuleSet.Setting([.. RuleSet.Usual()])],
            [Assignment(Given.UserAdmin, Given.Sales), Assignment(Given.UserAdmin, PimScope.Directory), Assignment(Given.ExchangeAdmin, PimScope.Directory)]);

        Assert.Equal(["entra/Exchange Administrator.yaml", "entra/User Administrator.yaml"], files.Select(one => one.File));
        Assert.Equal([(0, 1), (1, 2)], files.Select(one => (Count(one.Document, "settings"), Count(one.Document, "assignments"))));
    }

    [Fact]
    public void Each_kind_has_its_folder() =>
        Assert.Equal(["entra", "groups", "azure"], new[] { PimKind.EntraRole, PimKind.Group, PimKind.AzureRole }.Select(ConfigurationFolder.Of));

    private static int Count(PimTools.Documents.DocumentMap document, string key) => ((PimTools.Documents.DocumentList)document.Find(key)!).Items.Count;

    private static PimScope Subscription(string id, string name) => new("/subscriptions/" + id, name, PimScopeType.Subscription);

    private static PimRole Azure(string id, string name) => new(PimKind.AzureRole, id, name);

    private static PimAssignment Assignment(PimRole role, PimScope scope) => new(Guid.NewGuid().ToString(), PimAssignmentType.Eligible, role, scope, Given.Ada);

    private static string[] Files(params PimRole[] roles) => Names([.. roles.Select(role => Assignment(role, PimScope.Directory))]);

    private static string[] Names(params PimAssignment[] assignments) => [.. ConfigurationFolder.Write(new ConfigurationWriter([]), [], assignments).Select(one => one.File)];
}
