using System;
using System.Collections.Generic;
using PimTools.Graph.Tokens;

namespace PimTools.Graph.Errors;

/// <summary>The refusals of the sign-in service, and what each asks of whom (documented: AADSTS error codes).</summary>
internal static class SignInAdvice
{
    private const string Unknown = "Check the tenant, the application's id, and its secret, certificate or federation.";

    private static readonly Dictionary<string, Func<SignInWay, IReadOnlyList<string>, string>> ByCode = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AADSTS53000"] = OnDevice,
        ["AADSTS53001"] = OnDevice,
        ["AADSTS53002"] = OnDevice,
        ["AADSTS53003"] = OnDevice,
        ["AADSTS50097"] = OnDevice,
        ["AADSTS530036"] = OnDevice,
        ["AADSTS65001"] = Consent,
        ["AADSTS65004"] = Consent,
        ["AADSTS90094"] = Consent,
        ["AADSTS90095"] = Consent,
        ["AADSTS50076"] = Mfa,
        ["AADSTS50079"] = Mfa,
        ["AADSTS50072"] = Mfa,
        ["AADSTS50074"] = Mfa,
        ["AADSTS50020"] = (way, _) =>
            "The account belongs to another tenant and is no guest of this one. Sign in with an account of the tenant, give the account's own tenant with -TenantId, or have it invited. " + way.Again,
        ["AADSTS900382"] = (_, _) => OtherCloud,
        ["AADSTS700016"] = (_, _) =>
            "The tenant does not know the application. Check -ClientId and -TenantId, or have an administrator add the application to the tenant. " + OtherCloud,
        ["AADSTS90002"] = (_, _) => "There is no such tenant. Check -TenantId. " + OtherCloud,
        ["AADSTS7000222"] = (_, _) =>
            "The application's secret has expired. Make a new one in the application's registration, and give it with -Credential. A certificate or -WorkloadIdentity does without.",
        ["AADSTS7000215"] = (_, _) => "The application's secret is wrong. Give the secret's value, not its id, with -Credential.",
    };

    private static string OtherCloud => "Where the tenant is in another cloud, give -Cloud: USGov, USGovDoD or China.";

    /// <param name="code">The service's code, such as <c>AADSTS53003</c>; null where it gave none.</param>
    /// <param name="way">How the connection signs in.</param>
    /// <param name="scopes">What was asked for.</param>
    public static string Remedy(string? code, SignInWay way, IReadOnlyList<string> scopes) => code is not null && ByCode.TryGetValue(code, out var advise)
        ? advise(way, scopes)
        : $"{way.Again} {(way.SignIn is PimSignIn.AzureCli or PimSignIn.Az or PimSignIn.MgGraph or PimSignIn.AccessToken ? string.Empty : Unknown)}".TrimEnd();

    private static string OnDevice(SignInWay way, IReadOnlyList<string> scopes) => way switch
    {
        { IsApplication: true } => "A Conditional Access policy for applications refuses it. The tenant's sign-in log names the policy; an administrator can change it.",
        { SignIn: PimSignIn.DeviceCode } =>
            "A Conditional Access policy refuses it, and a device code proves nothing of this device. Run Connect-Pim in the browser, without -UseDeviceCode, on a device that the tenant manages.",
        { SignIn: PimSignIn.AzureCli } =>
            "A Conditional Access policy refuses it. Run az login in the browser, without --use-device-code, on a device that the tenant manages.",
        { SignIn: PimSignIn.Az or PimSignIn.MgGraph or PimSignIn.AccessToken } =>
            "A Conditional Access policy refuses it. Run Connect-Pim in the browser, on a device that the tenant manages.",
        _ => "A Conditional Access policy refuses it. Run Connect-Pim in the browser of a device that the tenant manages and that complies. The tenant's sign-in log names the policy.",
    };

    private static string Consent(SignInWay way, IReadOnlyList<string> scopes) => way switch
    {
        { IsApplication: true } => "Have an administrator grant the application its permissions of Microsoft Graph, with admin consent, then run Connect-Pim again.",
        { SignIn: PimSignIn.AzureCli or PimSignIn.Az or PimSignIn.MgGraph or PimSignIn.AccessToken } => way.Granting(SignInWay.Names(scopes), null),
        _ => $"The sign-in asks for {SignInWay.Names(scopes)}. An administrator consents to them for the tenant at {way.AdminConsent(scopes)}. Run Connect-Pim again then.",
    };

    private static string Mfa(SignInWay way, IReadOnlyList<string> scopes) => way.IsApplication
        ? "An application cannot satisfy multifactor authentication. A Conditional Access policy demands it; an administrator can change that for applications."
        : way.Proving(StepUpDemand.Mfa.Claims);
}
