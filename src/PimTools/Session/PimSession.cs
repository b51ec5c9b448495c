using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Session;

/// <summary>The connections of this process: shared by all its runspaces, one of them the default.</summary>
internal static class PimSession
{
    private static readonly object Gate = new();
    private static readonly Dictionary<string, IPimClient> Clients = new(StringComparer.OrdinalIgnoreCase);
    private static string? _default;
    private static bool _wasUsed;

    /// <summary>Tells whether nobody has connected in this process yet. Whoever disconnected means to be.</summary>
    public static bool IsUnused
    {
        get
        {
            lock (Gate)
            {
                return !_wasUsed;
            }
        }
    }

    public static IReadOnlyList<PimContext> Contexts
    {
        get
        {
            lock (Gate)
            {
                return Clients.Values.Select(client => client.Context).OrderBy(context => context.Name, StringComparer.OrdinalIgnoreCase).ToList();
            }
        }
    }

    public static PimContext? Default
    {
        get
        {
            lock (Gate)
            {
                return _default is null ? null : Clients[_default].Context;
            }
        }
    }

    /// <summary>Tells whether a context of another tenant has the name.</summary>
    public static bool IsTaken(string name, string tenantId)
    {
        lock (Gate)
        {
            return Clients.TryGetValue(name, out var client) && !string.Equals(client.Context.TenantId, tenantId, StringComparison.OrdinalIgnoreCase);
        }
    }

    /// <summary>Keeps a client, and makes it the default. One of the same name is replaced; calls under way on it go on.</summary>
    public static void Add(IPimClient client)
    {
        lock (Gate)
        {
            Clients[client.Context.Name] = client;
            _wasUsed = true;
            MakeDefault(client.Context.Name);
        }
    }

    /// <exception cref="PimException"><see cref="PimErrorCode.NotConnected"/>, <see cref="PimErrorCode.ContextNotFound"/>.</exception>
    public static IPimClient Get(string? name)
    {
        lock (Gate)
        {
            if ((name ?? _default) is not { } wanted)
            {
                throw new PimException(PimErrorCode.NotConnected, Clients.Count == 0 ? "You are not connected." : "No connection is the default one.")
                {
                    Remedy = Clients.Count == 0
                        ? "Run Connect-Pim first, or Connect-Pim -Emulator to try without a tenant."
                        : $"Choose one with -Context or Select-PimContext: {Names()}.",
                };
            }

            return Clients.TryGetValue(wanted, out var client) ? client : throw NotFound(wanted);
        }
    }

    /// <summary>Forgets a client. The default passes to none: what to elevate in is never guessed.</summary>
    public static PimContext Remove(string? name)
    {
        lock (Gate)
        {
            var client = Get(name);
            Clients.Remove(client.Context.Name);
            MakeDefault(string.Equals(_default, client.Context.Name, StringComparison.OrdinalIgnoreCase) ? null : _default);
            client.Context.IsDefault = false;
            client.Dispose();
            return client.Context;
        }
    }

    /// <summary>Makes a context the default.</summary>
    public static PimContext Select(string name)
    {
        lock (Gate)
        {
            var context = Get(name).Context;
            MakeDefault(context.Name);
            return context;
        }
    }

    private static void MakeDefault(string? name)
    {
        _default = name;
        foreach (var pair in Clients)
        {
            pair.Value.Context.IsDefault = string.Equals(pair.Key, name, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static string Names() => string.Join(", ", Clients.Keys.OrderBy(key => key, StringComparer.OrdinalIgnoreCase));

    private static PimException NotFound(string name) => new(PimErrorCode.ContextNotFound, $"There is no connection called '{name}'.")
    {
        Remedy = Clients.Count == 0
            ? "There is none at all. Run Connect-Pim."
            : $"There are: {Names()}.",
        TargetObject = name,
        Candidates = Clients.Keys.ToList(),
    };
}
