using System;
using System.Collections.Generic;

namespace PimTools.Graph.Errors;

/// <summary>The service's error codes that mean one thing only, told so that a person knows what to do (API reference, section 8).</summary>
internal sealed class ErrorCodeAdvice
{
    private static readonly ErrorCodeAdvice NoScope = new(
        PimErrorCode.ScopeNotFound, "Azure does not know this scope.", "Get-PimScope -Kind AzureRole lists the scopes you see.");

    private static readonly Dictionary<string, ErrorCodeAdvice> ByCode = new(StringComparer.OrdinalIgnoreCase)
    {
        ["RoleAssignmentExists"] = new(
            PimErrorCode.AlreadyActive, "The assignment exists already.", "Get-PimAssignment shows it, and when it ends; with -Scheduled, what has not begun. Get-PimRequest shows activations to come."),
        ["RoleAssignmentDoesNotExist"] = new(
            PimErrorCode.NotActive, "There is no such assignment.", "Get-PimAssignment shows what there is."),
        ["PendingRoleAssignmentRequest"] = new(
            PimErrorCode.PendingRequestExists,
            "A request like this one is already pending.",
            "Get-PimRequest shows it; Stop-PimRequest withdraws it."),
        ["RoleAssignmentRequestExists"] = new(
            PimErrorCode.PendingRequestExists,
            "A request like this one is already pending.",
            "Get-PimRequest shows it; Stop-PimRequest withdraws it."),
        ["ActiveDurationTooShort"] = new(
            PimErrorCode.ActiveDurationTooShort,
            "The assignment is younger than five minutes; it cannot end before.",
            "Try again five minutes after its start."),
        ["SubjectNotFound"] = new(
            PimErrorCode.PrincipalNotFound, "The service does not know this principal.", "Check the user, group or service principal."),
        ["RoleNotFound"] = new(
            PimErrorCode.RoleNotFound, "The service does not know this role.", "Get-PimRole lists the roles."),
        ["RoleDefinitionDoesNotExist"] = new(
            PimErrorCode.RoleNotFound, "The service does not know this role.", "Get-PimRole lists the roles."),
        ["SubscriptionNotFound"] = NoScope,
        ["ResourceGroupNotFound"] = NoScope,
        ["InvalidSubscriptionId"] = NoScope,
        ["ResourceIsLocked"] = new(
            PimErrorCode.ResourceLocked, "The resource is locked.", "Ask its owner to remove the lock."),
        ["ExpiredAuthenticationToken"] = new(
            PimErrorCode.TokenExpired, "The access token for Azure Resource Manager has expired.", "Run Connect-Pim again."),
        ["InvalidAuthenticationTokenTenant"] = new(
            PimErrorCode.WrongTenant,
            "The subscription belongs to another tenant than the one signed in to.",
            "Run Connect-Pim again with -TenantId."),
        ["AadPremiumLicenseRequired"] = new(
            PimErrorCode.LicenseMissing,
            "The tenant lacks the licence for Privileged Identity Management.",
            "It needs Microsoft Entra ID P2 or Microsoft Entra ID Governance."),
        ["InvalidPolicy"] = new(
            PimErrorCode.InvalidSetting, "The service refused the setting as invalid.", "Get-PimRoleSetting shows what holds."),
        ["InputPolicyNotFound"] = new(
            PimErrorCode.InvalidSetting,
            "The service does not know this policy.",
            "Read it again with Get-PimRoleSetting: a policy's id may change."),
    };

    private ErrorCodeAdvice(PimErrorCode code, string message, string remedy)
    {
        Code = code;
        Message = message;
        Remedy = remedy;
    }

    public PimErrorCode Code { get; }

    public string Message { get; }

    public string Remedy { get; }

    public static ErrorCodeAdvice? Find(string? serviceCode) =>
        serviceCode is not null && ByCode.TryGetValue(serviceCode, out var advice) ? advice : null;
}
