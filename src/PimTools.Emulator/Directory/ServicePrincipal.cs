namespace PimTools.Emulator.Directory;

internal sealed class ServicePrincipal : DirectoryObject
{
    public ServicePrincipal(string id, string displayName, string appId)
        : base(id, displayName) => AppId = appId;

    public string AppId { get; }

    public override string AuditType => "ServicePrincipal";
}
