using System;
using System.Linq;
using Xunit;

namespace PimTools.Tests.Core;

/// <summary>The names of the codes are the ids of the error records: scripts compare them, so none may go or change.</summary>
public sealed class PimErrorCodeTests
{
    private const string Published =
        "ActiveDurationTooShort AlreadyActive AlreadyDecided AuthenticationFailed ContextNotFound DurationTooLong InvalidDuration InvalidParameter "
        + "InvalidRequest InvalidResponse InvalidSetting InvalidToken JustificationRequired LicenseMissing LoadFailed MfaRequired NetworkFailure "
        + "NotActive NotApprover NotCancelable NotConnected NotEligible NotFound OutcomeUnknown PendingRequestExists PermissionMissing PolicyViolation "
        + "PrincipalAmbiguous PrincipalNotFound RequestFailed RequestNotFound ResourceLocked RoleAmbiguous RoleNotFound ScopeAmbiguous ScopeNotFound "
        + "ServiceError ServiceUnavailable StepUpRequired Throttled TicketRequired TokenExpired UntrustedHost WaitTimedOut WrongTenant";

    [Fact]
    public void No_published_code_is_gone() => Assert.Empty(Published.Split(' ').Except(Enum.GetNames<PimErrorCode>()));
}
