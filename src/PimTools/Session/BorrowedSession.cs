using System;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Security;
using System.Threading;
using System.Threading.Tasks;

namespace PimTools.Session;

/// <summary>
/// The session that another module keeps in this process. Its own cmdlets are asked for tokens; nothing of it is replaced or ended. They run
/// in a runspace apart: the pipeline's thread may be waiting for the very token. It is kept, since closing it could unload the module.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "It lives as long as the process, and a semaphore without a wait handle holds nothing.")]
internal sealed class BorrowedSession
{
    private const string Az = """
        param($Module, $Resource, $TenantId)
        $ErrorActionPreference = 'Stop'
        Import-Module $Module
        if (-not (Get-AzContext)) { return }
        $wanted = @{ ResourceUrl = $Resource }
        if ($TenantId) { $wanted.TenantId = $TenantId }
        if ((Get-Command Get-AzAccessToken).Parameters.ContainsKey('AsSecureString')) { $wanted.AsSecureString = $true }
        (Get-AzAccessToken @wanted -WarningAction Ignore).Token
        """;

    // The module gives nobody its token but to the service. The service document needs no permission; its answer shows what was sent.
    private const string MgGraph = """
        param($Module, $Resource, $TenantId)
        $ErrorActionPreference = 'Stop'
        Import-Module $Module
        if (-not (Get-MgContext)) { return }
        $answer = Invoke-MgGraphRequest -Method GET -Uri 'v1.0/' -OutputType HttpResponseMessage -SkipHttpErrorCheck
        $answer.RequestMessage.Headers.Authorization.Parameter
        """;

    private static readonly ConcurrentDictionary<string, BorrowedSession> Sessions = new(StringComparer.OrdinalIgnoreCase);

    private readonly SemaphoreSlim _place = new(1, 1);
    private readonly Lazy<Runspace> _runspace = new(Open);
    private readonly string _module;
    private readonly string _script;
    private readonly string _signIn;

    private BorrowedSession(string module, string script, string signIn)
    {
        _module = module;
        _script = script;
        _signIn = signIn;
    }

    /// <summary>The session that a sign-in borrows; null for one that borrows none.</summary>
    /// <exception cref="PimException">The module is not installed (<see cref="PimErrorCode.AuthenticationFailed"/>).</exception>
    public static BorrowedSession? Find(PimSignIn signIn, CommandInvocationIntrinsics commands) => signIn switch
    {
        PimSignIn.MgGraph => OfMgGraph(commands),
        PimSignIn.Az => OfAz(commands),
        _ => null,
    };

    private static BorrowedSession OfAz(CommandInvocationIntrinsics commands) => Of(commands, "Get-AzAccessToken", "Az.Accounts", Az, "Connect-AzAccount");

    private static BorrowedSession OfMgGraph(CommandInvocationIntrinsics commands) =>
        Of(commands, "Invoke-MgGraphRequest", "Microsoft.Graph.Authentication", MgGraph, "Connect-MgGraph");

    /// <exception cref="PimException">Nobody is signed in there, or the module failed (<see cref="PimErrorCode.AuthenticationFailed"/>).</exception>
    public async Task<SecureString> AskAsync(PimTokenRequest request, CancellationToken cancellation)
    {
        await _place.WaitAsync(cancellation);
        try
        {
            return await Task.Run(() => Ask(request, cancellation), cancellation);
        }
        catch (RuntimeException e)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new PimException(PimErrorCode.AuthenticationFailed, $"The session of {_signIn} returned no token: {e.Message}", e)
            {
                Remedy = $"Run {_signIn} again; this connection can then be used further.",
            };
        }
        finally
        {
            _place.Release();
        }
    }

    private static BorrowedSession Of(CommandInvocationIntrinsics commands, string command, string module, string script, string signIn)
    {
        var found = commands.GetCommand(command, CommandTypes.Cmdlet | CommandTypes.Function)?.Module
            ?? throw new PimException(PimErrorCode.AuthenticationFailed, $"The module {module} is not installed, so there is no session of {signIn} to use.")
            {
                Remedy = $"Install {module} and run {signIn}, or sign in another way.",
            };

        // The very copy that the user's session has: another one would have a session of its own.
        var manifest = Path.Combine(found.ModuleBase, found.Name + ".psd1");
        return Sessions.GetOrAdd(File.Exists(manifest) ? manifest : found.Path, path => new BorrowedSession(path, script, signIn));
    }

    private static Runspace Open()
    {
        var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault());
        runspace.Open();
        return runspace;
    }

    private SecureString Ask(PimTokenRequest request, CancellationToken cancellation)
    {
        using var shell = PowerShell.Create();
        shell.Runspace = _runspace.Value;
        shell.AddScript(_script).AddParameter("Module", _module).AddParameter("Resource", request.Resource.AbsoluteUri).AddParameter("TenantId", request.TenantId);
        using var stopping = cancellation.Register(() => shell.BeginStop(null, null));
        return shell.Invoke().LastOrDefault()?.BaseObject switch
        {
            SecureString secret => secret,
            string text => Conceal(text),
            _ => throw new PimException(PimErrorCode.AuthenticationFailed, $"Nobody is signed in with {_signIn}.")
            {
                Remedy = $"Run {_signIn} first.",
            },
        };
    }

    private static SecureString Conceal(string text)
    {
        var secret = new SecureString();
        foreach (var letter in text)
        {
            secret.AppendChar(letter);
        }

        secret.MakeReadOnly();
        return secret;
    }
}
