# Documents, plans and compliance of a large tenant. What the processor does is the own time of a command: all else is waiting for calls.

$large = '--users 5000 --groups 500 --subscriptions 50'
$full = '--users 5000 --groups 185 --eligible 4800'

function Get-Document { Join-Path ([IO.Path]::GetTempPath()) "PimToolsAsCode$PID" }

$workloads += @(
    New-Workload 'Export of 130 Entra roles, 500 groups and 50 Azure scopes' emil -Goal 'calls are pages and batches' -Options $large -Setup {
        Connect-As emil
        $script:scopes = Get-PimScope -Kind AzureRole | Where-Object Type -EQ Subscription | Select-Object -First 50
    } -Work {
        Export-PimConfiguration "$(Get-Document).yaml" -Kind EntraRole, Group, AzureRole -Scope $scopes
        Remove-Item "$(Get-Document).yaml"
    } -Limit { Read-Sequence 9 $me }

    New-Workload 'Plan over 500 settings and 5,000 assignments' emil -Goal '2 s of its own, 150 MB' -Options $full -Setup {
        Connect-As emil
        $null = Export-PimConfiguration "$(Get-Document).yaml" -Kind EntraRole, Group
    } -Work {
        New-PimPlan "$(Get-Document).yaml" -Prune
        Remove-Item "$(Get-Document).yaml"
    } -Limit { Read-Sequence 53 $me }

    New-Workload 'Compliance of 500 settings and 5,000 assignments' emil -Goal '2 s of its own, 150 MB' -Options $full -Work {
        Test-PimCompliance -Kind EntraRole, Group -WarningAction Ignore
    } -Limit { Read-Sequence 53 $me }
)
