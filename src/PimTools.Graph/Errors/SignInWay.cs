using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace PimTools.Graph.Errors;

/// <summary>Describes the way in which a connection signs in, and with it what its user can do about a refusal.</summary>
internal sealed class SignInWay
{
    private const string AzureCliId = "04b07795-8ddb-461a-bbee-02f9e1bf7b46";
    private const string AzurePowerShellId = "1950a258-227b-4e31-a9cf-717495945fc2";

    // Where a person comes out after the consent; nothing listens there.
    private const string AfterConsent = "http://localhost";

    public SignInWay(PimSignIn signIn, Uri authority, string? tenantId = null, string? clientId = null)
    {
        SignIn = signIn;
        Authority = authority;
        TenantId = tenantId;
        ClientId = clientId;
    }

    /// <summary>A person in the browser.</summary>
    public static SignInWay Default { get; } = new(PimSignIn.Interactive, new Uri("https://login.microsoftonline.com"));

    public PimSignIn SignIn { get; }

    /// <summary>The address of the sign-in service.</summary>
    public Uri Authority { get; }

    public string? TenantId { get; }

    /// <summary>The application that signs in; null where the connection does not choose it.</summary>
    public string? ClientId { get; }

    /// <summary>The purposes that a person was asked for; null where the sign-in has what was granted.</summary>
    public IReadOnlyCollection<PimPurpose>? Purposes { get; init; }

    /// <summary>The single scopes that a person was asked for besides.</summary>
    public IReadOnlyCollection<string> Scopes { get; init; } = Array.Empty<string>();

    /// <summary>Tells whether nobody can be asked.</summary>
    public bool IsApplication =>
        SignIn is PimSignIn.ClientSecret or PimSignIn.Certificate or PimSignIn.ManagedIdentity or PimSignIn.WorkloadIdentity;

    /// <summary>The way to sign in once more.</summary>
    public string Again => SignIn switch
    {
        PimSignIn.AzureCli => "Run az login again, then the command.",
        PimSignIn.Az => "Run Connect-AzAccount again, then the command.",
        PimSignIn.MgGraph => "Run Connect-MgGraph again, then the command.",
        PimSignIn.AccessToken => "Only whoever issued the access token can give a new one. Run Connect-Pim -AccessToken with it.",
        _ => "Run Connect-Pim again.",
    };

    /// <summary>The way to sign in with more proof.</summary>
    /// <param name="claims">What to prove, as JSON.</param>
    public string Proving(string claims)
    {
        var challenge = Convert.ToBase64String(Encoding.UTF8.GetBytes(claims));
        return SignIn switch
        {
            PimSignIn.AzureCli => "Sign in to the Azure CLI (2.76 or later) with what is demanded, then run the command again: az login --claims-challenge " + challenge,
            PimSignIn.Az => "Sign in to Az with what is demanded, then run the command again: Connect-AzAccount -ClaimsChallenge " + challenge,
            PimSignIn.MgGraph => "Run Connect-Pim in the browser or with a device code: the session of Connect-MgGraph cannot be asked for more proof.",
            PimSignIn.AccessToken => "Only whoever issued the access token can give one that proves it; or run Connect-Pim in the browser or with a device code. "
                + "Where the token is from Az, sign in there with what is demanded, and get a new one: Connect-AzAccount -ClaimsChallenge " + challenge,
            _ => "Run Connect-Pim again in the browser or with a device code, and complete what is demanded.",
        };
    }

    /// <summary>The way to come by a permission.</summary>
    /// <param name="permission">The least one.</param>
    /// <param name="applicationId">The application that the token was issued to; null where that is not known.</param>
    /// <param name="purpose">The purpose of a sign-in that asks for it; null for none.</param>
    public string Granting(string permission, string? applicationId, PimPurpose? purpose = null) => (SignIn, applicationId) switch
    {
        _ when Purposes is { } purposes => $"Run {Asking(permission, purpose, purposes)}, which asks for it; an administrator may have to consent.",
        (PimSignIn.AzureCli, _) or (_, AzureCliId) => FirstParty("the Azure CLI", permission),
        (PimSignIn.Az, _) or (_, AzurePowerShellId) => FirstParty("Az", permission),
        (PimSignIn.AccessToken, _) => $"Only whoever issued the access token can help: get one that has {permission}, then run Connect-Pim -AccessToken with it.",
        (PimSignIn.MgGraph, _) => $"Run Connect-MgGraph -Scopes {permission}, to which an administrator may have to consent, then Connect-Pim -UseMgGraph.",
        _ when IsApplication => $"Have an administrator grant {permission} to the application, as an application permission of Microsoft Graph with admin consent, "
            + "then run Connect-Pim again.",
        _ => $"Have an administrator consent to {permission}, then run Connect-Pim again.",
    };

    /// <summary>The address at which an administrator consents for the whole tenant (documented: v2.0 admin consent endpoint).</summary>
    /// <param name="scopes">The scopes to consent to.</param>
    public string AdminConsent(IEnumerable<string> scopes) =>
        $"{Authority.GetLeftPart(UriPartial.Authority)}/{Uri.EscapeDataString(TenantId ?? "organizations")}/v2.0/adminconsent?client_id={Uri.EscapeDataString(ClientId ?? string.Empty)}"
        + $"&scope={Uri.EscapeDataString(string.Join(" ", scopes))}&redirect_uri={Uri.EscapeDataString(AfterConsent)}";

    /// <summary>The scopes as their names alone.</summary>
    public static string Names(IEnumerable<string> scopes) => string.Join(", ", scopes.Select(scope => scope.Substring(scope.LastIndexOf('/') + 1)));

    // What was asked for before stays asked for.
    private string Asking(string permission, PimPurpose? purpose, IReadOnlyCollection<PimPurpose> purposes) => purpose is { } named && !purposes.Contains(named)
        ? PimPurposes.Connect(purposes.Append(named), Scopes)
        : PimPurposes.Connect(purposes, Scopes.Append(permission));

    // Microsoft decides what its own applications may ask for (documented: first-party applications).
    private static string FirstParty(string name, string permission) =>
        $"The token belongs to Microsoft's own application of {name}, which nobody in the tenant can grant a permission. Run Connect-Pim itself, or with -ClientId "
        + $"for an application of your own that has {permission}.";
}
