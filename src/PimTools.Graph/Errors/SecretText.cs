using System;
using System.Linq;
using System.Net.Http;
using System.Text.RegularExpressions;
using PimTools.Errors;

namespace PimTools.Graph.Errors;

/// <summary>
/// Finds secrets in what .NET says of a fault: the name and password in the address of a proxy that refuses them, and access tokens that
/// an answer echoes.
/// </summary>
internal static class SecretText
{
    private static readonly Regex User = new(@"(?<=://)\S*@", RegexOptions.CultureInvariant);

    public static string CutFrom(string text) => MessageText.Cut(User.Replace(text, string.Empty));

    /// <summary>The fault itself, or where it or what led to it tells a secret or tells too much, one that says the same without.</summary>
    public static Exception CutFrom(Exception fault) =>
        NetworkFaults.Causes(fault).Any(cause => CutFrom(cause.Message) != cause.Message) ? new HttpRequestException(CutFrom(fault.Message)) : fault;
}
