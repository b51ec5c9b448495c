using System;
using System.Collections.Generic;

namespace PimTools.Graph.Auth;

/// <summary>A service that tokens are for: its endpoint and the scopes to ask for.</summary>
internal sealed class TokenResource
{
    public TokenResource(Uri endpoint, IReadOnlyList<string> scopes)
    {
        Endpoint = endpoint;
        Scopes = scopes;
    }

    public Uri Endpoint { get; }

    /// <summary>They grow when somebody consents to more.</summary>
    public IReadOnlyList<string> Scopes { get; set; }

    /// <summary>Whether an address belongs to this service: scheme, host and port are the same, and nobody is named before the host.</summary>
    public bool Owns(Uri address) =>
        address.IsAbsoluteUri && address.UserInfo.Length == 0
        && Uri.Compare(address, Endpoint, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;
}
