# The workloads: the tenant, what is prepared without latency, what is measured, the least that the API allows, and the calls that the published peer makes
# for the same. The least is written as the row of calls that depend on one another.

$people = 1..100 | ForEach-Object { 'user{0:00000}@contoso.com' -f $_ }
$new = @{ Type = 'Eligible'; Duration = '30d'; Justification = 'Team change' }
$me = '/v1.0/me'

function New-Workload([string] $Name, [string] $As, [scriptblock] $Work, [scriptblock] $Limit, [scriptblock] $Setup = { Connect-As $workload.As }, [scriptblock] $Peer, [string] $Options = '--users 150 --groups 20', [string] $PeerName, [string] $Goal, [string] $Latency) {
    [pscustomobject]@{ Name = $Name; As = $As; Host = $Options; Setup = $Setup; Work = $Work; Limit = $Limit; Peer = $Peer; PeerName = $PeerName; Goal = $Goal; Latency = $Latency }
}

$workloads = @(
    New-Workload 'Import-Csv | New-PimAssignment, 100 rows' dana -Goal '25 calls, 1 s' -PeerName EasyPIM -Setup {
        Connect-As dana
        $script:rows = $people | ForEach-Object { [pscustomobject]@{ Role = 'Reports Reader'; Principal = $_; Type = 'Eligible'; Duration = '30d'; Justification = 'Team change' } }
    } -Work { $rows | New-PimAssignment } -Limit { Read-Sequence 3 $me } -Peer { Read-Sequence 600 $me }

    New-Workload '100 single New-PimAssignment' dana -Goal '2 calls each after the first' -PeerName EasyPIM -Work {
        foreach ($one in $people) { New-PimAssignment 'Reports Reader' $one @new }
    } -Limit { Read-Sequence 200 $me } -Peer { Read-Sequence 600 $me }

    New-Workload 'One New-PimAssignment with 100 names' dana -Goal '20 calls, 0.8 s' -PeerName EasyPIM -Work {
        New-PimAssignment 'Reports Reader' $people @new
    } -Limit { Read-Sequence 3 $me } -Peer { Read-Sequence 600 $me }

    New-Workload 'Approve 21' cleo -Goal '6 calls, 0.4 s' -PeerName EasyPIM -Setup {
        Connect-As dana
        $null = New-PimAssignment 'Exchange Administrator' $people[0..19] @new
        foreach ($one in $people[0..19]) {
            Connect-As $one
            $null = Request-PimRoleActivation 'Exchange Administrator' 'Mail flow' -Kind EntraRole
        }
        Connect-As cleo
    } -Work { Get-PimRequest -PendingMyApproval -Kind EntraRole | Approve-PimRequest -Justification Confirmed } -Limit { Read-Sequence 4 $me } -Peer { Read-Sequence 85 $me }

    New-Workload 'Activate one role by name, all kinds, first' ada -Goal '5 calls, 3 deep' -PeerName Omnicit.PIM -Work {
        Request-PimRoleActivation 'User Administrator' 'Reset a password'
    } -Limit { Read-Sequence 3 $me } -Peer { Read-Sequence 3 $me }

    New-Workload 'Activate one role by name, next' ada -Goal '2 calls, 110 ms' -PeerName Omnicit.PIM -Setup {
        Connect-As ada
        $null = Request-PimRoleActivation 'User Administrator' 'Reset a password'
        $null = Invoke-RestMethod -Method Post "$root/_emulator/advance?by=6m"
        $null = Stop-PimRoleActivation 'User Administrator'
    } -Work { Request-PimRoleActivation 'User Administrator' 'Reset a password' } -Limit { Read-Sequence 1 $me } -Peer { Read-Sequence 3 $me }

    New-Workload 'Activate one role by name, after Tab' ada -Goal '2 calls, 110 ms' -PeerName Omnicit.PIM -Setup {
        Connect-As ada
        $line = 'Request-PimRoleActivation User'
        $null = [Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null)
    } -Work { Request-PimRoleActivation 'User Administrator' 'Reset a password' } -Limit { Read-Sequence 2 $me } -Peer { Read-Sequence 3 $me }

    New-Workload 'Settings of one role by name, first' dana -Goal '4 calls' -PeerName EasyPIM -Work {
        Get-PimRoleSetting 'User Administrator'
    } -Limit { Read-Sequence 2 $me } -Peer { Read-Sequence 3 $me }

    New-Workload 'Settings of one role by name, next' dana -Goal '1 call' -PeerName EasyPIM -Setup {
        Connect-As dana
        $null = Get-PimRoleSetting 'User Administrator'
    } -Work { Get-PimRoleSetting 'User Administrator' } -Limit { Read-Sequence 1 $me } -Peer { Read-Sequence 3 $me }

    New-Workload 'My eligible, three kinds' ada -Goal '4 calls and one for each Azure scope' -PeerName Omnicit.PIM -Work {
        Get-PimAssignment -Mine -Type Eligible
    } -Limit { Read-Sequence 2 $me } -Peer { Read-Sequence 4 $me }

    New-Workload 'Second New-PimAssignment in a session' dana -Goal '3 calls' -Setup {
        Connect-As dana
        $null = New-PimAssignment 'Reports Reader' $people[0] @new
    } -Work { New-PimAssignment 'Reports Reader' $people[1] @new } -Limit { Read-Sequence 2 $me }

    New-Workload '3,011 eligible, pages of 200' dana -Goal 'the next page is asked for while this one is read' -PeerName EasyPIM -Options '--users 3000 --eligible 3000 --page-size 200' -Work {
        Get-PimAssignment -Kind EntraRole -Type Eligible
    } -Limit { Read-Pages '/v1.0/roleManagement/directory/roleEligibilityScheduleInstances?$expand=roleDefinition,principal,directoryScope' } -Peer {
        Read-Pages '/v1.0/roleManagement/directory/roleEligibilityScheduleInstances?$expand=roleDefinition,principal,directoryScope'
    }

    New-Workload 'Audit log of 30 days to JSON' emil -Goal '1.5 times the least' -PeerName EasyPIM -Options '--users 3000 --eligible 3000 --page-size 200' -Work {
        Get-PimAuditLog -Since 30d | ConvertTo-Json -Compress -Depth 4
    } -Limit { Read-Pages '/v1.0/auditLogs/directoryAudits' } -Peer { Read-Pages '/v1.0/auditLogs/directoryAudits' }

    New-Workload 'Import-PimAssignment, 1,000 rows' dana -Options '--users 1000' -Setup {
        Connect-As dana
        $script:file = Join-Path ([IO.Path]::GetTempPath()) "PimToolsRows$PID.csv"
        'Role,Principal,Duration,Justification', (1..1000 | ForEach-Object { 'Reports Reader,user{0:00000}@contoso.com,30d,Team change' -f $_ }) | ForEach-Object { $_ } | Set-Content $file
    } -Work {
        Import-PimAssignment $file -Confirm:$false
        Remove-Item $file
    } -Limit { Read-Sequence 28 $me }
)

. "$PSScriptRoot/AsCode.ps1"
. "$PSScriptRoot/Bulk.ps1"
