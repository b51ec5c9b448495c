using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using FsCheck;
using FsCheck.Fluent;
using PimTools.Emulator;
using PimTools.Graph;
using PimTools.Tests.Graph;
using PimTools.Tests.Fuzz;
using Xunit;

namespace PimTools.Tests.ScopeSafety;

/// <summary>Whatever is given for a scope: what goes over the wire is the scope that was meant, or nothing goes and an error says so.</summary>
public abstract class ScopeSafetyTests : IAsyncLifetime, IDisposable
{
    private const int Cases = 2_000;

    /// <summary>Tells how many texts go into one call of <see cref="CheckMany"/>.</summary>
    private protected const int Together = 40;

    // The tenant's own two units are called as the directory is.
    private static readonly string[] UnitNames =
    [
        "Directory", "/", "//", "A/../..", "..", ".", "%2F", "Ｄirectory", "Sales", "Sales/", "Sales*", "*", "[a]", "Berlin Office", "administrativeUnits", "'",
        "/administrativeUnits/", "Tenant root", "\u200b",
    ];

    private WrittenScopes? _wire;

    private protected Contoso Contoso { get; } = new() { Tenant = EmulatedTenant.CreateContoso(options: new ContosoOptions { ExtraUsers = Together }) };

    /// <summary>The administrative units there are.</summary>
    private protected IReadOnlyList<PimScope> Units { get; private set; } = [];

    public virtual async Task InitializeAsync()
    {
        Contoso.Tenant.KeepsBodies = false;
        var own = new List<PimScope>();
        using var dana = await ConnectToPrepareAsync("dana");
        await dana.Scopes.ListAsync(ClientReading.Entra, own.Add, PimCall.None);
        own.RemoveAll(scope => scope.Type != PimScopeType.AdministrativeUnit);
        Units = [.. UnitNames.Select((name, i) => new PimScope(
            i < own.Count ? own[i].Id : $"/administrativeUnits/{i:D8}-0000-4000-8000-000000000000", name, PimScopeType.AdministrativeUnit))];
        _wire = new WrittenScopes(Contoso.Tenant.CreateHandler(), Units, own.Zip(Units, (was, now) => (was.DisplayName, now.DisplayName)).ToList());
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _wire?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A client whose writes are told, and refused.</summary>
    private protected Task<IPimClient> ConnectAsync(string user) => ConnectAsync(user, new PimClientFactory(_wire!) { Timeouts = Offline.Timeouts });

    /// <summary>A client whose writes are made, to prepare what is held.</summary>
    private protected Task<IPimClient> ConnectToPrepareAsync(string user) => ConnectAsync(user, Contoso.Factory());

    /// <summary>All that a scope or role may be called, and more.</summary>
    private protected static IEnumerable<string> NamesOf(IEnumerable<PimScope> scopes) =>
        scopes.SelectMany(scope => new[] { scope.DisplayName, scope.Id, scope.Id[(scope.Id.LastIndexOf('/') + 1)..] });

    /// <inheritdoc cref="NamesOf(IEnumerable{PimScope})"/>
    private protected static IEnumerable<string> NamesOf(IEnumerable<PimRole> roles) =>
        roles.SelectMany(role => new[] { role.Name, role.Id, role.ToString(), $"{role.Id} ({role.Access})" });

    /// <param name="known">Names and ids there are.</param>
    /// <param name="actAsync">Does with a text what a command would.</param>
    /// <param name="isMeant">Whether a text may mean what was written.</param>
    private protected void Check(IEnumerable<string> known, Func<string, Task> actAsync, Func<string, string, bool> isMeant) =>
        Check(OddTexts.Near(known), Cases, actAsync, (text, _) => text, isMeant);

    /// <summary>As the other, with many texts at once; which of them each write is for, its justification tells.</summary>
    private protected void CheckMany(IEnumerable<string> known, Func<IReadOnlyList<string>, Task> actAsync, Func<string, string, bool> isMeant) => Check(
        OddTexts.Near(known).Generator.ListOf(Together).ToArbitrary(),
        Cases / Together,
        actAsync,
        (texts, justification) => texts[int.Parse(justification!, CultureInfo.InvariantCulture)],
        isMeant);

    private void Check<T>(Arbitrary<T> inputs, int count, Func<T, Task> actAsync, Func<T, string?, string> textOf, Func<string, string, bool> isMeant)
    {
        var sent = 0;
        Prop.ForAll(inputs, input =>
        {
            _wire!.Seen.Clear();
            var thrown = Record.Exception(() => actAsync(input).GetAwaiter().GetResult());
            var written = _wire.Seen.Select(write => (Text: textOf(input, write.Justification), write.Scope)).ToList();
            sent += written.Count;
            var wrong = written.Where(write => !isMeant(write.Text, write.Scope)).Select(write => $"'{write.Text}' sent {write.Scope}").ToList();
            return (thrown is null or PimException && wrong.Count == 0)
                .Label($"{string.Join(", ", wrong)}; thrown for '{input}': {thrown?.GetType().Name}: {thrown?.Message}");
        }).Check(FuzzCases.Properties(count));
        Assert.InRange(sent, 50, int.MaxValue);
    }

    private Task<IPimClient> ConnectAsync(string user, PimClientFactory factory)
    {
        string Token(string audience) => Contoso.Tenant.IssueToken(user, new EmulatedTokenOptions { Audience = audience });
        var options = new PimConnectOptions(name: null, PimSignIn.AccessToken)
        {
            AccessToken = Contoso.Secret(Token(new EmulatedTokenOptions().Audience)),
            ArmAccessToken = Contoso.Secret(Token(AzureContoso.Arm)),
        };
        return factory.ConnectAsync(options, PimCall.None);
    }
}
