using System;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PimTools.Graph.Auth;

/// <summary>The certificate that an application signs in with, from wherever it is kept.</summary>
internal static class CertificateFinder
{
    /// <exception cref="PimException"><see cref="PimErrorCode.InvalidCertificate"/>.</exception>
    public static X509Certificate2 Find(PimConnectOptions options)
    {
        var (certificate, name) = options switch
        {
            { Certificate: { } given } => (given, given.Subject),
            { CertificatePath: { } path } => (CertificateFile.Read(path, options.CertificatePassword), path),
            { CertificateThumbprint: { } thumbprint } => (FindInStores(thumbprint), thumbprint),
            _ => throw new PimException(
                PimErrorCode.InvalidParameter, "This sign-in needs -Certificate, -CertificatePath or -CertificateThumbprint."),
        };
        Check(certificate, name);
        return certificate;
    }

    /// <summary>
    /// Finds it by its thumbprint. One that is copied from the certificate's window has spaces, and a mark before the first digit that nobody sees.
    /// </summary>
    private static X509Certificate2 FindInStores(string thumbprint)
    {
        var digits = new string(thumbprint.Where(Uri.IsHexDigit).ToArray());
        var found = new[] { StoreLocation.CurrentUser, StoreLocation.LocalMachine }.SelectMany(location => FindIn(location, digits)).ToList();
        return found.FirstOrDefault(certificate => certificate.HasPrivateKey) ?? found.FirstOrDefault()
            ?? throw Invalid($"There is no certificate '{thumbprint}' among the personal ones of the user and of this computer.", thumbprint);
    }

    private static X509Certificate2[] FindIn(StoreLocation location, string thumbprint)
    {
        using var store = new X509Store(StoreName.My, location);
        try
        {
            store.Open(OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly);
        }
        catch (CryptographicException)
        {
            // Not every platform has both stores.
            return Array.Empty<X509Certificate2>();
        }

        return store.Certificates.Find(X509FindType.FindByThumbprint, thumbprint, validOnly: false).Cast<X509Certificate2>().ToArray();
    }

    private static void Check(X509Certificate2 certificate, string name)
    {
        if (!certificate.HasPrivateKey)
        {
            throw Invalid($"The certificate '{name}' has no private key here.", name);
        }

        using var key = certificate.GetRSAPrivateKey();
        if (key is null)
        {
            throw Invalid($"The key of the certificate '{name}' is no RSA key, and only such can sign in.", name);
        }

        var now = DateTime.Now;
        if (certificate.NotAfter < now)
        {
            throw Invalid($"The certificate '{name}' expired at {certificate.NotAfter.ToUniversalTime():u}.", name);
        }

        if (certificate.NotBefore > now)
        {
            throw Invalid($"The certificate '{name}' is not valid before {certificate.NotBefore.ToUniversalTime():u}.", name);
        }
    }

    private static PimException Invalid(string message, string name) => new(PimErrorCode.InvalidCertificate, message)
    {
        Remedy = "Give a certificate with its private key that is valid now and registered with the application.",
        TargetObject = name,
    };
}
