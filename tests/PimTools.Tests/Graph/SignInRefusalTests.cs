using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using Azure.Identity;
using PimTools.Graph.Auth;
using PimTools.Graph.Errors;
using PimTools.Graph.Tokens;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Tests what the sign-in service and the services refuse, and whether the advice fits the cause and the way of the sign-in.</summary>
public sealed class SignInRefusalTests
{
    private const string MissingScope = """{"error":{"code":"UnknownError","message":"{\"errorCode\":\"PermissionScopeNotGranted\",\"message\":\"Authorization failed due to missing permission scope RoleEligibilitySchedule.Read.Directory.\"}"}}""";
    private const string Eligible = "/v1.0/roleManagement/directory/roleEligibilityScheduleInstances";

    private static readonly Uri Authority = new("https://login.microsoftonline.com");
    private static readonly string[] Scopes = ["https://graph.microsoft.com/RoleEligibilitySchedule.Read.Directory", "https://graph.microsoft.com/User.Read"];

    [Theory]
    [InlineData(53003, PimSignIn.DeviceCode, "without -UseDeviceCode, on a device that the tenant manages", "secret")]
    [InlineData(530036, PimSignIn.DeviceCode, "without -UseDeviceCode", "secret")]
    [InlineData(50097, PimSignIn.DeviceCode, "in the browser", "secret")]
    [InlineData(53000, PimSignIn.Interactive, "on a device|browser of a device that the tenant manages", "secret")]
    [InlineData(53003, PimSignIn.AzureCli, "az login in the browser, without --use-device-code", "-UseDeviceCode")]
    [InlineData(53003, PimSignIn.ClientSecret, "policy for applications", "browser")]
    [InlineData(65001, PimSignIn.Interactive, "RoleEligibilitySchedule.Read.Directory, User.Read", "secret")]
    [InlineData(90094, PimSignIn.DeviceCode, "/adminconsent?client_id=14d82eec-204b-4c2f-b7e8-296a70dab67e&scope=", "secret")]
    [InlineData(65001, PimSignIn.AzureCli, "an application of your own", "Have an administrator consent")]
    [InlineData(50020, PimSignIn.Interactive, "no guest of this one", "secret")]
    [InlineData(900382, PimSignIn.Interactive, "-Cloud: USGov", "secret")]
    [InlineData(700016, PimSignIn.ClientSecret, "-ClientId and -TenantId", "browser")]
    [InlineData(700016, PimSignIn.ClientSecret, "-Cloud", "browser")]
    [InlineData(7000222, PimSignIn.ClientSecret, "has expired", "federation")]
    [InlineData(50076, PimSignIn.Interactive, "browser or with a device code", "secret")]
    [InlineData(50079, PimSignIn.AzureCli, "az login --claims-challenge eyJ", "Connect-AzAccount")]
    [InlineData(50079, PimSignIn.Az, "Connect-AzAccount -ClaimsChallenge eyJ", "az login")]
    [InlineData(50076, PimSignIn.Certificate, "An application cannot satisfy", "browser")]
    [InlineData(99999, PimSignIn.Interactive, "Run Connect-Pim again", "az login")]
    [InlineData(99999, PimSignIn.AzureCli, "Run az login again", "secret")]
    public void Each_cause_has_its_remedy(int code, PimSignIn signIn, string remedy, string not)
    {
        var thrown = Refused($"AADSTS{code}: It is refused.", signIn);

        Assert.Equal((PimErrorCode.AuthenticationFailed, $"AADSTS{code}"), (thrown.Code, thrown.ServiceCode));
        Assert.Contains(remedy.Split('|'), one => thrown.Remedy!.Contains(one, StringComparison.Ordinal));
        Assert.DoesNotContain(not, thrown.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AADSTS50020: User account 'a@b.c' does not exist in tenant 'Contoso'. Trace ID: 12345678-0000-4000-8000-000000000000 Correlation ID: 1 Timestamp: 2026-11-28 20:00:00Z", "AADSTS50020: User account 'a@b.c' does not exist in tenant 'Contoso'.")]
    [InlineData("AADSTS7000222: The provided client secret keys for app 'x' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds. Trace ID: 1", "AADSTS7000222: The provided client secret keys for app 'x' are expired.")]
    [InlineData("ERROR: AADSTS50076: Due to a configuration change, you must use multi-factor authentication. Trace ID: 1\r\nCorrelation ID: 2", "AADSTS50076: Due to a configuration change, you must use multi-factor authentication.")]
    [InlineData("A library's advice. See https://aka.ms/x. AADSTS53003: Access has been blocked by Conditional Access policies.", "AADSTS53003: Access has been blocked by Conditional Access policies.")]
    public void The_services_sentence_is_told_without_trace_ids_and_links(string said, string told) =>
        Assert.Equal("The sign-in failed: " + told, Refused(said, PimSignIn.Interactive).Message);

    [Fact]
    public void A_borrowed_session_that_fails_is_advised_by_the_code_in_its_words()
    {
        var own = new PimException(PimErrorCode.AuthenticationFailed, "The session of Connect-AzAccount returned no token: AADSTS50079: Strong authentication is required.") { Remedy = "Run it again." };

        var thrown = TransportErrors.SignInFailed(own, new SignInWay(PimSignIn.Az, Authority), Scopes);

        Assert.Equal(own.Message, thrown.Message);
        Assert.Contains("Connect-AzAccount -ClaimsChallenge", thrown.Remedy);
    }

    [Theory]
    [InlineData(PimSignIn.AzureCli, "Microsoft's own application of the Azure CLI", "consent")]
    [InlineData(PimSignIn.Az, "Microsoft's own application of Az", "consent")]
    [InlineData(PimSignIn.AccessToken, "Only whoever issued the access token", "administrator")]
    [InlineData(PimSignIn.MgGraph, "Connect-MgGraph -Scopes RoleEligibilitySchedule.Read.Directory", "run Connect-Pim again")]
    [InlineData(PimSignIn.Certificate, "as an application permission", "az login")]
    [InlineData(PimSignIn.Interactive, "Have an administrator consent to RoleEligibilitySchedule.Read.Directory", "az login")]
    public void A_permission_that_is_missing_is_had_where_the_token_comes_from(PimSignIn signIn, string remedy, string not)
    {
        var thrown = Map(403, Eligible, MissingScope, signIn);

        Assert.Equal(PimErrorCode.PermissionMissing, thrown.Code);
        Assert.Contains(remedy, thrown.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain(not, thrown.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("04b07795-8ddb-461a-bbee-02f9e1bf7b46", "of the Azure CLI")]
    [InlineData("1950a258-227b-4e31-a9cf-717495945fc2", "of Az")]
    public void A_token_of_microsofts_own_application_is_known_wherever_it_comes_from(string application, string named) =>
        Assert.Contains(named, new SignInWay(PimSignIn.AccessToken, Authority).Granting("A.B", application), StringComparison.Ordinal);

    [Theory]
    [InlineData(PimSignIn.AzureCli, "az login --claims-challenge")]
    [InlineData(PimSignIn.Interactive, "complete what is demanded")]
    public void Azures_demand_of_mfa_is_told_in_its_words(PimSignIn signIn, string remedy)
    {
        const string Words = "Resource 'r' was disallowed by policy. Users must use MFA for Create operation.";
        var thrown = Map(403, "/subscriptions/1/providers/Microsoft.Authorization/roleAssignmentScheduleRequests/2", Error("RequestDisallowedByPolicy", Words + " See https://aka.ms/mfaforazure"), signIn);

        Assert.Equal(PimErrorCode.MfaRequired, thrown.Code);
        Assert.Equal(StepUpDemand.Mfa.Claims, thrown.Claims);
        Assert.Contains(Words, thrown.Message);
        Assert.DoesNotContain("https:", thrown.Message);
        Assert.Contains(remedy, thrown.Remedy);
    }

    [Fact]
    public void What_azure_policy_refuses_else_is_told_as_that()
    {
        var thrown = Map(403, "/subscriptions/1/x", Error("RequestDisallowedByPolicy", "Role assignments for guests are not allowed."), PimSignIn.Interactive);

        Assert.Equal(PimErrorCode.PolicyViolation, thrown.Code);
        Assert.Contains("Role assignments for guests are not allowed.", thrown.Message);
        Assert.Contains("Azure Policy", thrown.Remedy);
    }

    [Theory]
    [InlineData(PimSignIn.AzureCli, "az login --claims-challenge")]
    [InlineData(PimSignIn.AccessToken, "Only whoever issued the access token")]
    public void Azures_challenge_is_met_where_the_token_comes_from(PimSignIn signIn, string remedy)
    {
        var thrown = ErrorMapper.Map(new ErrorResponse("PUT", "/subscriptions/1/x", 401, Error("InvalidAuthenticationToken", "Users must authenticate with MFA."))
        {
            Challenge = "Bearer error=\"insufficient_claims\", claims=\"eyJhY2Nlc3NfdG9rZW4iOnsiYWNycyI6eyJlc3NlbnRpYWwiOnRydWUsInZhbHVlIjoicDEifX19\"",
            Way = new SignInWay(signIn, Authority),
        });

        Assert.Equal(PimErrorCode.StepUpRequired, thrown.Code);
        Assert.Contains("Users must authenticate with MFA.", thrown.Message);
        Assert.Contains(remedy, thrown.Remedy);
    }

    [Theory]
    [InlineData("InvalidPolicy", "The policy is invalid. A notification recipient is a mail address.")]
    [InlineData("RoleAssignmentExists", "The Role assignment already exists.")]
    [InlineData("ResourceIsLocked", "The scope '/x' cannot perform write operation because the following scope(s) are locked.")]
    [InlineData("SomethingNew", "Something new happened.")]
    public void The_services_own_sentence_is_in_the_message(string code, string words) =>
        Assert.Contains(words, Map(400, Eligible, Error(code, words), PimSignIn.Interactive).Message);

    [Fact]
    public async Task A_setting_that_is_refused_names_the_role_the_rule_and_the_reason()
    {
        using var dana = await new Contoso().ConnectAsync("dana");
        var setting = (await dana.SettingsAsync((await dana.RolesAsync()).Single(role => role.Name == "Reports Reader"))).Single();
        setting.Notification.Activation.Administrator.Recipients = ["SOC team"];

        var thrown = await Refusals.ThrowsAsync(PimErrorCode.InvalidSetting, () => dana.Settings.UpdateAsync(setting, setting.GetChangedRules(), PimCall.None));

        Assert.Contains("Reports Reader, Notification_Admin_EndUser_Assignment", thrown.Message);
        Assert.Contains("A notification recipient is a mail address.", thrown.Message);
    }

    private static PimException Refused(string said, PimSignIn signIn) => TransportErrors.SignInFailed(
        new AuthenticationFailedException("No token.", new InvalidOperationException(said)),
        CredentialFactory.WayOf(new PimConnectOptions(null, signIn), CloudEndpoints.Of(PimCloud.Global)),
        Scopes);

    private static PimException Map(int status, string path, string body, PimSignIn signIn) =>
        ErrorMapper.Map(new ErrorResponse("GET", path, status, body) { Way = new SignInWay(signIn, Authority) });

    private static string Error(string code, string message) =>
        new Newtonsoft.Json.Linq.JObject { ["error"] = new Newtonsoft.Json.Linq.JObject { ["code"] = code, ["message"] = message } }.ToString();
}
