using System;
using System.IO;
using System.Threading.Tasks;
using PimTools.Graph;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>The Azure CLI's session, with a program of its name that does as it does.</summary>
[Collection(EnvironmentOverride.Name)]
public sealed class AzureCliTests : IDisposable
{
    private static readonly bool IsWindows = OperatingSystem.IsWindows();

    private readonly Contoso _contoso = new();
    private readonly EnvironmentOverride _surroundings = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("pimtools").FullName;

    public AzureCliTests() => _surroundings["PATH"] = _folder + Path.PathSeparator + _surroundings["PATH"];

    public void Dispose()
    {
        _surroundings.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task The_program_is_started_once_while_its_token_lasts()
    {
        Install(_contoso.Tenant.IssueToken("ada"));

        using var ada = await ConnectAsync();
        Assert.NotEmpty(await ada.RolesAsync());

        Assert.Equal("ada@contoso.com", ada.Context.Name);
        Assert.Contains("https://graph.microsoft.com", Assert.Single(File.ReadAllLines(Path.Combine(_folder, "log"))));
    }

    [Fact]
    public async Task Nobody_signed_in_there_is_told()
    {
        Install(token: null);

        var thrown = await Refusals.ThrowsAsync(PimErrorCode.AuthenticationFailed, ConnectAsync);

        Assert.Contains("az login", thrown.Remedy);
    }

    private Task<IPimClient> ConnectAsync() => _contoso.Factory().ConnectAsync(new PimConnectOptions(null, PimSignIn.AzureCli), PimCall.None);

    private void Install(string? token)
    {
        var expires = DateTimeOffset.Now.AddHours(1);
        var answer = $$"""{"accessToken":"{{token}}","expiresOn":"{{expires:yyyy-MM-dd HH:mm:ss.ffffff}}","expires_on":{{expires.ToUnixTimeSeconds()}},"tokenType":"Bearer"}""";
        var answerFile = Path.Combine(_folder, "answer");
        File.WriteAllText(answerFile, answer);
        var log = Path.Combine(_folder, "log");
        var script = Path.Combine(_folder, IsWindows ? "az.cmd" : "az");
        File.WriteAllText(script, (IsWindows, token) switch
        {
            (true, null) => "@echo Please run 'az login' to setup account. 1>&2\r\n@exit /b 1\r\n",
            (true, _) => $"@echo %* >> \"{log}\"\r\n@type \"{answerFile}\"\r\n",
            (false, null) => "#!/bin/sh\necho \"Please run 'az login' to setup account.\" >&2\nexit 1\n",
            (false, _) => $"#!/bin/sh\necho \"$@\" >> '{log}'\ncat '{answerFile}'\n",
        });
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
