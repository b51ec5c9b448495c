using System;
using System.Collections.Generic;
using System.IO;
using Microsoft.Identity.Client.Extensions.Msal;
using PimTools.Graph.Errors;

namespace PimTools.Graph.Auth;

/// <summary>The platform's own: DPAPI on Windows, the keychain on macOS, the keyring on Linux. Never a file that can be read.</summary>
internal sealed class SystemVault : ITokenVault
{
    private readonly Lazy<Storage> _storage;
    private readonly string _lockFile;

    private SystemVault(string folder, string key)
    {
        _lockFile = Path.Combine(folder, key + ".lock");
        _storage = new Lazy<Storage>(() => Storage.Create(
            new StorageCreationPropertiesBuilder(key + ".tokens", folder)
                .WithMacKeyChain("PimTools", key)
                .WithLinuxKeyring(
                    "PimTools",
                    MsalCacheHelper.LinuxKeyRingDefaultCollection,
                    "PimTools sign-in",
                    new KeyValuePair<string, string>("application", "PimTools"),
                    new KeyValuePair<string, string>("sign-in", key))
                .Build()));
    }

    public string? Obstacle
    {
        get
        {
            try
            {
                _storage.Value.VerifyPersistence();
                return null;
            }
            catch (MsalCachePersistenceException e)
            {
                return TransportErrors.FirstLine((e.InnerException ?? e).Message);
            }
        }
    }

    public static ITokenVault Open(string folder, string key) => new SystemVault(folder, key);

    public byte[] Read() => Locked(() => _storage.Value.ReadData() ?? Array.Empty<byte>());

    public void Write(byte[] tokens) => Locked(() =>
    {
        _storage.Value.WriteData(tokens);
        return tokens;
    });

    public bool Clear()
    {
        try
        {
            _storage.Value.Clear();
            return true;
        }
        catch (Exception e) when (IsMissing(e))
        {
            // Where the platform has no store, there is nothing in it.
            return true;
        }
        catch (Exception e) when (IsWithoutBus(e))
        {
            // The keyring answers a session of a desktop alone.
            return false;
        }
    }

    // The keyring's library tells it in words alone.
    private static bool IsWithoutBus(Exception? fault) =>
        fault is not null && (fault.Message.Contains("D-Bus") || IsWithoutBus(fault.InnerException));

    private static bool IsMissing(Exception? fault) => fault is DllNotFoundException || (fault is not null && IsMissing(fault.InnerException));

    /// <summary>Two processes may renew at the same time.</summary>
    private byte[] Locked(Func<byte[]> work)
    {
        using var held = new CrossPlatLock(_lockFile);
        return work();
    }
}
