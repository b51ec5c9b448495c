using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Changes;
using PimTools.Resolution;
using PimTools.Tests.Graph;
using Xunit;

namespace PimTools.Tests.ScopeSafety;

/// <summary>The scope of what an administrator assigns, one or a file of it.</summary>
public sealed class AssignedScopeTests : ScopeSafetyTests
{
    [Fact]
    public async Task An_Entra_role_is_assigned_at_the_scope_that_was_meant()
    {
        using var dana = await ConnectAsync("dana");
        var role = new PimIdentity(await dana.RoleAsync("Teams Reader"));

        Check(NamesOf(Units), text => AssignAsync(dana, PimKind.EntraRole, role, text), (text, wire) => ScopeMeaning.IsDirectoryScope(text, wire, Units));
    }

    [Fact]
    public async Task A_group_is_assigned_only_where_it_was_named_in_full()
    {
        using var dana = await ConnectAsync("dana");
        var roles = await dana.GroupRolesAsync();

        Check(NamesOf(roles), text => AssignAsync(dana, PimKind.Group, new PimIdentity(text), null), (text, wire) => ScopeMeaning.IsGroupRole(text, wire, roles));
    }

    [Fact]
    public async Task A_group_is_assigned_only_if_the_scope_named_besides_is_that_group()
    {
        using var dana = await ConnectAsync("dana");
        var roles = await dana.GroupRolesAsync();
        var onCall = roles.First(role => role.Name == "Ops-OnCall");

        Check(
            NamesOf(roles.Select(role => role.Scope!)),
            text => AssignAsync(dana, PimKind.Group, new PimIdentity(onCall), text),
            (text, wire) => wire.StartsWith(onCall.Id, StringComparison.Ordinal) && ScopeMeaning.IsScope(text, onCall.Id, [onCall.Scope!]));
    }

    [Fact]
    public async Task An_Azure_role_is_assigned_at_the_scope_that_was_meant()
    {
        using var dana = await ConnectAsync("dana");
        var scopes = await dana.ScopesAsync();
        var role = new PimIdentity((await dana.RolesAtAsync(scopes[0])).Single(each => each.Name == "Reader"));

        Check(
            NamesOf(scopes).Concat(scopes.Select(scope => scope.Id + "/resourceGroups/rg-web")),
            text => AssignAsync(dana, PimKind.AzureRole, role, text),
            (text, wire) => ScopeMeaning.IsScope(text, wire, scopes));
    }

    [Fact]
    public async Task A_row_for_an_Entra_role_is_imported_at_the_scope_that_was_meant()
    {
        using var dana = await ConnectAsync("dana");

        CheckMany(
            NamesOf(Units),
            texts => ImportAsync(dana, texts, text => new PimAssignmentRow { Kind = "EntraRole", Role = "Teams Reader", Scope = text }),
            (text, wire) => string.IsNullOrWhiteSpace(text) ? wire == "/" : ScopeMeaning.IsDirectoryScope(text, wire, Units));
    }

    [Fact]
    public async Task A_row_for_a_group_is_imported_only_where_it_was_named_in_full()
    {
        using var dana = await ConnectAsync("dana");
        var roles = await dana.GroupRolesAsync();

        CheckMany(
            NamesOf(roles),
            texts => ImportAsync(dana, texts, text => new PimAssignmentRow { Kind = "Group", Role = text }),
            (text, wire) => ScopeMeaning.IsGroupRole(text, wire, roles));
    }

    [Fact]
    public async Task A_row_for_a_group_is_imported_only_if_its_scope_is_that_group()
    {
        using var dana = await ConnectAsync("dana");
        var roles = await dana.GroupRolesAsync();
        var onCall = roles.First(role => role.Name == "Ops-OnCall");

        CheckMany(
            NamesOf(roles.Select(role => role.Scope!)),
            texts => ImportAsync(dana, texts, text => new PimAssignmentRow { Kind = "Group", Role = onCall.Id, Scope = text }),
            (text, wire) => wire.StartsWith(onCall.Id, StringComparison.Ordinal)
                && (string.IsNullOrWhiteSpace(text) || ScopeMeaning.IsScope(text, onCall.Id, [onCall.Scope!])));
    }

    [Fact]
    public async Task A_row_for_an_Azure_role_is_imported_at_the_scope_that_was_meant()
    {
        using var dana = await ConnectAsync("dana");
        var scopes = await dana.ScopesAsync();

        CheckMany(
            NamesOf(scopes),
            texts => ImportAsync(dana, texts, text => new PimAssignmentRow { Kind = "AzureRole", Role = "Reader", Scope = text }),
            (text, wire) => ScopeMeaning.IsScope(text, wire, scopes));
    }

    private static async Task AssignAsync(IPimClient client, PimKind kind, PimIdentity role, string? scope)
    {
        var (found, at) = await new TargetResolver(client, isAlone: true).FindAsync([kind], role, scope is null ? null : new PimIdentity(scope), PimCall.None);
        var schedule = new PimSchedule { Start = DateTimeOffset.UtcNow, End = DateTimeOffset.UtcNow.AddDays(1) };
        await client.AssignAsync(new DesiredAssignment(PimAssignmentType.Eligible, found, at, client.Context.Account, schedule) { Justification = "Property" }, null);
    }

    /// <summary>Imports a row for each text, each for another person; what fails is told in its row.</summary>
    private static async Task ImportAsync(IPimClient client, IReadOnlyList<string> texts, Func<string, PimAssignmentRow> rowOf)
    {
        var rows = texts.Select(rowOf).ToList();
        for (var i = 0; i < rows.Count; i++)
        {
            rows[i].Principal = $"user{i + 1:D5}@contoso.com";
            rows[i].Duration = "1d";
            rows[i].Justification = i.ToString(CultureInfo.InvariantCulture);
        }

        var importer = new PimImporter(client);
        await importer.RunAsync(await importer.PlanAsync(rows, _ => false, PimCall.None), _ => { }, PimCall.None);
    }
}
