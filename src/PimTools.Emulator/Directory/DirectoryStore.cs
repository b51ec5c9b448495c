using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Emulator.Directory;

/// <summary>The objects of the directory, found by id and, for people, by user principal name.</summary>
internal sealed class DirectoryStore
{
    private readonly Dictionary<string, DirectoryObject> _byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, User> _byUpn = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<DirectoryObject> All => _byId.Values;

    public List<AuthenticationContext> AuthenticationContexts { get; } = [];

    public T Add<T>(T item)
        where T : DirectoryObject
    {
        _byId.Add(item.Id, item);
        if (item is User user)
            _byUpn.Add(user.UserPrincipalName, user);
        return item;
    }

    /// <summary>Deletes a user or an application. What was assigned to it stays, and no group has it any more.</summary>
    public void Remove(DirectoryObject item)
    {
        _byId.Remove(item.Id);
        if (item is User user)
            _byUpn.Remove(user.UserPrincipalName);
        foreach (var group in Of<Group>())
        {
            group.Members.Remove(item.Id);
            group.Owners.Remove(item.Id);
        }
    }

    public IEnumerable<T> Of<T>()
        where T : DirectoryObject => _byId.Values.OfType<T>();

    public DirectoryObject? Find(string id) => _byId.TryGetValue(id, out var found) ? found : null;

    public T? Find<T>(string id)
        where T : DirectoryObject => Find(id) as T;

    public User? FindUser(string idOrUpn) => Find<User>(idOrUpn) ?? (_byUpn.TryGetValue(idOrUpn, out var user) ? user : null);

    /// <summary>Someone or something that can sign in, by id, user principal name, its local part, display name or app id.</summary>
    public DirectoryObject? FindSignIn(string name) =>
        FindUser(name)
        ?? Find<ServicePrincipal>(name)
        ?? Of<User>().FirstOrDefault(user => user.UserPrincipalName.StartsWith(name + "@", StringComparison.OrdinalIgnoreCase))
        ?? (DirectoryObject?)Of<ServicePrincipal>().FirstOrDefault(application =>
            application.DisplayName.Equals(name, StringComparison.OrdinalIgnoreCase)
            || application.AppId.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The members of a group and of the groups in it, each once; groups may lie in each other.</summary>
    public IEnumerable<string> MembersWithin(Group group)
    {
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var open = new Queue<Group>([group]);
        while (open.Count > 0)
        {
            foreach (var id in open.Dequeue().Members.Where(found.Add))
            {
                if (Find<Group>(id) is { } inner)
                    open.Enqueue(inner);
            }
        }

        found.Remove(group.Id);
        return found;
    }

    public IEnumerable<Group> GroupsOf(string principalId) => Of<Group>().Where(group => group.Members.Contains(principalId));

    /// <summary>The groups of a principal and the groups that these lie in, each once.</summary>
    public IEnumerable<Group> GroupsAround(string principalId)
    {
        var found = new HashSet<Group>();
        var open = new Queue<string>([principalId]);
        while (open.Count > 0)
        {
            foreach (var group in GroupsOf(open.Dequeue()).Where(found.Add))
                open.Enqueue(group.Id);
        }

        return found;
    }
}
