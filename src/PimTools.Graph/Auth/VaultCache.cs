using System;
using System.Threading.Tasks;
using Azure.Identity;

namespace PimTools.Graph.Auth;

/// <summary>Lets the sign-in library keep its tokens in a vault.</summary>
internal sealed class VaultCache : UnsafeTokenCacheOptions
{
    private readonly ITokenVault _vault;

    public VaultCache(ITokenVault vault) => _vault = vault;

    protected override Task TokenCacheUpdatedAsync(TokenCacheUpdatedArgs tokenCacheUpdatedArgs)
    {
        _vault.Write(tokenCacheUpdatedArgs.UnsafeCacheData.ToArray());
        return Task.CompletedTask;
    }

    protected override Task<ReadOnlyMemory<byte>> RefreshCacheAsync() => Task.FromResult(new ReadOnlyMemory<byte>(_vault.Read()));
}
