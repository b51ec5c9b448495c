# The long lists: 100,000 records of the audit log, and assignments by the ten thousand. Beside them the pages are read by Invoke-RestMethod, as a script
# would do it.

$audit = '/v1.0/auditLogs/directoryAudits?$filter=loggedByService%20eq%20%27PIM%27&$orderby=activityDateTime%20desc'
$many = '--users 3000 --eligible 50000 --over 23h --page-size 999 --keep-answers true'

# As Read-Pages, by what everybody writes first.
function Read-Rest([string] $Path) {
    $next = $root + $Path
    $headers = @{ Authorization = [string] $http.DefaultRequestHeaders.Authorization }
    while ($next) {
        $page = Invoke-RestMethod $next -Headers $headers
        $page.value
        $next = $page.'@odata.nextLink'
    }
}

# The host answers from memory what was read once.
function Read-Once([string] $As, [string] $Path) {
    $http.DefaultRequestHeaders.Authorization = New-Object Net.Http.Headers.AuthenticationHeaderValue 'Bearer', (Get-Token "user=$As")
    Read-Pages $Path
}

foreach ($pause in '50ms', '0ms') {
    $workloads += New-Workload "Audit log, 100,000 records, $pause" emil -Goal '3 times Invoke-RestMethod, 1.5 times the least, 100 MiB' -PeerName Invoke-RestMethod -Options $many -Latency $pause -Setup {
        Connect-As emil
        Read-Once emil $audit
    } -Work { Get-PimAuditLog } -Limit { Read-Pages $audit } -Peer { Read-Rest $audit }
}

# The bare reader reads the same pages; the host answers what the spans of the export ask for, which is not kept.
$workloads += New-Workload 'Export-PimAuditLog, 100,000 records' emil -Goal '100 MiB' -Options $many -Setup {
    Connect-As emil
    Read-Once emil $audit
    $script:log = Join-Path ([IO.Path]::GetTempPath()) "PimToolsLog$PID.jsonl"
} -Work {
    Export-PimAuditLog $log
    Remove-Item "$log*"
} -Limit { Read-Pages $audit }

$workloads += New-Workload '10,011 assignments' dana -Goal '1.5 times the least' -PeerName Invoke-RestMethod -Options '--users 3000 --eligible 7000 --active 3000 --page-size 999 --keep-answers true' -Setup {
    Connect-As dana
    $script:lists = 'Eligibility', 'Assignment' | ForEach-Object { '/v1.0/roleManagement/directory/role' + $_ + 'ScheduleInstances?$expand=roleDefinition,principal,directoryScope' }
    $lists | ForEach-Object { Read-Once dana $_ }
    $null = Get-PimAssignment -Kind EntraRole | Select-Object -First 1
} -Work { Get-PimAssignment -Kind EntraRole } -Limit { $lists | ForEach-Object { Read-Pages $_ } } -Peer { $lists | ForEach-Object { Read-Rest $_ } }

# 10,000 rows over as many people and four roles.
function New-Rows([int] $Count) {
    $roles = 'Reports Reader', 'Teams Reader', 'Security Reader', 'Message Center Reader'
    for ($i = 0; $i -lt $Count; $i++) { '{0},user{1:00000}@contoso.com,Eligible,30d,Team change' -f $roles[$i % 4], (1 + [math]::Floor($i / 4)) }
}

$rows = @{
    As = 'dana'; Options = '--users 2500'; Goal = 'flat memory'
    Setup = {
        Connect-As dana
        $script:file = Join-Path ([IO.Path]::GetTempPath()) "PimToolsRows$PID.csv"
        'Role,Principal,Type,Duration,Justification', (New-Rows 10000) | ForEach-Object { $_ } | Set-Content $file
    }
    # People by the hundreds, what there is, and twenty requests to a batch, of which a few are under way at once.
    Limit = { Read-Sequence 260 $me }
}
$workloads += New-Workload 'Import-PimAssignment, 10,000 rows' @rows -Work {
    Import-PimAssignment $file -Confirm:$false
    Remove-Item $file
}
$workloads += New-Workload 'Import-Csv | New-PimAssignment, 10,000 rows' @rows -Work {
    Import-Csv $file | New-PimAssignment
    Remove-Item $file
}

$workloads += New-Workload 'Tab after a role, 5,000 roles and scopes, first' dana -Options '--users 300 --groups 2500 --subscriptions 50' -Work {
    $line = 'Get-PimRoleSetting Reports'
    [Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches
} -Limit { Read-Sequence 3 $me }
$workloads += New-Workload 'Tab after a role, 5,000 roles and scopes, next' dana -Options '--users 300 --groups 2500 --subscriptions 50' -Setup {
    Connect-As dana
    $line = 'Get-PimRoleSetting Reports'
    $null = [Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null)
} -Work {
    $line = 'Get-PimRoleSetting Security'
    [Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches
} -Limit { }
$workloads += New-Workload 'Settings of all Entra roles, 300 groups, 50 subscriptions' dana -Options '--users 300 --groups 300 --subscriptions 50' -Work {
    Get-PimRoleSetting
} -Limit { Read-Sequence 6 $me }
$workloads += New-Workload 'Report of 50,000 assignments and 100,000 records' emil -Goal '15 MiB' -Options $many -Setup {
    Connect-As emil
    Read-Once emil $audit
    $script:report = Join-Path ([IO.Path]::GetTempPath()) "PimToolsReport$PID.html"
} -Work {
    Export-PimReport $report -Kind EntraRole
    Remove-Item $report
} -Limit { Read-Pages $audit }
