using System;
using System.Linq;
using System.Net.Http;
using System.Text.RegularExpressions;

namespace PimTools.Graph.Errors;

/// <summary>The name and password in an address, such as that of a proxy: what .NET says of a proxy that refuses them holds both.</summary>
internal static class AddressSecrets
{
    private static readonly Regex User = new(@"(?<=://)\S*@", RegexOptions.CultureInvariant);

    public static string CutFrom(string text) => User.Replace(text, string.Empty);

    /// <summary>The fault itself, or where it or what led to it tells a secret, one that says the same without.</summary>
    public static Exception CutFrom(Exception fault) =>
        NetworkFaults.Causes(fault).Any(cause => User.IsMatch(cause.Message)) ? new HttpRequestException(CutFrom(fault.Message)) : fault;
}
