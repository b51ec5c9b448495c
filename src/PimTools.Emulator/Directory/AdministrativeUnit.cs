namespace PimTools.Emulator.Directory;

internal sealed class AdministrativeUnit : DirectoryObject
{
    public AdministrativeUnit(string id, string displayName)
        : base(id, displayName)
    {
    }

    public string? Description { get; init; }

    public override string AuditType => "AdministrativeUnit";
}
