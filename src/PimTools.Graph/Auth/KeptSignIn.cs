using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Azure.Identity;
using PimTools.Graph.Errors;

namespace PimTools.Graph.Auth;

/// <summary>
/// One sign-in beyond the process: a record of who it was, which is no secret, in a file of the user's, and the tokens in a vault. Each
/// cloud, tenant, application and account asked for has its own.
/// </summary>
internal sealed class KeptSignIn
{
    private const string Extension = ".json";

    private readonly string _file;

    private KeptSignIn(string folder, string key, ITokenVault vault)
    {
        Key = key;
        Vault = vault;
        _file = Path.Combine(folder, key + Extension);
    }

    public string Key { get; }

    public ITokenVault Vault { get; }

    public static string KeyOf(params string?[] parts) => Hash(Encoding.UTF8.GetBytes(string.Join("\n", parts).ToLowerInvariant()));

    public static KeptSignIn Open(string folder, string key, Func<string, string, ITokenVault> openVault) => new(folder, key, openVault(folder, key));

    /// <summary>The keys that a folder has.</summary>
    public static string[] KeysIn(string folder) =>
        new DirectoryInfo(folder) is { Exists: true } found
            ? Array.ConvertAll(found.GetFiles("*" + Extension), file => Path.GetFileNameWithoutExtension(file.Name))
            : Array.Empty<string>();

    /// <summary>Reads who signed in; null where nobody did, or the file is damaged: then they sign in again.</summary>
    public async Task<AuthenticationRecord?> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            using var file = File.OpenRead(_file);
            return await AuthenticationRecord.DeserializeAsync(file, cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Text.Json.JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    public async Task WriteAsync(AuthenticationRecord record, CancellationToken cancellation)
    {
        new FileInfo(_file).Directory!.Create();
        using var file = Create(_file);
        await record.SerializeAsync(file, cancellation);
    }

    /// <summary>Deletes the tokens, and then who it was: what could not be deleted is still listed.</summary>
    /// <returns>False where the store cannot be asked in this session, and may hold the tokens still; who it was is gone.</returns>
    /// <exception cref="PimException">Something is left (<see cref="PimErrorCode.AuthenticationFailed"/>).</exception>
    public bool Delete()
    {
        try
        {
            var isCleared = Vault.Clear();
            File.Delete(_file);
            return isCleared;
        }
        catch (DirectoryNotFoundException)
        {
            // Nothing was kept.
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new PimException(PimErrorCode.AuthenticationFailed, $"The kept sign-in could not be deleted: {TransportErrors.FirstLine(e.Message)}", e)
            {
                Remedy = "Unlock the encrypted store of this platform, and run Disconnect-Pim -All -Purge again.",
                TargetObject = Key,
            };
        }
    }

#if NET
    private static string Hash(byte[] text) => Convert.ToHexString(SHA256.HashData(text), 0, 16).ToLowerInvariant();

    private static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }
#else
    private static string Hash(byte[] text)
    {
        using var hash = SHA256.Create();
        return BitConverter.ToString(hash.ComputeHash(text), 0, 16).Replace("-", string.Empty).ToLowerInvariant();
    }

    private static FileStream Create(string path) => File.Create(path);
#endif
}
