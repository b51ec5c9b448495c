using System;
using System.Collections.Generic;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Environment variables for the time of one test. They belong to the process, so such tests run one by one.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class EnvironmentOverride : IDisposable
{
    public const string Name = "Environment";

    // Whatever a platform that runs these tests may have set itself.
    private static readonly string[] Platforms =
    [
        "AZURE_FEDERATED_TOKEN_FILE", "AZURE_TENANT_ID", "AZURE_CLIENT_ID", "ACTIONS_ID_TOKEN_REQUEST_URL", "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
        "SYSTEM_OIDCREQUESTURI", "SYSTEM_ACCESSTOKEN", "AZURESUBSCRIPTION_TENANT_ID", "AZURESUBSCRIPTION_CLIENT_ID",
        "AZURESUBSCRIPTION_SERVICE_CONNECTION_ID", "IDENTITY_ENDPOINT", "IDENTITY_HEADER", "MSI_ENDPOINT", "AZURE_POD_IDENTITY_AUTHORITY_HOST",
    ];

    private readonly Dictionary<string, string?> _before = [];

    public EnvironmentOverride()
    {
        foreach (var variable in Platforms)
        {
            this[variable] = null;
        }
    }

    public string? this[string variable]
    {
        get => Environment.GetEnvironmentVariable(variable);
        set
        {
            _before.TryAdd(variable, Environment.GetEnvironmentVariable(variable));
            Environment.SetEnvironmentVariable(variable, value);
        }
    }

    public void Dispose()
    {
        foreach (var (variable, value) in _before)
        {
            Environment.SetEnvironmentVariable(variable, value);
        }
    }
}
