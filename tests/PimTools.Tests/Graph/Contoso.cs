using System;
using System.Collections.Generic;
using System.Linq;
using System.Security;
using System.Threading.Tasks;
using PimTools.Emulator;
using PimTools.Graph;

namespace PimTools.Tests.Graph;

/// <summary>An emulated tenant and the clients of its people.</summary>
internal sealed class Contoso
{
    public EmulatedTenant Tenant { get; init; } = EmulatedTenant.CreateContoso();

    public Task<IPimClient> ConnectAsync(string user, EmulatedTokenOptions? token = null) =>
        Factory().ConnectAsync(Options(Tenant.IssueToken(user, token)), PimCall.None);

    public PimClientFactory Factory() => new(Tenant.CreateHandler()) { Timeouts = Offline.Timeouts };

    public static PimConnectOptions Options(string token) => new(name: null, PimSignIn.AccessToken) { AccessToken = Secret(token) };

    /// <summary>Lists what an operation calls, as "GET /path".</summary>
    public async Task<IReadOnlyList<string>> CallsOf(Func<Task> operation)
    {
        Tenant.ClearCalls();
        await operation();
        return Tenant.Calls.Select(call => call.Method + " " + Uri.UnescapeDataString(call.PathAndQuery)).ToList();
    }

    public static SecureString Secret(string text)
    {
        var secret = new SecureString();
        foreach (var letter in text)
        {
            secret.AppendChar(letter);
        }

        return secret;
    }
}
