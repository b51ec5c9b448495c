using System;
using System.Threading.Tasks;
using Azure.Identity;

namespace PimTools.Graph.Auth;

/// <summary>
/// Lets the sign-in library keep its tokens in a vault, or in memory alone. A vault that fails ends nothing: the sign-in goes on in memory,
/// and that is told once.
/// </summary>
internal sealed class VaultCache : UnsafeTokenCacheOptions
{
    private ITokenVault? _vault;
    private byte[] _tokens = Array.Empty<byte>();
    private bool _isBehind;
    private bool _isTold;

    /// <param name="vault">The vault; null for memory.</param>
    public VaultCache(ITokenVault? vault) => _vault = vault;

    /// <summary>Goes on in memory. What the vault holds goes, too: nobody would find it there.</summary>
    public void Leave(Exception reason)
    {
        Tell(reason);
        var left = _vault;
        _vault = null;
        try
        {
            left?.Clear();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            CurrentCall.Tell($"Tokens may be left in the encrypted store: {e.Message}");
        }
    }

    protected override Task TokenCacheUpdatedAsync(TokenCacheUpdatedArgs tokenCacheUpdatedArgs)
    {
        _tokens = tokenCacheUpdatedArgs.UnsafeCacheData.ToArray();
        try
        {
            _vault?.Write(_tokens);
            _isBehind = false;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            _isBehind = true;
            Tell(e);
        }

        return Task.CompletedTask;
    }

    protected override Task<ReadOnlyMemory<byte>> RefreshCacheAsync()
    {
        if (_vault is { } vault && !_isBehind)
        {
            try
            {
                _tokens = vault.Read();
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // What this process knows will do; if that is nothing, somebody signs in.
            }
        }

        return Task.FromResult(new ReadOnlyMemory<byte>(_tokens));
    }

    private void Tell(Exception reason)
    {
        if (!_isTold)
        {
            _isTold = true;
            CurrentCall.Tell($"The sign-in cannot be kept beyond this process: {reason.Message}");
        }
    }
}
