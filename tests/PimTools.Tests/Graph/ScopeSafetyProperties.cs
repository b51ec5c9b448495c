using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json.Linq;
using PimTools.Emulator;
using PimTools.Graph;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Whatever is given for a scope: what goes over the wire is the scope that was meant, or nothing goes and an error says so.</summary>
public sealed class ScopeSafetyProperties : IDisposable
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(2_000);

    private static readonly string[] UnitNames =
    [
        "/", "//", "Directory", "A/../..", "..", ".", "%2F", "Ｄirectory", "Sales", "Sales/", "Sales*", "*", "[a]", "Berlin Office", "administrativeUnits", "'",
        "/administrativeUnits/", "Tenant root", "\u200b",
    ];

    private static readonly (string Id, string Name)[] Units =
        [.. UnitNames.Select((name, i) => ($"{i + 1:D8}-0000-4000-8000-000000000000", name))];

    private readonly Contoso _contoso = new();
    private readonly WrittenScopes _wire;

    public ScopeSafetyProperties()
    {
        _contoso.Tenant.KeepsBodies = false;
        _wire = new WrittenScopes(_contoso.Tenant.CreateHandler())
        {
            Units = new JArray(Units.Select(unit => new JObject { ["id"] = unit.Id, ["displayName"] = unit.Name })),
        };
    }

    public void Dispose() => _wire.Dispose();

    [Fact]
    public async Task An_Entra_role_is_assigned_at_the_scope_that_was_meant()
    {
        using var dana = await ConnectAsync("dana");
        var role = new PimIdentity((await dana.RolesAsync()).Single(one => one.Name == "Teams Reader"));

        Check(
            Units.SelectMany(unit => new[] { unit.Name, unit.Id, "/administrativeUnits/" + unit.Id }),
            text => AssignAsync(dana, PimKind.EntraRole, role, text),
            IsMeantUnit);
    }

    [Fact]
    public async Task An_Entra_role_is_activated_at_the_scope_that_was_meant()
    {
        using var ada = await ConnectAsync("ada");
        var choice = new PimActivationChoice(ada, [PimKind.EntraRole]);
        var held = await choice.AllAsync(PimCall.None);

        Check(
            held.SelectMany(one => new[] { one.Scope.DisplayName, one.Scope.Id, one.Scope.Id.TrimStart('/') }),
            text => ActivateAsync(ada, choice, "Helpdesk Administrator", text),
            (text, wire) => Means(text, wire, [.. held.Select(one => one.Scope).Distinct()]));
    }

    [Fact]
    public async Task A_group_is_assigned_only_where_it_was_named_in_full()
    {
        using var greg = await ConnectAsync("greg");
        var roles = await greg.GroupRolesAsync();

        Check(
            roles.SelectMany(role => new[] { role.Name, role.Id, role.ToString() }),
            text => AssignAsync(greg, PimKind.Group, new PimIdentity(text), null),
            (text, wire) => roles.Any(role => role.Id == wire && Names(text, role.Name, role.Id, role.ToString(), role.Id + " (owner)", role.Name + " (member)", role.Id + " (member)")));
    }

    [Fact]
    public async Task A_group_is_assigned_only_if_the_scope_named_besides_is_that_group()
    {
        using var greg = await ConnectAsync("greg");
        var role = (await greg.GroupRolesAsync())[0];

        Check(
            (await greg.GroupRolesAsync()).SelectMany(one => new[] { one.Name, one.Id }),
            text => AssignAsync(greg, PimKind.Group, new PimIdentity(role), text),
            (text, wire) => wire == role.Id && Means(text, wire, [role.Scope!]));
    }

    [Fact]
    public async Task An_Azure_role_is_assigned_at_the_scope_that_was_meant()
    {
        using var dana = await ConnectAsync("dana");
        var scopes = await dana.ScopesAsync();
        var role = new PimIdentity(await ReaderAsync(dana));

        Check(
            scopes.SelectMany(scope => new[] { scope.DisplayName, scope.Id, scope.Id + "/resourceGroups/rg-web" }),
            text => AssignAsync(dana, PimKind.AzureRole, role, text),
            (text, wire) => Means(text, wire, scopes));
    }

    [Fact]
    public async Task An_Azure_role_is_activated_at_or_below_what_is_held_where_it_was_meant()
    {
        using var ada = await ConnectAsync("ada");
        var choice = new PimActivationChoice(ada, AzureContoso.Kind);
        var held = (await choice.AllAsync(PimCall.None)).Where(one => one.Role.Name == "Storage Blob Data Contributor").Select(one => one.Scope).ToList();
        var below = new List<PimScope>(held);
        foreach (var scope in held)
        {
            await ada.ListEligibleChildScopesAsync(scope, below.Add, PimCall.None);
        }

        Check(
            below.SelectMany(scope => new[] { scope.DisplayName, scope.Id }),
            text => ActivateAsync(ada, choice, "Storage Blob Data Contributor", text),
            (text, wire) => Means(text, wire, below));
    }

    [Fact]
    public async Task The_settings_of_Azure_roles_are_asked_for_at_the_scope_that_was_meant()
    {
        using var dana = await ConnectAsync("dana");
        var scopes = await dana.ScopesAsync();

        Check(
            scopes.SelectMany(scope => new[] { scope.DisplayName, scope.Id }),
            async text =>
            {
                var scope = await PimNames.FindScopeAsync(dana, AzureContoso.Kind, new PimIdentity(text), PimCall.None);
                await dana.ListSettingsAsync(new PimSettingFilter { Kinds = AzureContoso.Kind, Scope = scope }, _ => { }, PimCall.None);
            },
            (text, wire) => Means(text, wire, scopes));
    }

    private static async Task<PimRole> ReaderAsync(IPimClient client)
    {
        var roles = new List<PimRole>();
        await client.ListRolesAsync(AzureContoso.Kind, roles.Add, PimCall.None);
        return roles.Single(role => role.Name == "Reader");
    }

    private static async Task AssignAsync(IPimClient client, PimKind kind, PimIdentity role, string? scope)
    {
        var (found, at) = await PimTarget.FindAsync(client, [kind], role, scope is null ? null : new PimIdentity(scope), PimCall.None);
        var schedule = new PimSchedule { Start = DateTimeOffset.UtcNow, End = DateTimeOffset.UtcNow.AddDays(1) };
        var wanted = new PimWantedAssignment(PimAssignmentType.Eligible, found, at, client.Context.Account, schedule) { Justification = "Property" };
        await PimAssignmentWriter.ApplyAsync(client, wanted, null, PimCall.None);
    }

    private static async Task ActivateAsync(IPimClient client, PimActivationChoice choice, string role, string scope)
    {
        var chosen = await choice.FindAsync(new PimIdentity(role), new PimIdentity(scope), _ => { }, PimCall.None);
        foreach (var eligible in chosen)
        {
            var options = new PimActivationOptions { Duration = TimeSpan.FromHours(1), Justification = "Property", Ticket = new PimTicket("1", "Property") };
            await client.SubmitAsync(PimActivation.Draft(eligible, null, options, client.Context.Account, DateTimeOffset.UtcNow), PimCall.None);
        }
    }

    /// <summary>A directory scope is meant by nothing but its own two names, and not even by those where a unit bears them.</summary>
    private static bool IsMeantUnit(string text, string wire) => wire == "/"
        ? Names(text, "/", "Directory") && !Units.Any(unit => !IsPattern(text) && Names(text, unit.Name))
        : Units.Any(unit => wire == "/administrativeUnits/" + unit.Id && Names(text, unit.Name, unit.Id, wire));

    /// <summary>The id that was given, or that of a scope whose name was.</summary>
    private static bool Means(string text, string wire, IReadOnlyList<PimScope> scopes) =>
        (text.Trim().Length > 1 && (Same(Literal(text).TrimEnd('/'), wire) || Same(text.Trim().TrimEnd('/'), wire)))
        || scopes.Any(scope => Same(scope.Id, wire) && Names(text, scope.DisplayName, scope.Id, scope.Id[(scope.Id.LastIndexOf('/') + 1)..]));

    private static bool Names(string text, params string[] names) => names.Any(name =>
        Same(Literal(text), name) || Same(text.Trim(), name)
        || (IsPattern(text) && Regex.IsMatch(name, Pattern(text.Trim()), RegexOptions.IgnoreCase | RegexOptions.Singleline)));

    private static string Literal(string text) => Regex.Replace(text.Trim(), "`(.)", "$1");

    private static bool IsPattern(string text) => Regex.IsMatch(Regex.Replace(text, "`.", string.Empty), @"[*?\[]");

    private static string Pattern(string text) => "^" + string.Concat(Regex.Matches(text, @"`.|\[[^]]*\]|.", RegexOptions.Singleline).Select(part => part.Value switch
    {
        "*" => ".*",
        "?" => ".",
        ['[', .., ']'] => part.Value,
        ['`', var letter] => Regex.Escape(letter.ToString()),
        var letter => Regex.Escape(letter),
    })) + "$";

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private Task<IPimClient> ConnectAsync(string user)
    {
        string Token(string audience) => _contoso.Tenant.IssueToken(user, new EmulatedTokenOptions { Audience = audience });
        var options = new PimConnectOptions(name: null, PimSignIn.AccessToken)
        {
            AccessToken = Contoso.Secret(Token(new EmulatedTokenOptions().Audience)),
            ArmAccessToken = Contoso.Secret(Token(AzureContoso.Arm)),
        };
        return new PimClientFactory(_wire) { Waits = Offline.Waits }.ConnectAsync(options, PimCall.None);
    }

    private void Check(IEnumerable<string> known, Func<string, Task> act, Func<string, string, bool> isMeant)
    {
        var sent = 0;
        Prop.ForAll(OddTexts.Near(known), text =>
        {
            _wire.Seen.Clear();
            var thrown = Record.Exception(() => act(text).GetAwaiter().GetResult());
            var wires = _wire.Seen.ToList();
            sent += wires.Count;
            return (thrown is PimException && wires.TrueForAll(wire => isMeant(text, wire)))
                .Label($"'{text}' sent [{string.Join(", ", wires)}] and threw {thrown?.GetType().Name}: {thrown?.Message}");
        }).Check(Many);
        Assert.InRange(sent, 50, int.MaxValue);
    }
}
