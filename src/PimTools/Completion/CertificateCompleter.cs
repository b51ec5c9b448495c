using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PimTools.Completion;

/// <summary>Completes the thumbprints of the user's own certificates that have a private key.</summary>
public sealed class CertificateCompleter : ValueCompleter
{
    private protected override IEnumerable<CompletionItem> Values(IDictionary bound)
    {
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);
        try
        {
            store.Open(OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly);
        }
        catch (CryptographicException)
        {
            return Enumerable.Empty<CompletionItem>();
        }

        return store.Certificates.Cast<X509Certificate2>()
            .Where(certificate => certificate.HasPrivateKey)
            .Select(certificate => new CompletionItem(certificate.Thumbprint, certificate.Subject))
            .ToList();
    }
}
