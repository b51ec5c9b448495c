using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Workloads and Azure resources sign in with what their platform gives them; the sign-in library does it for real.</summary>
[Collection(EnvironmentOverride.Name)]
public sealed class StsWorkloadTests : IDisposable
{
    private const string Canary = "canary-token-4711";

    private readonly string _client = Guid.NewGuid().ToString();
    private readonly string _file = Path.GetTempFileName();
    private readonly EnvironmentOverride _surroundings = new();
    private readonly List<string> _details = [];
    private readonly Sts _sts = new(new Contoso().Tenant);

    public void Dispose()
    {
        _surroundings.Dispose();
        _sts.Dispose();
        File.Delete(_file);
    }

    [Fact]
    public async Task A_file_s_token_is_exchanged()
    {
        File.WriteAllText(_file, Canary);

        await ExchangedAsync(Canary, Options(federation: null, file: _file));

        Assert.Equal([$"The workload's token comes from the file {_file}."], _details);
    }

    [Fact]
    public async Task What_is_not_given_comes_from_the_environment()
    {
        File.WriteAllText(_file, Canary);
        _surroundings["AZURE_FEDERATED_TOKEN_FILE"] = _file;
        _surroundings["AZURE_TENANT_ID"] = Sts.TenantId;
        _surroundings["AZURE_CLIENT_ID"] = _client;

        await ExchangedAsync(Canary, new PimConnectOptions(null, PimSignIn.WorkloadIdentity));
    }

    [Fact]
    public async Task GitHub_vouches_for_a_workflow()
    {
        _surroundings["ACTIONS_ID_TOKEN_REQUEST_URL"] = "https://github.test/token?api-version=2.0";
        _surroundings["ACTIONS_ID_TOKEN_REQUEST_TOKEN"] = Canary;

        await ExchangedAsync("token-of-github", Options());

        var asked = _sts.Calls[0];
        Assert.Equal("api://AzureADTokenExchange", asked["audience"]);
        Assert.Equal("Bearer " + Canary, asked.Headers["Authorization"]);
        Assert.Equal(["The workload's token comes from GitHub Actions."], _details);
    }

    [Fact]
    public async Task GitHub_is_asked_for_the_audience_of_the_cloud()
    {
        _surroundings["ACTIONS_ID_TOKEN_REQUEST_URL"] = "https://github.test/token?api-version=2.0";
        _surroundings["ACTIONS_ID_TOKEN_REQUEST_TOKEN"] = Canary;
        var options = new PimConnectOptions(null, PimSignIn.WorkloadIdentity)
        {
            TenantId = Sts.TenantId,
            ClientId = _client,
            Cloud = PimCloud.China,
            LoginEndpoint = new Uri("https://login.microsoftonline.com"),
        };

        using var runbook = await _sts.ConnectAsync(options);

        Assert.Equal("api://AzureADTokenExchangeChina", _sts.Calls[0]["audience"]);
    }

    [Fact]
    public async Task A_workflow_that_may_have_no_token_is_told_what_to_permit()
    {
        _surroundings["ACTIONS_ID_TOKEN_REQUEST_URL"] = "https://nobody.test/token?api-version=2.0";
        _surroundings["ACTIONS_ID_TOKEN_REQUEST_TOKEN"] = Canary;

        var thrown = await Refusals.ThrowsAsync(PimErrorCode.AuthenticationFailed, () => _sts.ConnectAsync(Options()));

        Assert.Contains("id-token: write", thrown.Remedy);
        Assert.DoesNotContain(Canary, thrown.ToString());
    }

    [Fact]
    public async Task Azure_Pipelines_vouches_for_a_service_connection()
    {
        _surroundings["SYSTEM_OIDCREQUESTURI"] = "https://pipelines.test/oidc";
        _surroundings["SYSTEM_ACCESSTOKEN"] = Canary;
        _surroundings["AZURESUBSCRIPTION_SERVICE_CONNECTION_ID"] = "connection";

        await ExchangedAsync("token-of-pipelines", Options());

        Assert.Equal("connection", _sts.Calls[0]["serviceConnectionId"]);
        Assert.Equal("Bearer " + Canary, _sts.Calls[0].Headers["Authorization"]);
        Assert.Equal(["The workload's token comes from Azure Pipelines, for the service connection connection."], _details);
    }

    [Fact]
    public async Task What_is_chosen_wins_over_what_is_found()
    {
        File.WriteAllText(_file, Canary);
        _surroundings["AZURE_FEDERATED_TOKEN_FILE"] = _file;
        _surroundings["ACTIONS_ID_TOKEN_REQUEST_URL"] = "https://github.test/token?api-version=2.0";
        _surroundings["ACTIONS_ID_TOKEN_REQUEST_TOKEN"] = Canary;

        await ExchangedAsync("token-of-github", Options(PimFederation.GitHub));
    }

    [Fact]
    public async Task Where_nobody_vouches_the_ways_are_named()
    {
        var thrown = await Refusals.ThrowsAsync(PimErrorCode.AuthenticationFailed, () => _sts.ConnectAsync(Options()));

        Assert.Contains("-FederatedTokenFile", thrown.Remedy);
        Assert.Contains("-ServiceConnectionId", thrown.Remedy);
    }

    [Fact]
    public async Task Whose_application_it_is_has_to_be_known()
    {
        _surroundings["AZURE_FEDERATED_TOKEN_FILE"] = _file;

        var thrown = await Refusals.ThrowsAsync(
            PimErrorCode.InvalidParameter, () => _sts.ConnectAsync(new PimConnectOptions(null, PimSignIn.WorkloadIdentity) { TenantId = Sts.TenantId }));

        Assert.Contains("-ClientId", thrown.Message);
        Assert.Contains("AZURE_CLIENT_ID", thrown.Remedy);
    }

    [Fact]
    public async Task A_virtual_machine_asks_its_metadata_service()
    {
        using var runbook = await _sts.ConnectAsync(new PimConnectOptions(null, PimSignIn.ManagedIdentity) { ClientId = _client });

        Assert.NotEmpty(await runbook.RolesAsync());
        var call = Assert.Single(_sts.Calls);
        Assert.Equal("169.254.169.254", call.Address.Host);
        Assert.Equal("true", call.Headers["Metadata"]);
        Assert.Equal(("https://graph.microsoft.com", _client), (call["resource"]!.TrimEnd('/'), call["client_id"]));
    }

    [Fact]
    public async Task An_identity_has_an_object_id_or_a_resource_id_as_well()
    {
        const string Resource = "/subscriptions/s/resourcegroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/";
        using var byObject = await _sts.ConnectAsync(new PimConnectOptions(null, PimSignIn.ManagedIdentity) { IdentityObjectId = _client });
        using var byResource = await _sts.ConnectAsync(new PimConnectOptions(null, PimSignIn.ManagedIdentity) { IdentityResourceId = Resource + _client });

        Assert.Equal(_client, _sts.Calls[0]["object_id"] ?? _sts.Calls[0]["principal_id"]);
        Assert.Equal(Resource + _client, _sts.Calls[1]["msi_res_id"] ?? _sts.Calls[1]["mi_res_id"]);
    }

    [Fact]
    public async Task An_app_service_has_an_endpoint_and_a_header_of_its_own()
    {
        _surroundings["IDENTITY_ENDPOINT"] = "http://127.0.0.1:41741/msi/token";
        _surroundings["IDENTITY_HEADER"] = Canary;

        using var runbook = await _sts.ConnectAsync(new PimConnectOptions(null, PimSignIn.ManagedIdentity) { ClientId = _client });

        var call = Assert.Single(_sts.Calls);
        Assert.Equal((41741, Canary), (call.Address.Port, call.Headers["X-IDENTITY-HEADER"]));
    }

    [Fact]
    public async Task Where_there_is_no_managed_identity_that_is_said()
    {
        _surroundings["IDENTITY_ENDPOINT"] = "http://127.0.0.1:41741/msi/token";
        _surroundings["IDENTITY_HEADER"] = Canary;
        _sts.HasIdentity = false;

        var thrown = await Refusals.ThrowsAsync(
            PimErrorCode.AuthenticationFailed, () => _sts.ConnectAsync(new PimConnectOptions(null, PimSignIn.ManagedIdentity) { ClientId = _client }));

        Assert.DoesNotContain(Canary, thrown.ToString());
        Assert.Contains("managed identity", thrown.Message, StringComparison.OrdinalIgnoreCase);
    }

    private async Task ExchangedAsync(string token, PimConnectOptions options)
    {
        using var runbook = await _sts.Factory.ConnectAsync(options, new PimCall(default) { Detail = _details.Add });

        Assert.Equal(PimPrincipalType.ServicePrincipal, runbook.Context.Account.Type);
        var call = _sts.Calls[^1];
        Assert.Equal((_client, token), (call["client_id"], call["client_assertion"]));
        Assert.Equal("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", call["client_assertion_type"]);
    }

    private PimConnectOptions Options(PimFederation? federation = null, string? file = null) => new(null, PimSignIn.WorkloadIdentity)
    {
        TenantId = Sts.TenantId,
        ClientId = _client,
        Federation = federation,
        FederatedTokenFile = file,
    };
}
