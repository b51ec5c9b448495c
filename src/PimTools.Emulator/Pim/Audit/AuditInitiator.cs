using PimTools.Emulator.Directory;

namespace PimTools.Emulator.Pim.Audit;

/// <summary>The initiator of an activity: a person, an application, or the service itself.</summary>
internal sealed record AuditInitiator(string? Id, string DisplayName)
{
    /// <summary>The service itself, for an activity that nobody has requested.</summary>
    public static readonly AuditInitiator Service = new(null, "MS-PIM");

    public string? UserPrincipalName { get; init; }

    public string? AppId { get; init; }

    public static AuditInitiator Of(DirectoryObject? principal) => principal switch
    {
        User user => new AuditInitiator(user.Id, user.DisplayName) { UserPrincipalName = user.UserPrincipalName },
        ServicePrincipal application => new AuditInitiator(application.Id, application.DisplayName) { AppId = application.AppId },
        _ => Service,
    };
}
