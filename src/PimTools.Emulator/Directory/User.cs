namespace PimTools.Emulator.Directory;

internal sealed class User : DirectoryObject
{
    public User(string id, string displayName, string userPrincipalName)
        : base(id, displayName) => UserPrincipalName = userPrincipalName;

    public string UserPrincipalName { get; }

    public string? JobTitle { get; init; }

    public override string AuditType => "User";
}
