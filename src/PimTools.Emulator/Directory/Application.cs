namespace PimTools.Emulator.Directory;

internal sealed class Application : DirectoryObject
{
    public Application(string id, string displayName, string appId)
        : base(id, displayName) => AppId = appId;

    public string AppId { get; }

    public override string AuditType => "Application";
}
