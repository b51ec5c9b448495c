using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Azure.Identity;

namespace PimTools.Graph.Auth;

/// <summary>The person who signs in: the account that was asked for, and what is kept of its sign-in.</summary>
internal sealed class PersonSignIn
{
    private readonly string? _account;
    private readonly KeptSignIn? _kept;

    private bool _isSettled;

    private PersonSignIn(string? account, KeptSignIn? kept, AuthenticationRecord? record)
    {
        _account = account;
        _kept = kept;
        Record = record;
        Cache = new VaultCache(kept?.Vault);
    }

    /// <summary>The record of who signed in last; null where somebody has to.</summary>
    public AuthenticationRecord? Record { get; private set; }

    /// <summary>The account to propose; null where anybody may sign in.</summary>
    public string? Hint => _account ?? Record?.Username;

    /// <summary>The cache of the tokens.</summary>
    public VaultCache Cache { get; }

    /// <summary>The key under which it is kept; null where it is not.</summary>
    public string? Key => _kept?.Key;

    /// <summary>A sign-in that ends with the process.</summary>
    public static PersonSignIn InMemory(string? account) => new(account, kept: null, record: null);

    /// <summary>Finds what was kept before. Where the platform has nothing that encrypts, nothing is, and that is told.</summary>
    public static async Task<PersonSignIn> FindAsync(string? account, KeptSignIn kept, PimCall call)
    {
        if (kept.Vault.Obstacle is { } obstacle)
        {
            call.Detail?.Invoke($"The sign-in ends with this process: there is no encrypted store to keep it in ({obstacle}).");
            return InMemory(account);
        }

        return new PersonSignIn(account, kept, await kept.ReadAsync(call.Cancellation));
    }

    /// <summary>From now on nobody else may sign in: there are tokens, and the connection acts as whoever they are for.</summary>
    public void Settle() => _isSettled = true;

    /// <summary>Keeps who has signed in.</summary>
    /// <exception cref="PimException">It is somebody else than was asked for, or than before (<see cref="PimErrorCode.AuthenticationFailed"/>).</exception>
    public async Task KeepAsync(AuthenticationRecord record, CancellationToken cancellation)
    {
        if (_account is not null && !string.Equals(_account, record.Username, StringComparison.OrdinalIgnoreCase))
        {
            throw Refuse(record, _account, "Run Connect-Pim again and choose the account, or leave -Account away.");
        }

        if (_isSettled && Record is { } before && before.HomeAccountId != record.HomeAccountId)
        {
            throw Refuse(record, before.Username, $"Run the command again and sign in as {before.Username}, or run Connect-Pim for another connection.");
        }

        Record = record;
        if (_kept is not null)
        {
            try
            {
                await _kept.WriteAsync(record, cancellation);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Cache.Leave(e);
            }
        }
    }

    /// <summary>Of somebody else nothing is kept, and their tokens are in the same vault.</summary>
    private PimException Refuse(AuthenticationRecord record, string expected, string remedy)
    {
        try
        {
            _kept?.Delete();
        }
        catch (PimException e)
        {
            CurrentCall.Tell($"{e.Message} {e.Remedy}");
        }

        return new PimException(PimErrorCode.AuthenticationFailed, $"{record.Username} signed in, not {expected}.")
        {
            Remedy = remedy,
            TargetObject = expected,
        };
    }
}
