namespace PimTools.Emulator.Directory;

internal sealed class User : DirectoryObject
{
    public User(string id, string displayName, string userPrincipalName)
        : base(id, displayName) => UserPrincipalName = userPrincipalName;

    public string UserPrincipalName { get; }

    public string? JobTitle { get; init; }

    /// <summary>Tells whether the user is of another organization.</summary>
    public bool IsGuest { get; set; }

    /// <summary>Tells whether the user can sign in.</summary>
    public bool IsEnabled { get; set; } = true;

    /// <summary>Tells whether the user is synchronized from an on-premises directory.</summary>
    public bool IsSynchronized { get; set; }

    public override string AuditType => "User";
}
