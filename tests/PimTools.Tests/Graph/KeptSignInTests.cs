using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Graph;
using PimTools.Graph.Auth;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>A person signs in today, and tomorrow's process asks nobody.</summary>
public sealed class KeptSignInTests : IDisposable
{
    private readonly Contoso _contoso = new();
    private readonly SignInService _service;
    private readonly string _folder = Path.Combine(Directory.CreateTempSubdirectory("pimtools").FullName, "signins");
    private readonly Dictionary<string, Vault> _vaults = [];
    private readonly List<string> _details = [];
    private string? _obstacle;
    private string? _broken;
    private string _user = "ada";
    private readonly System.Collections.Concurrent.BlockingCollection<string> _told = [];

    public KeptSignInTests() => _service = new SignInService(_contoso.Tenant.CreateHandler(), () => _contoso.Tenant.IssueToken(_user));

    public void Dispose()
    {
        _service.Dispose();
        Directory.Delete(Path.GetDirectoryName(_folder)!, recursive: true);
    }

    [Fact]
    public async Task The_next_process_asks_nobody()
    {
        using var today = await ConnectAsync();
        using var tomorrow = await ConnectAsync(mayAsk: false);

        Assert.Equal("Ada Ahlberg", tomorrow.Context.Account.DisplayName);
        Assert.Equal(today.Context.KeptAs, tomorrow.Context.KeptAs);
        Assert.NotEmpty(await tomorrow.RolesAsync());
        Assert.Single(_service.Asked);
    }

    [Fact]
    public async Task Only_who_it_was_is_in_the_file_and_only_the_user_may_read_it()
    {
        using var ada = await ConnectAsync();

        var file = Assert.Single(Directory.GetFiles(_folder));
        Assert.Contains("ada@contoso.com", File.ReadAllText(file));
        Assert.DoesNotContain("eyJ", File.ReadAllText(file));
        Assert.Contains("eyJ", Assert.Single(_vaults.Values).Text);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task Each_tenant_application_and_account_has_its_own()
    {
        using var plain = await ConnectAsync();
        using var named = await ConnectAsync(new PimConnectOptions(null, PimSignIn.DeviceCode) { KeepIn = _folder, Account = "ada@contoso.com" });
        using var tenant = await ConnectAsync(new PimConnectOptions(null, PimSignIn.DeviceCode) { KeepIn = _folder, TenantId = "contoso.com" });
        using var application = await ConnectAsync(new PimConnectOptions(null, PimSignIn.DeviceCode) { KeepIn = _folder, ClientId = "c" });

        Assert.Equal(4, _service.Asked.Count);
        Assert.Equal(4, Directory.GetFiles(_folder).Length);
    }

    [Fact]
    public async Task Somebody_else_than_was_asked_for_is_refused_and_not_kept()
    {
        var thrown = await Refusals.ThrowsAsync(
            PimErrorCode.AuthenticationFailed,
            () => ConnectAsync(new PimConnectOptions(null, PimSignIn.DeviceCode) { KeepIn = _folder, Account = "ben@contoso.com" }));

        Assert.Equal("ada@contoso.com signed in, not ben@contoso.com.", thrown.Message);
        Assert.Empty(await ListAsync());
        Assert.All(_vaults.Values, vault => Assert.Empty(vault.Text));
    }

    [Fact]
    public async Task Where_nothing_encrypts_nothing_is_kept_and_that_is_told()
    {
        _obstacle = "no keyring";

        using var ada = await ConnectAsync();

        Assert.Null(ada.Context.KeptAs);
        Assert.Empty(await ListAsync());
        Assert.Contains("no keyring", Assert.Single(_details));
    }

    [Fact]
    public async Task Nothing_is_kept_where_no_folder_is_given()
    {
        using var ada = await ConnectAsync(new PimConnectOptions(null, PimSignIn.DeviceCode));

        Assert.Null(ada.Context.KeptAs);
        Assert.False(Directory.Exists(_folder));
    }

    [Fact]
    public async Task What_is_forgotten_is_gone_and_somebody_has_to_sign_in()
    {
        using var ada = await ConnectAsync();
        var kept = Assert.Single(await ListAsync());
        Assert.Equal(("ada@contoso.com", ada.Context.KeptAs), (kept.Account, kept.Key));

        Factory.Forget(_folder, kept);

        Assert.Empty(await ListAsync());
        Assert.Empty(Assert.Single(_vaults.Values).Text);
        await Refusals.ThrowsAsync(PimErrorCode.AuthenticationFailed, () => ConnectAsync(mayAsk: false));
    }

    [Fact]
    public async Task A_damaged_record_is_signed_in_over()
    {
        using var before = await ConnectAsync();
        File.WriteAllText(Directory.GetFiles(_folder).Single(), "{");

        using var after = await ConnectAsync();

        Assert.Equal(2, _service.Asked.Count);
        Assert.Equal("ada@contoso.com", Assert.Single(await ListAsync()).Account);
    }

    [Fact]
    public async Task Somebody_else_who_signs_in_later_is_refused_and_not_kept()
    {
        using var ada = await ConnectAsync(new PimConnectOptions(null, PimSignIn.DeviceCode) { KeepIn = _folder, Kinds = [PimKind.EntraRole] });
        var person = _service.Person;
        _service.RenewsSilently = false;
        SignInAs(Guid.NewGuid(), "ben");

        var thrown = await Refusals.ThrowsAsync(PimErrorCode.AuthenticationFailed, () => ListGroupsAsync(ada));

        Assert.Equal("ben@contoso.com signed in, not ada@contoso.com.", thrown.Message);
        Assert.Empty(await ListAsync());
        Assert.Empty(Assert.Single(_vaults.Values).Text);
        SignInAs(person, "ada");
        Assert.NotEmpty(await ListGroupsAsync(ada));
        Assert.Equal("ada@contoso.com", Assert.Single(await ListAsync()).Account);
    }

    [Fact]
    public async Task A_connection_in_memory_stays_who_it_is_after_somebody_else_signed_in()
    {
        using var ada = await ConnectAsync(new PimConnectOptions(null, PimSignIn.DeviceCode) { Kinds = [PimKind.EntraRole] });
        _service.RenewsSilently = false;
        SignInAs(Guid.NewGuid(), "ben");

        await Refusals.ThrowsAsync(PimErrorCode.AuthenticationFailed, () => ListGroupsAsync(ada));

        Assert.NotEmpty(await ada.RolesAsync());
        Assert.Equal(2, _service.Asked.Count);
    }

    [Theory]
    [InlineData("read")]
    [InlineData("write")]
    [InlineData("read write")]
    public async Task A_store_that_fails_ends_no_sign_in(string broken)
    {
        _broken = broken;

        using var ada = await ConnectAsync();

        Assert.NotEmpty(await ada.RolesAsync());
        Assert.Single(_service.Asked);
        Assert.Contains("CODE1", _told.Take());
        if (broken.Contains("write", StringComparison.Ordinal))
        {
            Assert.Equal("The sign-in cannot be kept beyond this process: The store cannot write.", _told.Take());
        }

        Assert.Empty(_told);
    }

    [Fact]
    public async Task Where_who_it_was_cannot_be_written_no_tokens_are_left_behind()
    {
        File.WriteAllText(_folder, "a file in the folder's place");

        using var ada = await ConnectAsync();

        Assert.Empty(Assert.Single(_vaults.Values).Text);
        Assert.NotEmpty(await ada.RolesAsync());
        Assert.Empty(Assert.Single(_vaults.Values).Text);
        File.Delete(_folder);
        Directory.CreateDirectory(_folder);
    }

    [Fact]
    public async Task What_cannot_be_deleted_is_told_and_still_listed()
    {
        using var ada = await ConnectAsync();
        _broken = "clear";

        var thrown = Assert.Throws<PimException>(() => Factory.Forget(_folder, ListAsync().Result.Single()));

        Assert.Equal("The kept sign-in could not be deleted: The store cannot clear.", thrown.Message);
        Assert.Contains("-Purge", thrown.Remedy);
        Assert.Single(await ListAsync());
    }

    private static async Task<List<PimRole>> ListGroupsAsync(IPimClient client)
    {
        var groups = new List<PimRole>();
        await client.Roles.ListAsync([PimKind.Group], groups.Add, new PimCall(default, notice: _ => { }));
        return groups;
    }

    private void SignInAs(Guid person, string user) => (_service.Person, _service.UserName, _user) = (person, user + "@contoso.com", user);

    private PimClientFactory Factory => new(_service) { Timeouts = Offline.Timeouts, OpenVault = Open };

    private Task<IReadOnlyList<PimKeptSignIn>> ListAsync() => Factory.ListKeptAsync(_folder, PimCall.None);

    private Task<IPimClient> ConnectAsync(PimConnectOptions? options = null, bool mayAsk = true) => Factory.ConnectAsync(
        options ?? new PimConnectOptions(null, PimSignIn.DeviceCode) { KeepIn = _folder },
        new PimCall(default, notice: mayAsk ? _told.Add : null) { MayPrompt = mayAsk, Detail = _details.Add });

    private Vault Open(string folder, string key)
    {
        _vaults.TryAdd(key, new Vault(this));
        return _vaults[key];
    }

    /// <summary>Holds what a platform's store would hold.</summary>
    private sealed class Vault(KeptSignInTests test) : ITokenVault
    {
        private byte[] _tokens = [];

        public string? Obstacle => test._obstacle;

        public string Text => System.Text.Encoding.UTF8.GetString(_tokens);

        public byte[] Read() => Try("read", () => _tokens);

        public void Write(byte[] tokens) => Try("write", () => _tokens = tokens);

        public bool Clear()
        {
            Try("clear", () => _tokens = []);
            return true;
        }

        private byte[] Try(string what, Func<byte[]> work) =>
            test._broken?.Contains(what, StringComparison.Ordinal) == true ? throw new InvalidOperationException($"The store cannot {what}.") : work();
    }
}
