using PimTools.Emulator.Directory;
using PimTools.Emulator.State;

namespace PimTools.Emulator.Tenant;

/// <summary>The groups of Contoso that PIM manages, or refuses to manage.</summary>
internal sealed class ContosoGroups
{
    private readonly DirectoryStore _directory;

    public ContosoGroups(DirectoryStore directory, ContosoPeople people)
    {
        _directory = directory;
        OnCall = Add(new Group(Id("Ops-OnCall"), "Ops-OnCall")
        {
            Description = "Engineers on call for production",
            Owners = { people.Dana.Id },
        });
        Database = Add(new Group(Id("Ops-Database"), "Ops-Database")
        {
            Description = "May touch the production databases",
            Owners = { people.Dana.Id },
        });
        DataEngineers = Add(new Group(Id("Data Engineers"), "Data Engineers")
        {
            Description = "Builds the data platform",
            Members = { people.Ada.Id },
        });
        Add(new Group(Id("Sales Leads"), "Sales Leads") { Description = "Regional heads of sales", Members = { people.Fay.Id } });
        Add(new Group(Id("All Engineers"), "All Engineers")
        {
            Description = "Everybody whose title says engineer",
            MembershipRule = "(user.jobTitle -contains \"Engineer\")",
            Members = { people.Ada.Id, people.Fay.Id },
        });
        Add(new Group(Id("Warehouse Staff"), "Warehouse Staff")
        {
            Description = "Comes from the directory of the warehouse",
            IsSynchronized = true,
            Members = { people.Ben.Id },
        });
    }

    public Group OnCall { get; }

    public Group Database { get; }

    public Group DataEngineers { get; }

    private static string Id(string name) => IdSource.Of("group/" + name);

    private Group Add(Group group) => _directory.Add(group);
}
