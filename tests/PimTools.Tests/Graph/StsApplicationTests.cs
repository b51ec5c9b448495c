using System;
using System.Buffers.Text;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Applications sign in with a secret or a certificate; the sign-in library does it for real.</summary>
public sealed class StsApplicationTests : IDisposable
{
    private const string Canary = "canary-secret-4711";

    private readonly string _client = Guid.NewGuid().ToString();
    private readonly string _folder = Directory.CreateTempSubdirectory("pimtools").FullName;
    private readonly X509Certificate2 _certificate = NewCertificate(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    private readonly Sts _sts = new(new Contoso().Tenant);

    public void Dispose()
    {
        _sts.Dispose();
        _certificate.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_secret_is_sent_to_the_tenant_s_token_endpoint_and_the_token_to_Graph()
    {
        using var runbook = await _sts.ConnectAsync(WithSecret());

        Assert.Equal(PimPrincipalType.ServicePrincipal, runbook.Context.Account.Type);
        Assert.NotEmpty(await runbook.RolesAsync());
        var call = Assert.Single(_sts.Calls);
        Assert.Equal($"https://login.microsoftonline.com/{Sts.TenantId}/oauth2/v2.0/token", call.Address.GetLeftPart(UriPartial.Path));
        Assert.Equal(("client_credentials", _client, Canary), (call["grant_type"], call["client_id"], call["client_secret"]));
        Assert.Equal("https://graph.microsoft.com/.default", call["scope"]!.Split(' ')[0]);
    }

    [Fact]
    public async Task A_secret_that_is_refused_is_told_in_the_service_s_words_and_never_shown()
    {
        _sts.Refusal = "AADSTS7000215";

        var thrown = await Refusals.ThrowsAsync(PimErrorCode.AuthenticationFailed, () => _sts.ConnectAsync(WithSecret()));

        Assert.Equal(("AADSTS7000215", "The sign-in failed: AADSTS7000215: Refused."), (thrown.ServiceCode, thrown.Message));
        Assert.DoesNotContain(Canary, thrown.ToString());
    }

    [Fact]
    public async Task A_token_about_to_expire_is_renewed()
    {
        _sts.Lifetime = TimeSpan.FromMinutes(2);
        using var runbook = await _sts.ConnectAsync(WithSecret());
        var asked = _sts.Calls.Count;

        Assert.NotEmpty(await runbook.RolesAsync());

        Assert.True(_sts.Calls.Count > asked);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_certificate_signs_who_asks_and_for_what(bool sendsChain)
    {
        using var runbook = await _sts.ConnectAsync(WithCertificate(_certificate, sendsChain));

        var call = Assert.Single(_sts.Calls);
        Assert.Null(call["client_secret"]);
        Assert.Equal("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", call["client_assertion_type"]);
        var parts = call["client_assertion"]!.Split('.');
        var (header, claims) = (Read(parts[0]), Read(parts[1]));
        Assert.Equal((_client, _client), ((string?)claims["iss"], (string?)claims["sub"]));
        Assert.Equal(call.Address.GetLeftPart(UriPartial.Path), (string?)claims["aud"]);
        Assert.InRange(DateTimeOffset.FromUnixTimeSeconds((long)claims["exp"]!), DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddMinutes(15));
        Assert.Equal(sendsChain, header["x5c"] is not null);
        using var key = _certificate.GetRSAPublicKey()!;
        var padding = (string?)header["alg"] == "PS256" ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
        Assert.True(key.VerifyData(
            Encoding.ASCII.GetBytes(parts[0] + "." + parts[1]), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, padding));
    }

    [Theory]
    [InlineData("app.pfx", Canary)]
    [InlineData("app.pfx", null)]
    [InlineData("app.pem", Canary)]
    [InlineData("app.pem", null)]
    public async Task A_certificate_is_read_from_a_file(string name, string? password)
    {
        using var runbook = await _sts.ConnectAsync(WithFile(Save(name, password), password));

        Assert.NotNull(Assert.Single(_sts.Calls)["client_assertion"]);
    }

    [Theory]
    [InlineData("app.pfx", "wrong", "password is wrong")]
    [InlineData("app.pfx", null, "has a password")]
    [InlineData("app.pem", "wrong", "password is wrong")]
    [InlineData("app.pem", null, "has a password")]
    public async Task A_wrong_password_is_told(string name, string? given, string told)
    {
        var thrown = await Refusals.ThrowsAsync(
            PimErrorCode.InvalidCertificate, () => _sts.ConnectAsync(WithFile(Save(name, Canary), given)));

        Assert.Contains(told, thrown.Message);
        Assert.Contains("-CertificatePassword", thrown.Remedy);
        Assert.DoesNotContain(Canary, thrown.ToString());
        Assert.Empty(_sts.Calls);
    }

    [Fact]
    public Task A_file_that_is_not_there_is_told() => InvalidAsync(WithFile(Path.Combine(_folder, "none.pfx"), null), "cannot be read");

    [Fact]
    public Task A_file_that_is_no_certificate_is_told()
    {
        var path = Path.Combine(_folder, "text.pfx");
        File.WriteAllText(path, "nothing of the kind");
        return InvalidAsync(WithFile(path, null), "cannot be read");
    }

    [Fact]
    public Task A_file_without_the_key_is_told()
    {
        var path = Path.Combine(_folder, "public.pem");
        File.WriteAllText(path, _certificate.ExportCertificatePem());
        return InvalidAsync(WithFile(path, null), "no private key");
    }

    [Fact]
    public async Task A_certificate_out_of_its_time_is_told()
    {
        using var old = NewCertificate(DateTimeOffset.UtcNow.AddDays(-2), DateTimeOffset.UtcNow.AddDays(-1));
        using var early = NewCertificate(DateTimeOffset.UtcNow.AddDays(1), DateTimeOffset.UtcNow.AddDays(2));

        await InvalidAsync(WithCertificate(old), "expired at");
        await InvalidAsync(WithCertificate(early), "not valid before");
    }

    [Fact]
    public async Task A_key_of_another_kind_is_told()
    {
        using var key = ECDsa.Create();
        using var certificate = new CertificateRequest("CN=PimTools", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));

        await InvalidAsync(WithCertificate(certificate), "no RSA key");
    }

    [Fact]
    public Task A_thumbprint_that_no_store_has_is_told() => InvalidAsync(
        new PimConnectOptions(null, PimSignIn.Certificate) { TenantId = Sts.TenantId, ClientId = _client, CertificateThumbprint = new string('A', 40) },
        "There is no certificate");

    [Fact]
    public async Task A_certificate_of_the_user_s_store_is_found_by_its_thumbprint_as_windows_show_it()
    {
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);
        store.Open(OpenFlags.ReadWrite);
        using var kept = X509CertificateLoader.LoadPkcs12(
            _certificate.Export(X509ContentType.Pfx), null, X509KeyStorageFlags.PersistKeySet | X509KeyStorageFlags.Exportable);
        store.Add(kept);
        try
        {
            var shown = "\u200e" + string.Join(' ', kept.Thumbprint.ToLowerInvariant().Chunk(2).Select(pair => new string(pair)));
            using var runbook = await _sts.ConnectAsync(
                new PimConnectOptions(null, PimSignIn.Certificate) { TenantId = Sts.TenantId, ClientId = _client, CertificateThumbprint = shown });

            Assert.NotNull(Assert.Single(_sts.Calls)["client_assertion"]);
        }
        finally
        {
            store.Remove(kept);
        }
    }

    private static X509Certificate2 NewCertificate(DateTimeOffset from, DateTimeOffset until)
    {
        using var key = RSA.Create(2048);
        return new CertificateRequest("CN=PimTools", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(from, until);
    }

    private static JObject Read(string part) => JObject.Parse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(part)));

    private async Task InvalidAsync(PimConnectOptions options, string told)
    {
        var thrown = await Refusals.ThrowsAsync(PimErrorCode.InvalidCertificate, () => _sts.ConnectAsync(options));
        Assert.Contains(told, thrown.Message);
        Assert.NotNull(thrown.Remedy);
    }

    private string Save(string name, string? password)
    {
        var path = Path.Combine(_folder, name);
        if (name.EndsWith("pfx", StringComparison.Ordinal))
        {
            File.WriteAllBytes(path, _certificate.Export(X509ContentType.Pfx, password));
        }
        else
        {
            using var key = _certificate.GetRSAPrivateKey()!;
            var secret = password is null
                ? key.ExportPkcs8PrivateKeyPem()
                : key.ExportEncryptedPkcs8PrivateKeyPem(password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));
            File.WriteAllText(path, _certificate.ExportCertificatePem() + "\n" + secret);
        }

        return path;
    }

    private PimConnectOptions WithSecret() =>
        new(null, PimSignIn.ClientSecret) { TenantId = Sts.TenantId, ClientId = _client, ClientSecret = Contoso.Secret(Canary) };

    private PimConnectOptions WithCertificate(X509Certificate2 certificate, bool sendsChain = false) =>
        new(null, PimSignIn.Certificate) { TenantId = Sts.TenantId, ClientId = _client, Certificate = certificate, SendCertificateChain = sendsChain };

    private PimConnectOptions WithFile(string path, string? password) => new(null, PimSignIn.Certificate)
    {
        TenantId = Sts.TenantId,
        ClientId = _client,
        CertificatePath = path,
        CertificatePassword = password is null ? null : Contoso.Secret(password),
    };
}
