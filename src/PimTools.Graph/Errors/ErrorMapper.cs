using System;
using System.Globalization;
using System.Linq;
using PimTools.Graph.Tokens;

namespace PimTools.Graph.Errors;

/// <summary>Makes of what the service refused what a person can do about it. Every refusal goes through here, whatever its code or status.</summary>
internal static class ErrorMapper
{
    // Entra roles, groups and Azure have a code each that ends so (observed; API reference, section 8).
    private const string ValidationSuffix = "ValidationFailed";
    private const string StepUpSuffix = "Acrs" + ValidationSuffix;
    private const string PolicySuffix = "Policy" + ValidationSuffix;

    private static readonly TimeSpan OneDay = TimeSpan.FromDays(1);

    public static PimException Map(ErrorResponse response)
    {
        var error = ServiceError.Read(response.Text);
        PimException Create(PimErrorCode code, string message, string? remedy, string? claims) => About(null, code, message, remedy, claims);
        PimException About(string? target, PimErrorCode code, string message, string? remedy, string? claims) => new(code, message)
        {
            Remedy = remedy,
            TargetObject = target,
            ServiceCode = error.Code,
            Status = response.Status,
            RequestId = response.RequestId ?? error.RequestId,
            RetryAfter = response.RetryAfter,
            Claims = claims,
            AuthenticationContexts = claims is null ? Array.Empty<string>() : StepUpDemand.Of(claims).Contexts,

            // What PIM's own rules say is names of rules and claims.
            Said = error.Code?.EndsWith(ValidationSuffix, StringComparison.OrdinalIgnoreCase) == true ? null : error.Said,
        };

        if (error.Code is { } serviceCode)
        {
            if (serviceCode.EndsWith(StepUpSuffix, StringComparison.OrdinalIgnoreCase))
            {
                return Create(
                    PimErrorCode.StepUpRequired,
                    "The role demands an authentication context that this sign-in has not satisfied.",
                    "Run Connect-Pim again in the browser or with a device code, where the context can be satisfied.",
                    ClaimsText.InMessage(error.Message));
            }

            if (serviceCode.EndsWith(PolicySuffix, StringComparison.OrdinalIgnoreCase))
            {
                var (code, message, remedy) = DescribePolicy(error.Message ?? string.Empty);
                return Create(code, message, remedy, code == PimErrorCode.MfaRequired ? StepUpDemand.Mfa.Claims : null);
            }

            if (AzurePolicyRefusal.Find(serviceCode, error.Said, response.Way) is { } refusal)
            {
                return Create(refusal.Code, refusal.Message, refusal.Remedy, refusal.Claims);
            }

            if (ErrorCodeAdvice.Find(serviceCode) is { } advice)
            {
                return advice.Code == PimErrorCode.ScopeNotFound && RefusedScope.Find(response.Path) is { } scope
                    ? About(scope, advice.Code, With(error, $"Azure does not know the scope {scope}."), advice.Remedy, null)
                    : Create(advice.Code, With(error, advice.Message), advice.Remedy, null);
            }
        }

        return response.Status == 403
            ? MissingPermission.Describe(response, error, (code, message, remedy) => Create(code, message, remedy, null))
            : MapByStatus(response, error, Create);
    }

    private static PimException MapByStatus(
        ErrorResponse response, ServiceError error, Func<PimErrorCode, string, string?, string?, PimException> create)
    {
        var said = error.Said ?? error.Code ?? "status " + response.Status;
        return response.Status switch
        {
            401 when ClaimsText.InChallenge(response.Challenge) is { } claims => create(
                PimErrorCode.StepUpRequired, "The service demands a new sign-in: " + said, response.Way.Proving(claims), claims),
            401 when said.Mentions("expired") => create(
                PimErrorCode.TokenExpired, "The access token has expired.", response.Way.Again, null),
            401 => create(
                PimErrorCode.AuthenticationFailed, "The service did not accept the sign-in: " + said, response.Way.Again, null),
            404 => create(PimErrorCode.NotFound, "The service does not know what was asked for: " + said, null, null),
            409 when response.Path.Mentions("Approvals/") => create(PimErrorCode.AlreadyDecided, "Somebody has decided already.", "Get-PimRequest shows how.", null),
            429 => create(
                PimErrorCode.Throttled,
                "The service throttled the call beyond all retries."
                + (response.RetryAfter is { } wait ? $" It asks to wait {Math.Ceiling(wait.TotalSeconds):0} seconds." : string.Empty),
                Later(response.RetryAfter) + ", or ask for less at a time.",
                null),
            >= 500 => create(PimErrorCode.ServiceUnavailable, "The service failed: " + said, Later(response.RetryAfter) + ".", null),
            400 or 405 or 413 or 415 or 422 => create(PimErrorCode.InvalidRequest, "The service refused the request: " + said, ErrorMessageAdvice.Remedy(said), null),
            _ => create(PimErrorCode.ServiceError, "The service said: " + said, null, null),
        };
    }

    /// <summary>A message with the service's own sentence after it.</summary>
    private static string With(ServiceError error, string message) => error.Said is { } said ? $"{message} The service says: {said}" : message;

    private static string Later(TimeSpan? wait)
    {
        if (wait is not { } time || time == TimeSpan.Zero)
        {
            return "Try again later";
        }

        var then = (DateTimeOffset.Now + time).ToString(time < OneDay ? "HH:mm" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return $"Try again at {then} or later";
    }

    private static (PimErrorCode Code, string Message, string Remedy) DescribePolicy(string text)
    {
        var rules = PolicyRules.Find(text);
        if (rules.Count == 0)
        {
            return (PimErrorCode.PolicyViolation, "The role's policy refused the request: " + text, "Get-PimRoleSetting shows what the role demands.");
        }

        var message = "The role's policy refused the request: " + string.Join("; ", rules.Select(rule => rule.Objection)) + ".";
        var remedy = string.Join(" ", rules.Select(rule => rule.Remedy));
        return (rules.Count == 1 ? rules[0].Code : PimErrorCode.PolicyViolation, message, remedy);
    }
}
