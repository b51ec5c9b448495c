namespace PimTools.Emulator.Directory;

/// <summary>Anything that lives in the directory under an object id.</summary>
internal abstract class DirectoryObject
{
    protected DirectoryObject(string id, string displayName)
    {
        Id = id;
        DisplayName = displayName;
    }

    public string Id { get; }

    public string DisplayName { get; }

    /// <summary>The type that audit records give this kind of object.</summary>
    public abstract string AuditType { get; }
}
