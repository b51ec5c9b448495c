# What Contoso has of each kind: Ada is eligible for both roles; the second needs Cleo's approval. Dana administers all of them.
$kinds = @(
    @{ Kind = 'EntraRole'; Role = 'User Administrator'; Scope = 'Directory'; Approved = 'Exchange Administrator'; ApprovedScope = 'Directory' }
    @{ Kind = 'Group'; Role = 'Ops-OnCall'; Scope = 'Ops-OnCall'; Approved = 'Ops-Database'; ApprovedScope = 'Ops-Database' }
    @{ Kind = 'AzureRole'; Role = 'Contributor'; Scope = 'Contoso Sandbox'; Approved = 'Key Vault Administrator'; ApprovedScope = 'contoso-web-kv' }
)
