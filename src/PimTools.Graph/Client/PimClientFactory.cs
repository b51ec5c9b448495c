using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Azure.Core;
using PimTools.Graph.Alerts;
using PimTools.Graph.Auditing;
using PimTools.Graph.Auth;
using PimTools.Graph.Azure;
using PimTools.Graph.Client;
using PimTools.Graph.Directory;
using PimTools.Graph.Entra;
using PimTools.Graph.Groups;
using PimTools.Graph.Http;
using PimTools.Graph.Ingestion;
using PimTools.Graph.Provider;
using PimTools.Graph.Raw;
using PimTools.Graph.Requests;
using PimTools.Graph.Tokens;
using PimTools.Graph.Transport;

namespace PimTools.Graph;

/// <summary>Signs in and makes clients. The module's loader makes it by reflection.</summary>
public sealed class PimClientFactory : IPimClientFactory
{
    private readonly HttpMessageHandler? _handler;

    /// <summary>A factory of clients that call the services.</summary>
    public PimClientFactory()
    {
    }

    /// <summary>A factory of clients whose calls end in a handler.</summary>
    internal PimClientFactory(HttpMessageHandler handler) => _handler = handler;

    internal Timeouts Timeouts { get; init; } = Timeouts.Usual;

    /// <summary>Opens the vault in which tokens are kept beyond the process, by folder and key.</summary>
    internal Func<string, string, ITokenVault> OpenVault { get; init; } = SystemVault.Open;

    /// <summary>Signs in instead of the credential that the options ask for; null for that one.</summary>
    internal TokenCredential? Credential { get; init; }

    /// <inheritdoc />
    public async Task<IPimClient> ConnectAsync(PimConnectOptions options, PimCall call)
    {
        SignInChecks.CheckTenant(options);
        if (_handler is null)
        {
            WarmUp.Begin((warm, source, chain) => Compose(warm, source, null, chain, options.AzureScopePatience));
        }

        var cloud = CloudEndpoints.Of(options.Cloud);
        var graph = new TokenResource(
            Endpoints.Choose(options.GraphEndpoint, cloud.Graph, "-GraphEndpoint"), TokenScopes.ForGraph(options, cloud.Graph, options.Kinds ?? PimKinds.All));
        var arm = new TokenResource(Endpoints.Choose(options.ArmEndpoint, cloud.Arm, "-ArmEndpoint"), TokenScopes.ForArm(cloud.Arm));
        var emulator = options.SignIn == PimSignIn.Emulator ? EmulatorSignIn.Create(options.EmulatedUser, options.ResetEmulator) : null;
        var person = await FindPersonAsync(options, cloud, call);
        var credential = emulator?.Credential ?? Credential ?? Create(options, cloud, person, call);
        var tokens = new TokenSource(credential, graph, arm, CredentialFactory.WayOf(options, cloud), TokenResource.Ingestion(cloud));
        var kinds = new ConsentedKinds(options, tokens, graph, arm, cloud.Graph);
        var consent = new IncrementalConsent(options, tokens, graph, kinds, cloud.Graph);
        var token = await kinds.BeginAsync(call);
        var claims = TokenClaims.Read(token.Token);
        SignInChecks.Check(claims, options, cloud);

        var account = claims.Account;
        var context = new PimContext(options.Name ?? NameOf(account, claims.TenantId, options), claims.TenantId, account)
        {
            SignIn = options.SignIn,
            Cloud = options.Cloud,
            ClientId = claims.ApplicationId ?? options.ClientId,
            Kind = new PimTextList(PimKinds.All.Where(kinds.Covers).Select(kind => kind.ToString())),
            Profile = options.Profile,
            Favorite = options.Favorite,
            GraphEndpoint = graph.Endpoint,
            ArmEndpoint = arm.Endpoint,
            Permissions = claims.Permissions,
            TokenExpires = token.ExpiresOn,
            KeptAs = person.Key,
            Emulator = emulator?.Tenant,
        };
        var http = new PimHttp(emulator?.Handler ?? _handler ?? SharedConnections.Instance, tokens, Timeouts, consent);
        return Compose(context, tokens, kinds, http, options.AzureScopePatience);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<PimKeptSignIn>> ListKeptAsync(string folder, PimCall call)
    {
        var all = new List<PimKeptSignIn>();
        foreach (var key in KeptSignIn.KeysIn(folder))
        {
            var record = await KeptSignIn.Open(folder, key, OpenVault).ReadAsync(call.Cancellation);
            all.Add(new PimKeptSignIn(key, record?.Username ?? "somebody", record?.TenantId ?? "unknown"));
        }

        return all;
    }

    /// <inheritdoc />
    public bool Forget(string folder, PimKeptSignIn kept) => KeptSignIn.Open(folder, kept.Key, OpenVault).Delete();

    /// <summary>One account may be a guest of other tenants, and must not be taken for itself there.</summary>
    private static string NameOf(PimPrincipal account, string tenantId, PimConnectOptions options)
    {
        var name = account.UserPrincipalName ?? account.ToString();
        return options.IsTaken?.Invoke(name, tenantId) == true ? $"{name} ({tenantId})" : name;
    }

    private Task<PersonSignIn> FindPersonAsync(PimConnectOptions options, CloudEndpoints cloud, PimCall call) =>
        options is { KeepIn: { } folder, SignIn: PimSignIn.Interactive or PimSignIn.DeviceCode }
            ? PersonSignIn.FindAsync(options.Account, KeptSignIn.Open(folder, CredentialFactory.KeyOf(options, cloud), OpenVault), call)
            : Task.FromResult(PersonSignIn.InMemory(options.Account));

    internal PimClient Compose(PimContext context, TokenSource tokens, ConsentedKinds? kinds, PimHttp http, TimeSpan scopePatience)
    {
        var principals = new PrincipalDirectory(http, context);
        var submitter = new IdempotentSubmitter(Timeouts.Looks.ToArray());
        var entra = new EntraProvider(http, context, principals, submitter);
        var azure = new AzureProvider(http, context, principals, submitter, scopePatience);
        var providers = new ProviderSet(new IPimProvider[] { entra, new GroupProvider(http, context, principals, submitter), azure }, kinds);
        var search = new PrincipalSearch(http, context, principals);
        var lists = new OwnLists(providers, () => BatchedCalls.AskedTogether(http, context.GraphEndpoint!));
        DateTimeOffset ServiceTime() => context.Emulator?.Now ?? http.ServiceTime;
        return new PimClient(
            context,
            providers,
            new AssignmentsClient(providers, search, lists, ServiceTime),
            new RequestsClient(providers, lists),
            new AccessReviewsClient(providers, entra.Reviews, azure.Reviews),
            new AuditLog(http, context),
            new IngestionClient(http, Timeouts),
            new AlertClient(http, context),
            search,
            new ApplicationSearch(http, context),
            new RawClient(http, context),
            tokens,
            ServiceTime);
    }

    // The sign-in library has time-outs of its own.
    private static HttpClient SignInClient(HttpMessageHandler handler) => new(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };

    private TokenCredential Create(PimConnectOptions options, CloudEndpoints cloud, PersonSignIn person, PimCall call)
    {
        try
        {
            return CredentialFactory.Create(options, cloud, person, call, SignInClient(_handler ?? SharedConnections.Instance));
        }
        catch (ArgumentException e)
        {
            throw new PimException(PimErrorCode.InvalidParameter, e.Message, e);
        }
    }
}
