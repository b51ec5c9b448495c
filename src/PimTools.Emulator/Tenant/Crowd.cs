using System.Globalization;
using System.Linq;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Tenant;

/// <summary>People and assignments beside the story, to give the tenant a realistic size.</summary>
internal sealed class Crowd
{
    private static readonly string[] GivenNames =
        ["Aino", "Bola", "Chiara", "Diego", "Elif", "Farah", "Goran", "Hana", "Ivo", "Jun", "Kofi", "Lena", "Mara", "Nils", "Oona", "Pavel"];

    private static readonly string[] Surnames =
        ["Aalto", "Brandt", "Costa", "Dubois", "Eriksen", "Ferrari", "Gupta", "Hansen", "Ivanova", "Jansen", "Kimura", "Lopez", "Meyer", "Ngata"];

    // Nobody of the crowd decides about others or could not be removed.
    private static readonly string[] NotForTheCrowd = ["Global Administrator", "Privileged Role Administrator"];

    private readonly StoryTeller _story;
    private readonly ContosoOptions _options;
    private readonly ContosoAzure _azure;

    public Crowd(StoryTeller story, ContosoOptions options, ContosoAzure azure)
    {
        _azure = azure;
        _story = story;
        _options = options;
    }

    public void Arrive()
    {
        var users = Enumerable.Range(1, _options.ExtraUsers).Select(Person).ToList();
        var dana = _story.Tenant.State.Directory.FindUser("dana@contoso.com")!;
        var roles = _story.Tenant.Roles.Roles.All.Select(role => role.DisplayName).Except(NotForTheCrowd).ToList();
        foreach (var (user, role) in Pairs.Spread(users, roles, _options.ExtraEligibleAssignments))
            _story.Assign(ScheduleKind.Eligible, dana, user, role, "Part of the job");
        foreach (var (user, role) in Pairs.Spread(users, roles, _options.ExtraActiveAssignments))
            _story.Assign(ScheduleKind.Active, dana, user, role, "Part of the job");

        new GroupCrowd(_story, _options).Arrive(users, dana);
        new AzureCrowd(_story, _options, _azure).Arrive(users, dana);
    }

    private User Person(int number)
    {
        var name = $"{GivenNames[number % GivenNames.Length]} {Surnames[number / GivenNames.Length % Surnames.Length]}";
        var account = "user" + number.ToString("D5", CultureInfo.InvariantCulture);
        return _story.Tenant.State.Directory.Add(new User(IdSource.Of("user/" + account), $"{name} {number}", account + "@contoso.com"));
    }
}
