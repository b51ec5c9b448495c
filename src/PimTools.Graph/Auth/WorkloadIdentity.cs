using System;

namespace PimTools.Graph.Auth;

/// <summary>A workload that has a token of its own to exchange: what was given, and for the rest what its platform's environment says.</summary>
internal sealed class WorkloadIdentity
{
    private const string FileVariable = "AZURE_FEDERATED_TOKEN_FILE";
    private const string ConnectionVariable = "AZURESUBSCRIPTION_SERVICE_CONNECTION_ID";

    private readonly PimConnectOptions _options;

    private WorkloadIdentity(PimConnectOptions options, PimFederation federation)
    {
        _options = options;
        Federation = federation;
    }

    /// <summary>The source that vouches for the workload.</summary>
    public PimFederation Federation { get; }

    public string TenantId => Given(_options.TenantId, "-TenantId", "AZURESUBSCRIPTION_TENANT_ID", "AZURE_TENANT_ID");

    public string ClientId => Given(_options.ClientId, "-ClientId", "AZURESUBSCRIPTION_CLIENT_ID", "AZURE_CLIENT_ID");

    /// <summary>The token's file, or the service connection's id.</summary>
    public string Source => Federation == PimFederation.AzurePipelines
        ? Given(_options.ServiceConnectionId, "-ServiceConnectionId", ConnectionVariable)
        : Given(_options.FederatedTokenFile, "-FederatedTokenFile", FileVariable);

    /// <exception cref="PimException">Nothing here vouches for it (<see cref="PimErrorCode.AuthenticationFailed"/>).</exception>
    public static WorkloadIdentity Find(PimConnectOptions options) => new(
        options,
        options switch
        {
            { Federation: { } chosen } => chosen,
            { FederatedTokenFile: not null } => PimFederation.File,
            { ServiceConnectionId: not null } => PimFederation.AzurePipelines,
            _ when Has(FileVariable) => PimFederation.File,
            _ when Has(GitHubToken.UrlVariable) => PimFederation.GitHub,
            _ when Has("SYSTEM_OIDCREQUESTURI") => PimFederation.AzurePipelines,
            _ => throw new PimException(PimErrorCode.AuthenticationFailed, "Nothing here gives this workload a token of its own.")
            {
                Remedy = "Give the token's file with -FederatedTokenFile. In a GitHub workflow, permit id-token: write. In Azure Pipelines, give the "
                    + "service connection with -ServiceConnectionId and map SYSTEM_ACCESSTOKEN.",
            },
        });

    /// <exception cref="PimException">The environment lacks it (<see cref="PimErrorCode.AuthenticationFailed"/>).</exception>
    public static string Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
        ? value
        : throw new PimException(PimErrorCode.AuthenticationFailed, $"The environment variable {name} is not set.")
        {
            Remedy = "The platform sets it, or the step has to map it, where workloads may sign in.",
        };

    public override string ToString() => Federation switch
    {
        PimFederation.GitHub => "The workload's token comes from GitHub Actions.",
        PimFederation.AzurePipelines => $"The workload's token comes from Azure Pipelines, for the service connection {Source}.",
        _ => $"The workload's token comes from the file {Source}.",
    };

    private static bool Has(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 };

    /// <summary>Takes what is given, or else the first of the variables that is set. The ones of Azure Pipelines count there alone.</summary>
    private string Given(string? given, string parameter, params string[] variables)
    {
        var value = given;
        foreach (var variable in variables)
        {
            if (Federation == PimFederation.AzurePipelines || !variable.StartsWith("AZURESUBSCRIPTION", StringComparison.Ordinal))
            {
                value = value is { Length: > 0 } ? value : Environment.GetEnvironmentVariable(variable);
            }
        }

        return value is { Length: > 0 } ? value : throw new PimException(PimErrorCode.InvalidParameter, $"This sign-in needs {parameter}.")
        {
            Remedy = $"Give it, or set {variables[variables.Length - 1]}.",
        };
    }
}
