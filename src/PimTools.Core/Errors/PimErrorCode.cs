namespace PimTools;

/// <summary>The codes of errors. Their names are stable: they are the ids of the error records.</summary>
public enum PimErrorCode : long
{
    /// <summary>Something the service said that has no code of its own here; <see cref="PimException.ServiceCode"/> has its word.</summary>
    ServiceError = 1,

    /// <summary>There is no connection. Connect-Pim makes one.</summary>
    NotConnected,

    /// <summary>The sign-in failed.</summary>
    AuthenticationFailed,

    /// <summary>The access token has expired.</summary>
    TokenExpired,

    /// <summary>The token is for another tenant than the one asked for.</summary>
    WrongTenant,

    /// <summary>The text given as token is none.</summary>
    InvalidToken,

    /// <summary>The certificate is not there, cannot be read, has no usable private key, or is not valid now.</summary>
    InvalidCertificate,

    /// <summary>The parameters do not fit together.</summary>
    InvalidParameter,

    /// <summary>A document of settings and assignments contradicts itself, or names what does not exist.</summary>
    InvalidConfiguration,

    /// <summary>Something that a plan saw has moved since it was made.</summary>
    StalePlan,

    /// <summary>No such role.</summary>
    RoleNotFound,

    /// <summary>More than one role has that name.</summary>
    RoleAmbiguous,

    /// <summary>A group that PIM cannot manage: its membership is dynamic, or comes from on-premises.</summary>
    GroupNotSupported,

    /// <summary>No such scope.</summary>
    ScopeNotFound,

    /// <summary>A scope has to be given: the kind of role has no scope that goes without saying.</summary>
    ScopeRequired,

    /// <summary>More than one scope fits.</summary>
    ScopeAmbiguous,

    /// <summary>No such user, group or service principal.</summary>
    PrincipalNotFound,

    /// <summary>More than one principal has that name.</summary>
    PrincipalAmbiguous,

    /// <summary>No such request.</summary>
    RequestNotFound,

    /// <summary>Several requests that wait are about a role of this name.</summary>
    RequestAmbiguous,

    /// <summary>No access review has the name or the id.</summary>
    ReviewNotFound,

    /// <summary>Several access reviews have the name.</summary>
    ReviewAmbiguous,

    /// <summary>No such context.</summary>
    ContextNotFound,

    /// <summary>The principal is not eligible for the role at that scope.</summary>
    NotEligible,

    /// <summary>There is no such assignment.</summary>
    AssignmentNotFound,

    /// <summary>The role is active already.</summary>
    AlreadyActive,

    /// <summary>There is no such assignment to deactivate or remove.</summary>
    NotActive,

    /// <summary>The duration is longer than the policy allows, or an end is missing where the policy demands one.</summary>
    DurationTooLong,

    /// <summary>The duration is no duration, or too short.</summary>
    InvalidDuration,

    /// <summary>The policy demands a justification.</summary>
    JustificationRequired,

    /// <summary>The policy demands a ticket.</summary>
    TicketRequired,

    /// <summary>The policy demands multifactor authentication.</summary>
    MfaRequired,

    /// <summary>The policy demands an authentication context that the sign-in has not satisfied.</summary>
    StepUpRequired,

    /// <summary>A policy rule refused the request, one without a code of its own or several at once.</summary>
    PolicyViolation,

    /// <summary>A request like this one is already pending.</summary>
    PendingRequestExists,

    /// <summary>An assignment cannot end within five minutes of its start.</summary>
    ActiveDurationTooShort,

    /// <summary>The request is past the point where it can be canceled.</summary>
    NotCancelable,

    /// <summary>The request waits for nobody's decision, or somebody has decided.</summary>
    AlreadyDecided,

    /// <summary>The request waits for an administrator: no approver decides about an extension or renewal.</summary>
    NotDecidable,

    /// <summary>The caller is not an approver of the request.</summary>
    NotApprover,

    /// <summary>The wait ended before the request did.</summary>
    WaitTimedOut,

    /// <summary>The request ended without effect.</summary>
    RequestFailed,

    /// <summary>Rows of an import were not carried out; each tells why.</summary>
    RowsFailed,

    /// <summary>A file of results that could not be written to its end.</summary>
    ResultsIncomplete,

    /// <summary>Another export uses the same bookmark.</summary>
    ExportRunning,

    /// <summary>No such favourite.</summary>
    FavoriteNotFound,

    /// <summary>The file of favourites is not what it should be, or out of reach.</summary>
    InvalidFavorite,

    /// <summary>No such profile.</summary>
    ProfileNotFound,

    /// <summary>The file of profiles, or of the last connection, is not what it should be, or out of reach.</summary>
    InvalidProfile,

    /// <summary>A setting that the service would refuse.</summary>
    InvalidSetting,

    /// <summary>The role is there, but the service has no setting of it, or one that cannot be read.</summary>
    SettingNotFound,

    /// <summary>A baseline that cannot be used; the error tells the file, the line and the column.</summary>
    InvalidBaseline,

    /// <summary>A file of anomaly rules that cannot be used; the error tells the file, the line and the column.</summary>
    InvalidAnomalyRule,

    /// <summary>A permission or directory role is missing.</summary>
    PermissionMissing,

    /// <summary>The tenant lacks the licence.</summary>
    LicenseMissing,

    /// <summary>The resource is locked.</summary>
    ResourceLocked,

    /// <summary>The service does not know what was asked for.</summary>
    NotFound,

    /// <summary>The service refused the request as malformed.</summary>
    InvalidRequest,

    /// <summary>The service throttled the call beyond all retries.</summary>
    Throttled,

    /// <summary>The service failed.</summary>
    ServiceUnavailable,

    /// <summary>The service could not be reached.</summary>
    NetworkFailure,

    /// <summary>An address outside the cloud's own hosts; nothing was sent there.</summary>
    UntrustedHost,

    /// <summary>An answer that cannot be read.</summary>
    InvalidResponse,

    /// <summary>A change was sent and its outcome is not known.</summary>
    OutcomeUnknown,

    /// <summary>The module's own files could not be loaded.</summary>
    LoadFailed,
}
