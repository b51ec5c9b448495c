using System.Net;
using System.Security;

namespace PimTools.Graph.Auth;

/// <summary>Secrets as plain text, for the moment in which a library asks for it.</summary>
internal static class SecretReader
{
    public static string Reveal(SecureString secret) => new NetworkCredential(string.Empty, secret).Password;
}
