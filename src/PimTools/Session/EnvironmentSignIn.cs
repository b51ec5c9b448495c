using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Security;

namespace PimTools.Session;

/// <summary>The application that the variables of the environment name, which are those that Azure's own tools read (documented: EnvironmentCredential).</summary>
internal sealed class EnvironmentSignIn
{
    private static readonly string[] Needed = { "AZURE_TENANT_ID", "AZURE_CLIENT_ID" };

    private EnvironmentSignIn(string tenantId, string clientId)
    {
        TenantId = tenantId;
        ClientId = clientId;
    }

    public string TenantId { get; }

    public string ClientId { get; }

    /// <summary>The secret; null where there is a certificate.</summary>
    public SecureString? Secret { get; private init; }

    /// <summary>The path of the certificate; null where there is a secret.</summary>
    public string? CertificatePath { get; private init; }

    /// <summary>The password of the certificate; null for none.</summary>
    public SecureString? CertificatePassword { get; private init; }

    /// <summary>The way to sign in.</summary>
    public PimSignIn SignIn => Secret is null ? PimSignIn.Certificate : PimSignIn.ClientSecret;

    /// <summary>Reads the variables.</summary>
    /// <exception cref="PimException">One is missing, which is named (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public static EnvironmentSignIn Read()
    {
        var missing = Needed.Where(name => Value(name) is null).ToList();
        var (secret, certificate) = (Value("AZURE_CLIENT_SECRET"), Value("AZURE_CLIENT_CERTIFICATE_PATH"));
        if (secret is null && certificate is null)
        {
            missing.Add("AZURE_CLIENT_SECRET or AZURE_CLIENT_CERTIFICATE_PATH");
        }

        return missing.Count > 0 ? throw Missing(missing) : new EnvironmentSignIn(Value("AZURE_TENANT_ID")!, Value("AZURE_CLIENT_ID")!)
        {
            Secret = Hide(secret),
            CertificatePath = secret is null ? certificate : null,
            CertificatePassword = secret is null ? Hide(Value("AZURE_CLIENT_CERTIFICATE_PASSWORD")) : null,
        };
    }

    private static string? Value(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static SecureString? Hide(string? value) => value is null ? null : new NetworkCredential(string.Empty, value).SecurePassword;

    private static PimException Missing(IEnumerable<string> names) => new(
        PimErrorCode.InvalidParameter, $"The environment names no application to sign in with: {string.Join(" and ", names)} {(names.Count() == 1 ? "is" : "are")} missing.")
    {
        Remedy = "Set the variables, or sign in with -Credential, -Certificate, -Identity or -WorkloadIdentity.",
    };
}
