using System;
using System.IO;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PimTools.Emulator.Host;

/// <summary>A certification authority that nobody trusts unless told to, as a company's own, or that of a proxy which looks into connections.</summary>
internal static class TestAuthority
{
    /// <summary>The host that is no other: no name service knows it.</summary>
    public const string Host = "graph.contoso.test";

    /// <summary>Makes an authority, writes its certificate to <c>ca.pem</c> in a folder, and has it certify <see cref="Host"/> and localhost.</summary>
    public static X509Certificate2 Certify(string folder)
    {
        using var key = RSA.Create(2048);
        var request = Request("CN=Contoso Test Authority", key, isAuthority: true);
        using var authority = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
        File.WriteAllText(Path.Combine(folder, "ca.pem"), authority.ExportCertificatePem());
        return Certify(authority);
    }

    private static X509Certificate2 Certify(X509Certificate2 authority)
    {
        using var key = RSA.Create(2048);
        var request = Request("CN=" + Host, key, isAuthority: false);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Host);
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(
            authority, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1), RandomNumberGenerator.GetBytes(8));
        using var whole = certificate.CopyWithPrivateKey(key);

        // Windows serves no key that is only in memory.
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), password: null);
    }

    private static CertificateRequest Request(string name, RSA key, bool isAuthority)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request;
    }
}
