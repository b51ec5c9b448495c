namespace PimTools;

/// <summary>The ways to sign in.</summary>
public enum PimSignIn : long
{
    /// <summary>In the system browser.</summary>
    Interactive,

    /// <summary>With a code typed on another device.</summary>
    DeviceCode,

    /// <summary>As an application with a secret.</summary>
    ClientSecret,

    /// <summary>As an application with a certificate.</summary>
    Certificate,

    /// <summary>As the managed identity of the Azure resource this runs on.</summary>
    ManagedIdentity,

    /// <summary>As a workload whose own token is exchanged (federation).</summary>
    WorkloadIdentity,

    /// <summary>With an access token from elsewhere.</summary>
    AccessToken,

    /// <summary>As whoever Connect-MgGraph has signed in. Graph only.</summary>
    MgGraph,

    /// <summary>As whoever Connect-AzAccount has signed in.</summary>
    Az,

    /// <summary>As whoever the Azure CLI has signed in.</summary>
    AzureCli,

    /// <summary>As a person of the emulated tenant.</summary>
    Emulator,
}
