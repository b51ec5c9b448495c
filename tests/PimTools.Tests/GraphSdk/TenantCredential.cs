using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Azure.Core;
using PimTools.Emulator;

namespace PimTools.Tests.GraphSdk;

/// <summary>Signs somebody in to an emulated tenant, and keeps a token until claims ask for another, as Azure.Identity does.</summary>
internal sealed class TenantCredential(EmulatedTenant tenant, string user) : TokenCredential
{
    private string? _token;

    /// <summary>The claims that were asked for, in their order.</summary>
    public List<string> Claims { get; } = [];

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        if (requestContext.Claims is { } claims)
        {
            Claims.Add(claims);
            _token = null;
        }

        return new AccessToken(_token ??= tenant.IssueToken(user), DateTimeOffset.MaxValue);
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(GetToken(requestContext, cancellationToken));
}
