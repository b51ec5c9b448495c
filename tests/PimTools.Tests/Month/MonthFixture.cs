using System;
using System.Threading.Tasks;
using PimTools.Emulator;
using PimTools.Emulator.Host.Month;
using PimTools.Graph;
using PimTools.Tests.Graph;
using Xunit;

namespace PimTools.Tests.Month;

/// <summary>One month, played once for all tests, and the clients of those who look at it.</summary>
public sealed class MonthFixture : IAsyncLifetime, IDisposable
{
    private readonly ScriptedMonth _month = new(seed: 20261129, DateTimeOffset.UtcNow);

    internal MonthLedger Ledger => _month.Ledger;

    /// <summary>The auditor.</summary>
    internal IPimClient Emil { get; private set; } = null!;

    /// <summary>The administrator, who may scan for alerts.</summary>
    internal IPimClient Dana { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await _month.PlayAsync();
        Emil = await ConnectAsync("emil");
        Dana = await ConnectAsync("dana");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        Emil.Dispose();
        Dana.Dispose();
        _month.Dispose();
    }

    private Task<IPimClient> ConnectAsync(string user)
    {
        string Token(string audience) => _month.Tenant.IssueToken(user, new EmulatedTokenOptions { Audience = audience, Lifetime = TimeSpan.FromDays(90) });
        return new PimClientFactory(_month.Tenant.CreateHandler()) { Timeouts = Offline.Timeouts }.ConnectAsync(
            new PimConnectOptions(name: null, PimSignIn.AccessToken)
            {
                AccessToken = Contoso.Secret(Token(MonthCalls.Graph)),
                ArmAccessToken = Contoso.Secret(Token(MonthCalls.Arm)),
            },
            PimCall.None);
    }
}
