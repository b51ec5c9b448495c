using System;
using System.IO;
using System.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PimTools.Graph.Auth;

/// <summary>A certificate and its private key out of a file, PEM or PFX.</summary>
internal static class CertificateFile
{
    // ERROR_INVALID_PASSWORD, as all platforms report it of a PFX file.
    private const int WrongPassword = unchecked((int)0x80070056);

    /// <exception cref="PimException"><see cref="PimErrorCode.InvalidCertificate"/>.</exception>
    public static X509Certificate2 Read(string path, SecureString? password)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            var text = System.Text.Encoding.ASCII.GetString(bytes);
            return text.Contains("-----BEGIN ") ? ReadPem(text, path, password) : new X509Certificate2(bytes, password);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, e.Message, e, "Give the path of a PEM or PFX file.");
        }
        catch (CryptographicException e) when (e.HResult == WrongPassword)
        {
            throw Unreadable(
                path, password is null ? "it has a password." : "the password is wrong.", e, "Give its password with -CertificatePassword.");
        }
        catch (CryptographicException e)
        {
            throw Unreadable(path, e.Message, e, "Give a PEM or PFX file with the certificate and its private key.");
        }
    }

#if NET
    private static X509Certificate2 ReadPem(string text, string path, SecureString? password)
    {
        if (!text.Contains("-----BEGIN ENCRYPTED PRIVATE KEY-----"))
        {
            return text.Contains("PRIVATE KEY-----") ? X509Certificate2.CreateFromPem(text, text) : X509Certificate2.CreateFromPem(text);
        }

        if (password is null)
        {
            throw Unreadable(path, "its key has a password.", null, "Give it with -CertificatePassword.");
        }

        try
        {
            return X509Certificate2.CreateFromEncryptedPem(text, text, SecretReader.Reveal(password));
        }
        catch (CryptographicException e)
        {
            throw Unreadable(path, "the password is wrong, or the key is damaged.", e, "Give its password with -CertificatePassword.");
        }
    }
#else
    private static X509Certificate2 ReadPem(string text, string path, SecureString? password) =>
        throw Unreadable(path, "Windows PowerShell reads no PEM files.", null, "Give a PFX file, or use PowerShell 7.");
#endif

    private static PimException Unreadable(string path, string reason, Exception? cause, string remedy) =>
        new(PimErrorCode.InvalidCertificate, $"The certificate '{path}' cannot be read: {reason}", cause) { Remedy = remedy, TargetObject = path };
}
