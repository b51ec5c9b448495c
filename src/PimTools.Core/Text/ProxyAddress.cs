using System;

namespace PimTools.Text;

/// <summary>Writes the address of a proxy as it may be shown to others.</summary>
internal static class ProxyAddress
{
    private static readonly char[] EndOfHost = { '/', '?', '#' };

    /// <summary>The scheme, the host and the port. User name, password and whatever follows the port are left out.</summary>
    public static string WithoutCredentials(string address)
    {
        var rest = address.Trim();
        var scheme = rest.IndexOf("://", StringComparison.Ordinal) is >= 0 and var end ? rest.Substring(0, end + 3) : string.Empty;
        rest = rest.Substring(scheme.Length);

        // A password may hold any of these characters: what stands before the last at sign is of the credentials.
        rest = rest.Substring(rest.LastIndexOf('@') + 1);
        var path = rest.IndexOfAny(EndOfHost);
        return scheme + (path < 0 ? rest : rest.Substring(0, path));
    }
}
