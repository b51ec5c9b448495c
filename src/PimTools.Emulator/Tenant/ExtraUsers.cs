using System;
using System.Globalization;
using System.Linq;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Tenant;

/// <summary>Adds people and assignments, for a tenant of realistic size.</summary>
internal sealed class ExtraUsers
{
    private static readonly string[] GivenNames =
        ["Aino", "Bola", "Chiara", "Diego", "Elif", "Farah", "Goran", "Hana", "Ivo", "Jun", "Kofi", "Lena", "Mara", "Nils", "Oona", "Pavel"];

    private static readonly string[] Surnames =
        ["Aalto", "Brandt", "Costa", "Dubois", "Eriksen", "Ferrari", "Gupta", "Hansen", "Ivanova", "Jansen", "Kimura", "Lopez", "Meyer", "Ngata"];

    // No extra user gets a role that decides about others or cannot be removed.
    private static readonly string[] NotForExtraUsers = ["Global Administrator", "Privileged Role Administrator"];

    private readonly SeedRunner _runner;
    private readonly ContosoOptions _options;
    private readonly ContosoAzure _azure;

    public ExtraUsers(SeedRunner runner, ContosoOptions options, ContosoAzure azure)
    {
        _azure = azure;
        _runner = runner;
        _options = options;
    }

    public void Add()
    {
        var users = Enumerable.Range(1, _options.ExtraUsers).Select(Person).ToList();
        var dana = _runner.Tenant.State.Directory.FindUser("dana@contoso.com")!;
        var roles = _runner.Tenant.Roles.Roles.All.Select(role => role.DisplayName).Except(NotForExtraUsers).ToList();
        var step = TimeSpan.FromTicks(_options.ExtraTime.Ticks / Math.Max(1, _options.ExtraEligibleAssignments));
        foreach (var (user, role) in AssignmentSpread.Spread(users, roles, _options.ExtraEligibleAssignments))
        {
            _runner.Tenant.State.MoveTo(_runner.Tenant.State.Now + step);
            _runner.Assign(ScheduleKind.Eligible, dana, user, role, "Part of the job");
        }

        foreach (var (user, role) in AssignmentSpread.Spread(users, roles, _options.ExtraActiveAssignments))
            _runner.Assign(ScheduleKind.Active, dana, user, role, "Part of the job");

        new ExtraGroups(_runner, _options).Add(users, dana);
        new ExtraSubscriptions(_runner, _options, _azure).Add(users, dana);
    }

    private User Person(int number)
    {
        var name = $"{GivenNames[number % GivenNames.Length]} {Surnames[number / GivenNames.Length % Surnames.Length]}";
        var account = "user" + number.ToString("D5", CultureInfo.InvariantCulture);
        return _runner.Tenant.State.Directory.Add(new User(IdSource.Of("user/" + account), $"{name} {number}", account + "@contoso.com"));
    }
}
