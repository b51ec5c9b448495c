using PimTools.Emulator.Directory;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Tenant;

/// <summary>The people, applications and units in the directory of Contoso.</summary>
internal sealed class ContosoPeople
{
    private readonly DirectoryStore _directory;

    public ContosoPeople(DirectoryStore directory)
    {
        _directory = directory;
        Ada = Person("ada", "Ada Ahlberg", "Systems Engineer");
        Ben = Person("ben", "Ben Okafor", "Helpdesk Specialist");
        Cleo = Person("cleo", "Cleo Marchetti", "Head of Security Operations");
        Dana = Person("dana", "Dana Lindqvist", "Identity Architect");
        Emil = Person("emil", "Emil Novak", "Internal Auditor");
        Fay = Person("fay", "Fay Ito", "Collaboration Engineer");
        Greg = Person("greg", "Greg Sato", "Tier 0 Operator");
        BreakGlass = Person("breakglass", "Break Glass 01", jobTitle: null);

        Helsinki = Office("Helsinki");
        Boston = Office("Boston");
        TierZero = Add(new Group(IdSource.Of("group/Tier 0 Operators"), "Tier 0 Operators")
        {
            Description = "Operators of the identity platform",
            IsAssignableToRole = true,
            Members = { Greg.Id },
        });
        Add(new Group(IdSource.Of("group/All Employees"), "All Employees") { Members = { Ada.Id, Ben.Id, Cleo.Id, Dana.Id, Emil.Id, Fay.Id, Greg.Id } });
        Add(new Group(IdSource.Of("group/Helpdesk"), "Helpdesk") { Description = "First line of support", Members = { Ben.Id } });
        Add(new Group(IdSource.Of("group/Finance"), "Finance"));

        var runbookApp = IdSource.Of("appId/contoso-runbook");
        Runbook = Add(new ServicePrincipal(IdSource.Of("sp/contoso-runbook"), "contoso-runbook", runbookApp));
        Add(new Application(IdSource.Of("app/contoso-runbook"), "contoso-runbook", runbookApp));

        directory.AuthenticationContexts.Add(new AuthenticationContext("c1", "Phishing-resistant sign-in", "Asks for a passkey or a certificate"));
        directory.AuthenticationContexts.Add(new AuthenticationContext("c2", "Compliant device", "Asks for a managed and healthy device"));
    }

    public User Ada { get; }

    public User Ben { get; }

    public User Cleo { get; }

    public User Dana { get; }

    public User Emil { get; }

    public User Fay { get; }

    public User Greg { get; }

    public User BreakGlass { get; }

    public AdministrativeUnit Helsinki { get; }

    public AdministrativeUnit Boston { get; }

    public Group TierZero { get; }

    public ServicePrincipal Runbook { get; }

    private User Person(string name, string displayName, string? jobTitle) =>
        Add(new User(IdSource.Of("user/" + name), displayName, name + "@contoso.com") { JobTitle = jobTitle });

    private AdministrativeUnit Office(string city) =>
        Add(new AdministrativeUnit(IdSource.Of($"au/{city} Office"), $"{city} Office") { Description = $"People and devices of the {city} office" });

    private T Add<T>(T item)
        where T : DirectoryObject => _directory.Add(item);
}
