using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Azure.Identity;

namespace PimTools.Graph.Auth;

/// <summary>Whose sign-in it is: the account that was asked for, and what is kept of it.</summary>
internal sealed class PersonSignIn
{
    private readonly string? _account;
    private readonly KeptSignIn? _kept;

    private PersonSignIn(string? account, KeptSignIn? kept, AuthenticationRecord? record)
    {
        _account = account;
        _kept = kept;
        Record = record;
    }

    /// <summary>Who signed in before; null where somebody has to.</summary>
    public AuthenticationRecord? Record { get; }

    /// <summary>Where the tokens are kept; null for memory.</summary>
    public TokenCachePersistenceOptions? Cache => _kept is null ? null : new VaultCache(_kept.Vault);

    /// <summary>What it is kept under; null where it is not.</summary>
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

    /// <summary>Keeps who has signed in.</summary>
    /// <exception cref="PimException">It is somebody else than was asked for (<see cref="PimErrorCode.AuthenticationFailed"/>).</exception>
    public async Task KeepAsync(AuthenticationRecord record, CancellationToken cancellation)
    {
        if (_account is not null && !string.Equals(_account, record.Username, StringComparison.OrdinalIgnoreCase))
        {
            _kept?.Delete();
            throw new PimException(PimErrorCode.AuthenticationFailed, $"{record.Username} signed in, not {_account}.")
            {
                Remedy = "Run Connect-Pim again and choose the account, or leave -Account away.",
                TargetObject = _account,
            };
        }

        if (_kept is not null)
        {
            try
            {
                await _kept.WriteAsync(record, cancellation);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                AskingCall.Current.Notice?.Invoke($"The sign-in cannot be kept: {e.Message}");
            }
        }
    }
}
